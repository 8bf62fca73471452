/** Which chunk to read: where a reader starts, and where it goes on. */
import type { LogUs } from "../../vocabulary/index.ts";
import { readHead } from "./head.ts";
import { chunkPath, listChunks } from "./places.ts";
import { headTime, type TakeClock, takeClocks } from "./take-clock.ts";

export type Place = {
  readonly clock: TakeClock;
  readonly chunk: number;
  readonly path: string;
  readonly headUs: LogUs;
};

/** The last chunk with a readable head at or before `fromUs`; the first chunk when all are later; null when none is. */
export const findStart = async (logDir: string, fromUs: LogUs): Promise<Place | null> => {
  const clocks = await takeClocks(logDir);
  const clock = clocks.findLast((one) => one.startUs <= fromUs) ?? clocks[0];
  if (clock === undefined) return null;
  const chunks = await listChunks(clock.folder);
  let found = await firstPlace(clock);
  // Heads lie in order of time: halve what is left. A head that cannot be read counts as later.
  for (let [low, high] = [0, chunks.length - 1]; low <= high;) {
    const middle = (low + high) >> 1;
    const place = await placeOf(clock, chunks[middle] ?? 0);
    if (place === null || place.headUs > fromUs) high = middle - 1;
    else {
      found = place;
      low = middle + 1;
    }
  }
  return found;
};

/** The next chunk with a readable head: of this take, else of a later one. Null: none yet. */
export const successorOf = async (logDir: string, here: Place): Promise<Place | null> => {
  const next = await placeOf(here.clock, here.chunk + 1);
  if (next !== null) return next;
  const clock = (await takeClocks(logDir)).find((one) => one.take > here.clock.take);
  return clock === undefined ? null : firstPlace(clock);
};

const firstPlace = (clock: TakeClock): Promise<Place | null> => placeOf(clock, clock.head.chunk);

const placeOf = async (clock: TakeClock, chunk: number): Promise<Place | null> => {
  const path = chunkPath(clock.folder, chunk);
  const head = await readHead(path);
  return head === null ? null : { clock, chunk, path, headUs: headTime(clock, head) };
};
