/** Names of a log's files: `take-0001/chunk-000001.rlog`. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type TakeNumber, takeNumber } from "../../vocabulary/index.ts";

export const takeFolder = (logDir: string, take: TakeNumber): string =>
  join(logDir, `take-${String(take).padStart(4, "0")}`);

export const chunkPath = (folder: string, chunk: number): string =>
  join(folder, `chunk-${String(chunk).padStart(6, "0")}.rlog`);

/** Takes that have a folder, in order. A missing log has none. */
export const listTakes = async (logDir: string): Promise<readonly TakeNumber[]> =>
  (await numbersIn(logDir, /^take-(\d{4,5})$/)).map(takeNumber);

/** Chunks of a take that have a file, in order. */
export const listChunks = (folder: string): Promise<readonly number[]> => numbersIn(folder, /^chunk-(\d{6,})\.rlog$/);

const numbersIn = async (folder: string, pattern: RegExp): Promise<number[]> => {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => pattern.exec(name)?.slice(1, 2).map(Number) ?? []).toSorted((one, two) => one - two);
};
