/** Finished recordings on a local disk. */
import { createReadStream } from "node:fs";
import { open, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileFormat } from "../../people/index.ts";
import type { OpenFile, RecordingFiles } from "../../library/index.ts";
import type { RecordingId } from "../../vocabulary/index.ts";

/** Of one read: few enough to be cheap for a client that is slow, many enough to be as fast as the disk. */
const READ_BYTES = 256 * 1024;

/** @param places where the files of a recording lie */
export const diskRecordingFiles = (
  places: (recordingId: RecordingId, fileFormat?: FileFormat) => { readonly folder: string; readonly filePath: string },
): RecordingFiles => ({
  open: ({ recordingId, fileFormat }) => openAt(places(recordingId, fileFormat).filePath),

  openBeside: (recordingId, name) => openAt(join(places(recordingId).folder, name)),

  keepBeside: async (recordingId, name, content) => {
    const { folder } = places(recordingId);
    await writeFile(join(folder, name), content, { flag: "wx", flush: true });
    await synchronise(folder);
  },

  removeBeside: (recordingId, name) => rm(join(places(recordingId).folder, name), { force: true }),

  bytes: (recordingId) => bytesBelow(places(recordingId).folder),

  removeAll: async (recordingId) => {
    const { folder } = places(recordingId);
    await rm(folder, { recursive: true, force: true });
    await synchronise(dirname(folder));
  },
});

const openAt = async (path: string): Promise<OpenFile | null> => {
  const found = await unlessGone(stat(path));
  if (found === null) return null;
  return {
    bytes: found.size,
    modifiedAt: found.mtime,
    read: (from, to) => createReadStream(path, { start: from, end: to, highWaterMark: READ_BYTES }),
  };
};

const unlessGone = async <Value>(asked: Promise<Value>): Promise<Value | null> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
};

/** What a folder lists is on the disk. The folder of all recordings may not be there yet. */
const synchronise = async (folder: string): Promise<void> => {
  const handle = await unlessGone(open(folder));
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
};

/** Files may come and go meanwhile. */
const bytesBelow = async (folder: string): Promise<number> => {
  let bytes = 0;
  for (const entry of (await unlessGone(readdir(folder, { withFileTypes: true }))) ?? []) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await bytesBelow(path) : ((await unlessGone(stat(path)))?.size ?? 0);
  }
  return bytes;
};
