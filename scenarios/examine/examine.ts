/** Everything that a finished file is held against, in one call. */
import type { Performance } from "../perform.ts";
import { boxesOf, checkDuration, checkFormat, checkIndexInFront } from "./container.ts";
import { areasOf, beginningOf, evidenceOf, type Gap } from "./evidence.ts";
import { checkCuts, describeCuts } from "./cuts.ts";
import { filmOf } from "./film.ts";
import { checkMotion } from "./motion.ts";
import { checkPlaces } from "./places.ts";
import { checkSync, describeSync } from "./sync.ts";

export type Findings = {
  /** What is wrong, in sentences; empty when the file is what the meeting was. */
  readonly faults: readonly string[];
  /** Figures for people. */
  readonly notes: readonly string[];
  /** Epoch ms of the file's time 0. */
  readonly beginning: number;
};

export const examine = async (path: string, performance: Performance, gaps: readonly Gap[] = []): Promise<Findings> => {
  const film = await filmOf(path, areasOf(performance));
  const evidence = evidenceOf(film, performance, gaps);
  const faults = [
    ...checkIndexInFront(await boxesOf(path)),
    ...checkFormat(film.facts),
    ...checkDuration(evidence),
    ...checkPlaces(evidence),
    ...checkMotion(evidence),
    ...checkSync(evidence),
    ...checkCuts(evidence),
  ];
  const { video, audio } = film.facts;
  const beginning = beginningOf(evidence);
  const notes = [
    `video ${video.durationMs.toFixed(0)} ms, audio ${audio.durationMs.toFixed(0)} ms, ` +
      `first instant to Stop ${(performance.stopPressedAt - beginning).toFixed(0)} ms, ` +
      `Record to first instant ${(beginning - performance.recordPressedAt).toFixed(0)} ms`,
    `beep after flash: ${describeSync(evidence)}`,
    ...describeCuts(evidence),
  ];
  return { faults, notes, beginning };
};
