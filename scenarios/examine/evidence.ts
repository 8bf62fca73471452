/** What the film must show when, by what really happened in the meeting. */
import type { Performance } from "../perform.ts";
import { stageAfter, type Expected, type Performed } from "../plan.ts";
import { beginningOf } from "./clock.ts";
import { areaKey, type Film, type FilmFrame } from "./film.ts";
import type { Look } from "./look.ts";
import { tolerance } from "./tolerance.ts";

export type Evidence = {
  readonly film: Film;
  readonly performance: Performance;
  /** Epoch ms of the file's time 0. */
  readonly beginning: number;
};

export const evidenceOf = (film: Film, performance: Performance): Evidence => ({
  film,
  performance,
  beginning: beginningOf(film, performance),
});

/** All rectangles that any stage of the performance uses. */
export const areasOf = ({ plan, steps }: Performance): readonly Expected["rect"][] =>
  steps.flatMap((_, index) => stageAfter(plan.people, steps.slice(0, index + 1)).map(({ rect }) => rect));

/** Steps that were over at a wall time; null while one was under way or too fresh to judge. */
export const settledSteps = ({ steps, recordPressedAt }: Performance, wall: number): readonly Performed[] | null => {
  const fresh = (from: number, to: number): boolean =>
    wall > from - tolerance.changeMs && wall < to + tolerance.changeMs;
  if (wall < recordPressedAt || steps.some(({ from, to }) => fresh(from, to))) return null;
  return steps.filter(({ to }) => to < wall);
};

export type Shown = { readonly frame: FilmFrame; readonly expected: readonly Expected[] };

/** Frames for which the plan says what must be seen; the first second is the subscription of the recorder. */
export const settled = ({ film, performance, beginning }: Evidence): readonly Shown[] =>
  film.frames.flatMap((frame) => {
    const steps = frame.atMs < tolerance.changeMs ? null : settledSteps(performance, beginning + frame.atMs);
    return steps === null ? [] : [{ frame, expected: stageAfter(performance.plan.people, steps) }];
  });

export const lookOf = (frame: FilmFrame, { rect }: Expected): Look => {
  const look = frame.looks.get(areaKey(rect));
  if (look === undefined) throw new Error(`nobody looked at ${areaKey(rect)}`);
  return look;
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
