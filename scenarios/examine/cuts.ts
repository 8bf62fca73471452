/**
 * Pauses, which are cut out of the file: nothing that was drawn while it was paused is in it, no picture of before
 * stands still after the cut, and everybody's picture moves up to the cut and soon after it.
 */
import { drawnAt } from "./clock.ts";
import { lookOf, seconds, settledSteps, wallAt, type Evidence } from "./evidence.ts";
import type { FilmFrame } from "./film.ts";
import { stoodAtSource } from "./motion.ts";
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
    const isOld = atMs >= cutMs + tolerance.heldMs;
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
    const { name } = one.person;
    return [
      ...stoodBefore(evidence, cutMs, { name, last: before.at(-1) }),
      ...(after.length === 0 ? [`${name} does not move within ${tolerance.changeMs} ms after the cut`] : []),
    ];
  });
};

/** A picture that is too old when the cut comes, although its source had newer ones. */
const stoodBefore = (
  evidence: Evidence,
  cutMs: number,
  { name, last }: { readonly name: string; readonly last: Change | undefined },
): readonly string[] => {
  if (last === undefined) return [`${name} does not move within ${tolerance.changeMs} ms before the cut`];
  const stoodMs = cutMs - last.atMs;
  if (stoodMs <= tolerance.freezeMs) return [];
  const diary = evidence.performance.diaries.get(name);
  const drawn = diary === undefined ? undefined : drawnAt(diary.camera).get(last.frame);
  if (diary !== undefined && drawn !== undefined && stoodAtSource(diary, drawn, wallAt(evidence, cutMs - 1))) return [];
  return [`${name} stands still for ${stoodMs.toFixed(0)} ms before the cut`];
};

type Change = { readonly atMs: number; readonly frame: number };

/** Where somebody's picture is another than before, in flashes too. */
const changes = (
  frames: readonly FilmFrame[],
  one: Expected,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly Change[] => {
  const found: Change[] = [];
  for (const shown of frames) {
    if (shown.atMs < fromMs || shown.atMs >= toMs) continue;
    const { shade, frame } = lookOf(shown, one);
    if ((shade !== one.colour && shade !== "white") || frame === null || frame === found.at(-1)?.frame) continue;
    found.push({ atMs: shown.atMs, frame });
  }
  return found;
};
