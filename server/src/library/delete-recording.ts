/**
 * Deleting for good, all or nothing. The step that cannot be taken back is one transaction: the row is marked, and
 * the job is sent (`LibraryStore.delete`). From then on nobody finds the recording, and the job is repeated until it is
 * through: files first, then the row. Killed in between, the row is still there to say what is left to do; so no file
 * outlives its row, and no row that anybody sees is without its file.
 */
import type { RecordingStore } from "../recording/index.ts";
import type { RecordingId } from "../vocabulary/index.ts";
import type { RecordingFiles } from "./files.ts";

/** What the job of a deletion needs. */
export type FinishDeps = {
  readonly recordings: Pick<RecordingStore, "remove">;
  readonly files: Pick<RecordingFiles, "removeAll">;
};

/** May be repeated, also by two at once. @throws what the file system says, so that the job is tried again */
export const finishDeletion = async (deps: FinishDeps, recordingId: RecordingId): Promise<void> => {
  await deps.files.removeAll(recordingId);
  await deps.recordings.remove(recordingId);
};
