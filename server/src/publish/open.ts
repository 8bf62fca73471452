/** Opens a publication: a new one, or one that a process left behind at any moment. */
import type { AudioFormat, VideoFormat } from "../render/index.ts";
import { Failure } from "../vocabulary/index.ts";
import type { FileFormat } from "../people/index.ts";
import type { Container } from "./container.ts";
import { diskFailure, realDisk } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { GrowingFile, LARGE_RESERVE, SMALL_RESERVE } from "./growing-file.ts";
import { matroskaContainer } from "./matroska/container.ts";
import { mp4Container } from "./mp4.ts";
import { GrowingPublication } from "./publication.ts";
import type { Committed, Opened, Publication } from "./publication.ts";
import { commitsIn, decodeFormat, encodeFormat, encodeRecord, readFormat } from "./sidecar.ts";

/** Where the file goes and what is in it; the formats must be the same to the byte when a publication goes on. */
export type PublicationOptions = {
  /** The final name; its folder exists. `<filePath>.part`, `.part.copy` and `.index` lie beside it meanwhile. */
  readonly filePath: string;
  readonly fileFormat: FileFormat;
  readonly video: VideoFormat;
  readonly audio: AudioFormat;
  /** Room for the index in a long file, 2 MB an hour; the index of a file that outgrows it goes to its end. */
  readonly reserveBytes?: number;
  /** For tests. */
  readonly disk?: Disk;
};

type Place = Pick<Opened, "disk" | "paths" | "format" | "largestReserve"> & {
  readonly fileFormat: FileFormat;
  /** With nothing in it. */
  readonly newContainer: () => Container;
};

const placeOf = (options: PublicationOptions): Place => {
  const { disk = realDisk, filePath, fileFormat, video, audio, reserveBytes = LARGE_RESERVE } = options;
  const format = { video, audio };
  const isMp4 = fileFormat === "mp4";
  const firstReserve = isMp4 ? Math.min(SMALL_RESERVE, reserveBytes) : SMALL_RESERVE;
  return {
    disk,
    paths: { file: filePath, part: `${filePath}.part`, sidecar: `${filePath}.index` },
    format,
    fileFormat,
    // What Matroska's index needs fits into the first reserve, however long the file is.
    largestReserve: isMp4 ? reserveBytes : firstReserve,
    newContainer: () => (isMp4 ? mp4Container : matroskaContainer)(format, firstReserve),
  };
};

/** Both files new. The part comes first: a sidecar without one means a finished file. */
const begin = async (place: Place): Promise<Opened> => {
  const { disk, paths, format, fileFormat } = place;
  const container = place.newContainer();
  await disk.remove(paths.sidecar);
  const part = await GrowingFile.create({ disk, path: paths.part, front: container.front }, container.firstReserve);
  const sidecar = await disk.open(paths.sidecar);
  const record = encodeRecord(encodeFormat(format, fileFormat));
  await sidecar.write([record], 0);
  await sidecar.sync();
  await disk.syncFolderOf(paths.sidecar);
  const committed: Committed = { payloadBytes: 0, sidecarBytes: record.length, resumeState: null };
  return { ...place, sidecar, part, container, committed };
};

/** Fills the container with all commits whose media are there. */
const replay = (bytes: Buffer, from: { end: number; payloadBytes: number }, container: Container): Committed => {
  let committed: Committed = { payloadBytes: 0, sidecarBytes: from.end, resumeState: null };
  for (const { commit, end } of commitsIn(bytes, from.end)) {
    if (commit.end > from.payloadBytes) break;
    container.add(commit);
    committed = { payloadBytes: commit.end, sidecarBytes: end, resumeState: commit.resumeState };
  }
  return committed;
};

/** Finished, and perhaps not reported yet. */
const isRenamed = async ({ disk, paths }: Place): Promise<boolean> =>
  (await disk.size(paths.part)) === null && (await disk.size(paths.file)) !== null;

/** @returns null when there is nothing to go on with */
const resume = async (place: Place): Promise<Opened | null> => {
  const { disk, paths, format, fileFormat } = place;
  const bytes = await disk.read(paths.sidecar);
  const found = bytes === null ? null : readFormat(bytes);
  if (bytes === null || found === null) return null;
  const container = place.newContainer();
  const part = await GrowingFile.find({ disk, path: paths.part, front: container.front });
  if (part === null && !(await isRenamed(place))) return null;
  if (!found.format.equals(encodeFormat(format, fileFormat))) {
    await part?.close();
    throw new Failure("publish.format-changed", "The file was begun with another video or audio format.");
  }
  const payloadBytes = part === null ? Number.POSITIVE_INFINITY : await part.payloadBytes();
  const committed = replay(bytes, { end: found.end, payloadBytes }, container);
  if (part === null && container.frames === 0) return null;
  const sidecar = await disk.open(paths.sidecar);
  await sidecar.truncate(committed.sidecarBytes);
  await part?.cut(committed.payloadBytes);
  return { ...place, sidecar, part, container, committed };
};

/**
 * Begins a publication, or goes on with one that a process left at any moment.
 * @throws Failure `publish.format-changed`, `publish.disk-full`, `publish.disk-failed`
 */
export const openPublication = async (options: PublicationOptions): Promise<Publication> => {
  const place = placeOf(options);
  try {
    await place.disk.remove(`${place.paths.part}.copy`);
    return new GrowingPublication((await resume(place)) ?? (await begin(place)));
  } catch (thrown) {
    throw diskFailure(thrown);
  }
};

/**
 * Opens what a process left, in the format in which it was begun, to finish it with what is committed.
 * @returns null when not one frame is
 * @throws Failure `publish.format-changed` when another version began it, `publish.disk-full`, `publish.disk-failed`
 */
export const reopenPublication = async (filePath: string): Promise<Publication | null> => {
  const bytes = await realDisk.read(`${filePath}.index`);
  const found = bytes === null ? null : readFormat(bytes);
  if (found === null) return null;
  const publication = await openPublication({ filePath, ...decodeFormat(found.format) });
  if (publication.committedFrames > 0) return publication;
  await publication.close();
  return null;
};
