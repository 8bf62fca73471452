/**
 * Ties the time of the file to the wall clock: frame n of somebody's camera stands in the file at some time, and
 * the diary says when it was drawn. The median over all frames is the wall time of the file's beginning. A pause is
 * cut out of the file, so what comes after it is a piece with a beginning of its own.
 */
import { cameraPicture, counterWraps } from "../pattern.ts";
import type { Diary } from "../participants/protocol.ts";
import type { Performance } from "../perform.ts";
import type { Film } from "./film.ts";
import type { Shade } from "./look.ts";

/** When somebody drew a frame, by the number that its counter shows. */
export const drawnAt = (diary: Diary["camera"]): ReadonlyMap<number, number> =>
  new Map(diary.map(({ frame, at }) => [frame % counterWraps, at]));

/** What was filmed without a break. */
export type Piece = {
  /** Of the file. */
  readonly fromMs: number;
  /** Epoch ms of the file's time 0, as if all before had been filmed too. */
  readonly beginning: number;
};

/** @param cuts times of the file @throws when no counter of any camera can be read in a piece */
export const piecesOf = (film: Film, performance: Performance, cuts: readonly number[]): readonly Piece[] =>
  [0, ...cuts].map((fromMs, index) => {
    const toMs = cuts[index] ?? Number.POSITIVE_INFINITY;
    const frames = film.frames.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    return { fromMs, beginning: beginningOf(frames, performance) };
  });

const beginningOf = (frames: Film["frames"], { plan, diaries }: Performance): number => {
  const drawn = new Map<Shade, ReadonlyMap<number, number>>(
    plan.people.map((person) => [person.colour, drawnAt(diaries.get(person.name)?.camera ?? [])]),
  );
  const offsets = frames.flatMap(({ atMs, looks }) =>
    [...looks.values()].flatMap(({ shade, frame }) => {
      const at = frame === null ? undefined : drawn.get(shade)?.get(frame);
      return at === undefined ? [] : [at - atMs];
    }),
  );
  if (offsets.length === 0) throw new Error("no frame of any camera can be recognised in the file");
  return median(offsets);
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Length of one drawn frame. */
export const framePeriodMs = 1000 / cameraPicture.framesPerSecond;
