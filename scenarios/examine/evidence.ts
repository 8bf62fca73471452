/** What the film must show when, by what really happened in the meeting. */
import type { MeetRecording } from "@roomreel/contract";
import type { Placement } from "@roomreel/stage";
import type { Performance } from "../perform.ts";
import { figuresAfter, isSilent, stageAfter, type Expected, type Performed } from "../plan.ts";
import { piecesOf, type Piece } from "./clock.ts";
import { areaKey, type Film, type FilmFrame } from "./film.ts";
import type { Look } from "./look.ts";
import { tolerance } from "./tolerance.ts";

export type Evidence = {
  readonly film: Film;
  readonly performance: Performance;
  /** The first begins the file, each further one with a cut. */
  readonly pieces: readonly Piece[];
  /** Stretches that the recording itself calls gaps: nothing is wanted of them. */
  readonly gaps: readonly Gap[];
};
export type Gap = NonNullable<MeetRecording["gaps"]>[number];

export const evidenceOf = (film: Film, performance: Performance, gaps: readonly Gap[]): Evidence => ({
  film,
  performance,
  pieces: piecesOf(film, performance, cutsIn(gaps)),
  gaps,
});

const cutsIn = (gaps: readonly Gap[]): readonly number[] =>
  gaps.filter(({ reason }) => reason === "paused").map(({ fromMs }) => fromMs);

/** Epoch ms of the file's time 0. */
export const beginningOf = ({ pieces }: Evidence): number => pieces[0]?.beginning ?? Number.NaN;

/** Epoch ms of what the file shows at a time. */
export const wallAt = ({ pieces }: Evidence, atMs: number): number =>
  atMs + (pieces.findLast(({ fromMs }) => fromMs <= atMs)?.beginning ?? Number.NaN);

/** All rectangles that any stage of the performance uses. */
export const areasOf = ({ plan: { people }, steps }: Performance): readonly Expected["rect"][] =>
  steps.flatMap((_, index) => {
    const over = steps.slice(0, index + 1);
    return [...stageAfter(people, over), ...figuresAfter(people, over)].map(({ rect }) => rect);
  });

/** Steps that were over at a time of the file; null while one was under way, too fresh to judge, or in a gap. */
export const settledSteps = (evidence: Evidence, atMs: number): readonly Performed[] | null => {
  const { steps, recordPressedAt } = evidence.performance;
  const wall = wallAt(evidence, atMs);
  const isFresh = (from: number, to: number, time: number): boolean =>
    time > from - tolerance.changeMs && time < to + tolerance.changeMs;
  const isOpen =
    atMs < tolerance.changeMs ||
    wall < recordPressedAt ||
    steps.some((step) => !isSilent(step) && isFresh(step.from, step.to, wall)) ||
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
