/**
 * A name that one recorder process at a time has, and that the next process inherits when it dies: so the next one
 * knows at once, without waiting for a lease to lapse, which recordings have lost their recorder.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readBootId } from "../capture/index.ts";
import { Failure, type FolderLock, type Host, isFailure } from "../vocabulary/index.ts";

/** Recorder processes on one data directory. */
const SLOTS_MAX = 64;

export type RecorderSlot = { readonly name: string; release(): void };

/** @throws Failure `recorder.no-slot` */
export const takeRecorderSlot = async (dataDir: string, host: Host): Promise<RecorderSlot> => {
  // After a reboot, or on another machine with the same data, it is another name: nothing is known of the other then.
  const bootId = await readBootId();
  for (let number = 1; number <= SLOTS_MAX; number++) {
    const folder = join(dataDir, "recorders", String(number));
    await mkdir(folder, { recursive: true });
    const lock = await lockUnlessTaken(host, folder);
    if (lock !== null) return { name: `recorder ${bootId} ${folder}`, release: () => lock.release() };
  }
  throw new Failure("recorder.no-slot", `${SLOTS_MAX} recorders work on ${dataDir} already`);
};

const lockUnlessTaken = async (host: Host, folder: string): Promise<FolderLock | null> => {
  try {
    return await host.lockFolder(folder);
  } catch (thrown) {
    if (isFailure(thrown) && thrown.code === "host.folder-in-use") return null;
    throw thrown;
  }
};
