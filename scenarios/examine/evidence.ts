/** What the film must show when, by what really happened in the meeting. */
import type { MeetRecording } from "@roomreel/contract";
import type { Placement } from "@roomreel/stage";
import type { Performance } from "../perform.ts";
import { figuresAfter, stageAfter, type Expected, type Performed } from "../plan.ts";
import { beginningOf } from "./clock.ts";
import { areaKey, type Film, type FilmFrame } from "./film.ts";
import type { Look } from "./look.ts";
import { tolerance } from "./tolerance.ts";

export type Evidence = {
  readonly film: Film;
  readonly performance: Performance;
  /** Epoch ms of the file's time 0. */
  readonly beginning: number;
  /** Stretches that the recording itself calls gaps: nothing is wanted of them. */
  readonly gaps: readonly Gap[];
};
export type Gap = Pick<NonNullable<MeetRecording["gaps"]>[number], "fromMs" | "toMs">;

export const evidenceOf = (film: Film, performance: Performance, gaps: readonly Gap[]): Evidence => ({
  film,
  performance,
  beginning: beginningOf(film, performance),
  gaps,
});

/** All rectangles that any stage of the performance uses. */
export const areasOf = ({ plan: { people }, steps }: Performance): readonly Expected["rect"][] =>
  steps.flatMap((_, index) => {
    const over = steps.slice(0, index + 1);
    return [...stageAfter(people, over), ...figuresAfter(people, over)].map(({ rect }) => rect);
  });

/** Steps that were over at a time of the file; null while one was under way, too fresh to judge, or in a gap. */
export const settledSteps = (evidence: Evidence, atMs: number): readonly Performed[] | null => {
  const { steps, recordPressedAt } = evidence.performance;
  const wall = evidence.beginning + atMs;
  const isFresh = (from: number, to: number, time: number): boolean =>
    time > from - tolerance.changeMs && time < to + tolerance.changeMs;
  const isOpen =
    atMs < tolerance.changeMs ||
    wall < recordPressedAt ||
    steps.some(({ from, to }) => isFresh(from, to, wall)) ||
    evidence.gaps.some(({ fromMs, toMs }) => isFresh(fromMs, toMs, atMs));
  return isOpen ? null : steps.filter(({ to }) => to < wall);
};

export type Shown = {
  readonly frame: FilmFrame;
  readonly expected: readonly Expected[];
  /** Tiles with a figure. */
  readonly figures: readonly Placement[];
};

/** Frames for which the plan says what must be seen; the first second is the subscription of the recorder. */
export const settled = (evidence: Evidence): readonly Shown[] =>
  evidence.film.frames.flatMap((frame) => {
    const steps = settledSteps(evidence, frame.atMs);
    if (steps === null) return [];
    const { people } = evidence.performance.plan;
    return [{ frame, expected: stageAfter(people, steps), figures: figuresAfter(people, steps) }];
  });

export const lookOf = (frame: FilmFrame, { rect }: Pick<Placement, "rect">): Look => {
  const look = frame.looks.get(areaKey(rect));
  if (look === undefined) throw new Error(`nobody looked at ${areaKey(rect)}`);
  return look;
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
