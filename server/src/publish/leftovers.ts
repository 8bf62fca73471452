/** What a publication leaves beside its file, and when it goes. */
import { realDisk } from "./disk.ts";

/** The finished file was reported: nobody goes on with it any more. Harmless when there is none. */
export const removeSidecar = (filePath: string): Promise<void> => realDisk.remove(`${filePath}.index`);

/** Takes everything away, finished or not, so that the next opening begins anew; may be repeated. */
export const removePublication = async (filePath: string): Promise<void> => {
  // The sidecar first: without it, nothing of the rest counts.
  for (const ending of [".index", ".part", ".part.copy", ""]) await realDisk.remove(filePath + ending);
};
