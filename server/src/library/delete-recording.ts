/** The durable half of deletion: files first, then the row, so that a crash between leaves something to repeat. */
import type { RecordingStore } from "../recording/index.ts";
import type { RecordingId } from "../vocabulary/index.ts";

/** Where the files of recordings lie. */
export interface RecordingFiles {
  /** Removes everything of one recording; nothing there is fine. */
  removeAll(recordingId: RecordingId): Promise<void>;
}

/** May be repeated. @throws what the file system says, so that the job is tried again */
export const finishDeletion = async (
  deps: { readonly recordings: RecordingStore; readonly files: RecordingFiles },
  recordingId: RecordingId,
): Promise<void> => {
  await deps.files.removeAll(recordingId);
  await deps.recordings.remove(recordingId);
};
