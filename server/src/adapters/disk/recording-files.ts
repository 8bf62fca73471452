/** Finished recordings on a local disk. */
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import type { MediaFiles } from "../../delivery/index.ts";
import type { RecordingId } from "../../vocabulary/index.ts";

/** @param places where the files of a recording lie */
export const diskRecordingFiles = (
  places: (recordingId: RecordingId) => { readonly folder: string; readonly filePath: string },
): MediaFiles => ({
  open: async (recordingId) => {
    const { filePath } = places(recordingId);
    const found = await stat(filePath).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    });
    if (found === null) return null;
    return {
      bytes: found.size,
      modifiedAt: found.mtime,
      read: (from, to) => createReadStream(filePath, { start: from, end: to }),
    };
  },
  removeAll: (recordingId) => rm(places(recordingId).folder, { recursive: true, force: true }),
});
