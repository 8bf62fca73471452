/** What a log holds, take by take, from heads and footers alone where chunks are sealed. */
import { stat } from "node:fs/promises";
import type { LogUs, TakeNumber, WallMs } from "../../vocabulary/index.ts";
import { footerOf } from "./chunk-scan.ts";
import { chunkPath, listChunks } from "./places.ts";
import { takeClocks, takeEnd } from "./take-clock.ts";

/** One take; times in `LogUs`. */
export type TakeSummary = {
  readonly take: TakeNumber;
  readonly startUs: LogUs;
  /** Arrival of its last whole record so far. */
  readonly endUs: LogUs;
  /** On the clock of the recorder that wrote it. */
  readonly startedAt: WallMs;
  readonly chunks: number;
  readonly bytes: number;
  /** Whether its last chunk was sealed: no more will come. */
  readonly sealed: boolean;
};

/** The takes of a log, in order; those that died before their first write are not there. */
export const takesOf = async (logDir: string): Promise<readonly TakeSummary[]> => {
  const summaries: TakeSummary[] = [];
  for (const clock of await takeClocks(logDir)) {
    const paths = (await listChunks(clock.folder)).map((chunk) => chunkPath(clock.folder, chunk));
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
    const last = paths.at(-1);
    summaries.push({
      take: clock.take,
      startUs: clock.startUs,
      endUs: await takeEnd(clock),
      startedAt: clock.head.takeWall,
      chunks: paths.length,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      sealed: last !== undefined && (await footerOf(last)).sealed,
    });
  }
  return summaries;
};
