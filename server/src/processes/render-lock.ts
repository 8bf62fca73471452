/**
 * One writer a file: whoever renders or finishes a recording holds its folder. The kernel gives the lock back when the
 * holder dies, so a child whose renderer was killed and that has not ended yet keeps its successor waiting, never
 * writing beside it.
 */
import { dirname } from "node:path";
import type { RenderAssignment } from "../recording/index.ts";
import type { Clock, FolderLock, Host } from "../vocabulary/index.ts";
import { lockUnlessTaken } from "./folder-lock.ts";

const LOOK_AGAIN_MS = 20;
/** A child ends within milliseconds of its renderer, on a machine with nothing left within some seconds. */
const LOOKS_MAX = 500;

/** @throws Failure `host.folder-in-use` when the other writer does not end within 10 s */
export const holdRecordingFolder = async (
  { filePath }: RenderAssignment,
  { host, clock }: { readonly host: Pick<Host, "lockFolder">; readonly clock: Clock },
): Promise<FolderLock> => {
  const folder = dirname(filePath);
  for (let looks = 1; looks < LOOKS_MAX; looks++) {
    const lock = await lockUnlessTaken(host, folder);
    if (lock !== null) return lock;
    await clock.sleep(LOOK_AGAIN_MS);
  }
  return await host.lockFolder(folder);
};
