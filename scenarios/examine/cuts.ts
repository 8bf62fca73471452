/**
 * Pauses, which are cut out of the file: nothing that was drawn while it was paused is in it, no picture of before
 * stands still after the cut, and everybody's picture moves up to the cut and soon after it.
 */
import { drawnAt } from "./clock.ts";
import { lookOf, seconds, settledSteps, wallAt, type Evidence } from "./evidence.ts";
import type { FilmFrame } from "./film.ts";
import { stageAfter, type Expected } from "../plan.ts";
import { tolerance } from "./tolerance.ts";

export const checkCuts = (evidence: Evidence): readonly string[] => {
  const { pause } = evidence.performance;
  const cuts = evidence.pieces.slice(1);
  if (pause === null) return cuts.map(({ fromMs }) => `a cut at ${seconds(fromMs)}, and nobody paused`);
  const [cut] = cuts;
  if (cut === undefined || cuts.length > 1) return [`${cuts.length} cuts for one pause`];
  return [...pausedPictures(evidence), ...standing(evidence, cut.fromMs)];
};

/** One line for people: what the wall clock said on both sides of each cut. */
export const describeCuts = (evidence: Evidence): readonly string[] =>
  evidence.pieces.slice(1).map(({ fromMs, beginning }) => {
    const { pressedAt, resumedAt } = evidence.performance.pause ?? { pressedAt: 0, resumedAt: 0 };
    const [before, after] = [wallAt(evidence, fromMs - 1) - pressedAt, beginning + fromMs - resumedAt];
    return `cut at ${seconds(fromMs)}: ${before.toFixed(0)} ms after Pause, ${after.toFixed(0)} ms after Resume`;
  });

type Reading = { readonly atMs: number; readonly name: string; readonly drawn: number };

/** Every counter in the file with the time at which it was drawn. */
const readings = (evidence: Evidence): readonly Reading[] => {
  const { plan, diaries } = evidence.performance;
  return plan.people.flatMap(({ name, colour }) => {
    const drawnOf = drawnAt(diaries.get(name)?.camera ?? []);
    return evidence.film.frames.flatMap(({ atMs, looks }) =>
      [...looks.values()].flatMap(({ shade, frame }) => {
        const drawn = shade === colour && frame !== null ? drawnOf.get(frame) : undefined;
        return drawn === undefined ? [] : [{ atMs, name, drawn }];
      }),
    );
  });
};

/** Drawn while paused, or still shown after the cut although drawn before it; but for what was on its way then. */
const pausedPictures = (evidence: Evidence): readonly string[] => {
  const { pressedAt, resumedAt } = evidence.performance.pause ?? { pressedAt: 0, resumedAt: 0 };
  const cutMs = evidence.pieces[1]?.fromMs ?? 0;
  const wrong = readings(evidence).filter(({ atMs, drawn }) => {
    const isOfPause = drawn > pressedAt + tolerance.pauseMs;
    const isOld = atMs >= cutMs + tolerance.freezeMs;
    return drawn < resumedAt - tolerance.freezeMs && (isOfPause || isOld);
  });
  const [first] = wrong;
  if (first === undefined) return [];
  const sinceMs = (first.drawn - pressedAt).toFixed(0);
  return [`${first.name} at ${seconds(first.atMs)} as drawn ${sinceMs} ms after Pause, ${wrong.length} such frames`];
};

/** Of everybody who must be seen around the cut. */
const standing = (evidence: Evidence, cutMs: number): readonly string[] => {
  const steps = settledSteps(evidence, cutMs - tolerance.changeMs - 1);
  if (steps === null) return [];
  return stageAfter(evidence.performance.plan.people, steps).flatMap((one) => {
    const before = changes(evidence.film.frames, one, { fromMs: cutMs - tolerance.changeMs, toMs: cutMs });
    const after = changes(evidence.film.frames, one, { fromMs: cutMs, toMs: cutMs + tolerance.changeMs });
    const stoodMs = cutMs - (before.at(-1) ?? 0);
    const { name } = one.person;
    return [
      ...(stoodMs > tolerance.freezeMs ? [`${name} stands still for ${stoodMs.toFixed(0)} ms before the cut`] : []),
      ...(after.length === 0 ? [`${name} does not move within ${tolerance.changeMs} ms after the cut`] : []),
    ];
  });
};

/** Times at which somebody's picture is another than before. */
const changes = (
  frames: readonly FilmFrame[],
  one: Expected,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly number[] => {
  let last: number | null = null;
  return frames.flatMap((frame) => {
    if (frame.atMs < fromMs || frame.atMs >= toMs) return [];
    const look = lookOf(frame, one);
    const isNew = look.shade === one.colour && look.frame !== null && look.frame !== last;
    last = look.frame ?? last;
    return isNew ? [frame.atMs] : [];
  });
};
