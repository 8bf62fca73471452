import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Where a file lies after its examination, so that a person can look at what failed. Ignored by git. */
const folder = resolve(import.meta.dirname, "../test-results/scenarios");

/** @returns the path */
export const keepFile = async (bytes: Uint8Array, name = "meeting"): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.mp4`);
  await writeFile(path, bytes);
  return path;
};
