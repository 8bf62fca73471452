/**
 * One clock for all takes of a log: 0 is the beginning of the first take. Within one boot of one machine the
 * monotonic clock says how far a later take lies behind; on another machine only wall clocks can. They may
 * disagree, so such a take never begins before what the one before it holds.
 */
import { type LogUs, logUs, type TakeNumber } from "../../vocabulary/index.ts";
import { footerOf } from "./chunk-scan.ts";
import { type ChunkHead, readHead } from "./head.ts";
import { chunkPath, listChunks, listTakes, takeFolder } from "./places.ts";

export type TakeClock = {
  readonly take: TakeNumber;
  readonly folder: string;
  readonly startUs: LogUs;
  /** Of its first readable chunk. */
  readonly head: ChunkHead;
};

const UNKNOWN_BOOT = "0".repeat(32);

/** The takes that have a readable head, in order. A take that died before its first write is not there. */
export const takeClocks = async (logDir: string): Promise<readonly TakeClock[]> => {
  const clocks: TakeClock[] = [];
  for (const take of await listTakes(logDir)) {
    const folder = takeFolder(logDir, take);
    const head = await firstHead(folder);
    if (head !== null) clocks.push({ take, folder, head, startUs: await startOf(head, clocks) });
  }
  return clocks;
};

/** Where a chunk's head lies. */
export const headTime = (clock: TakeClock, head: ChunkHead): LogUs => logUs(clock.startUs + head.headUs - head.takeUs);

/** The end of what a take holds. */
export const takeEnd = async (clock: TakeClock): Promise<LogUs> => {
  for (const chunk of (await listChunks(clock.folder)).toReversed()) {
    const path = chunkPath(clock.folder, chunk);
    const head = await readHead(path);
    if (head !== null) return logUs(headTime(clock, head) + (await footerOf(path)).footer.endUs);
  }
  return clock.startUs;
};

const firstHead = async (folder: string): Promise<ChunkHead | null> => {
  const first = await readHead(chunkPath(folder, 1));
  if (first !== null) return first;
  for (const chunk of await listChunks(folder)) {
    const head = await readHead(chunkPath(folder, chunk));
    if (head !== null) return head;
  }
  return null;
};

const startOf = async (head: ChunkHead, before: readonly TakeClock[]): Promise<LogUs> => {
  const [first, last] = [before[0], before.at(-1)];
  if (first === undefined || last === undefined) return logUs(0);
  const sibling = before.findLast((one) => one.head.bootId === head.bootId && head.bootId !== UNKNOWN_BOOT);
  if (sibling !== undefined) return logUs(sibling.startUs + head.takeUs - sibling.head.takeUs);
  const byWall = (head.takeWall - first.head.takeWall) * 1000;
  return logUs(Math.max(byWall, await takeEnd(last)));
};
