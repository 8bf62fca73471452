/** Several recordings as one archive, and in it the names of those that are not in it (L50 to L53). */
import { crc32 } from "node:zlib";
import { fileOf } from "../../recording/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { LibraryEntry } from "../entry.ts";
import type { OpenFile, RecordingFiles } from "../files.ts";
import type { LibraryStore } from "../store.ts";
import { distinctNames, type ZipSource } from "./archive.ts";

/** What putting an archive together needs; `signal`: nobody wants it any more. */
export type ArchiveDeps = {
  readonly library: Pick<LibraryStore, "checksum" | "noteChecksum">;
  readonly files: Pick<RecordingFiles, "open">;
  readonly signal: AbortSignal;
};

/** One that was asked for: its entry, or why there is none for whoever asks. */
export type Requested = { readonly id: string; readonly entry: LibraryEntry | string };

/** What goes in, in the order in which it was asked for, and which ids do not. */
export type Contents = { readonly sources: readonly ZipSource[]; readonly missing: readonly string[] };

/** The member that names what is missing; it comes first, so that it is there whatever happens later. */
export const MISSING_NAME = "Not included.txt";

/** @throws Failure `nothing-to-download` */
export const contentsOf = async (deps: ArchiveDeps, requested: readonly Requested[], now: Date): Promise<Contents> => {
  const films: { readonly entry: LibraryEntry; readonly file: OpenFile }[] = [];
  const missing: { readonly id: string; readonly why: string }[] = [];
  for (const { id, entry } of requested) {
    const file = typeof entry === "string" ? null : await filmOf(deps, entry);
    if (typeof entry === "string") missing.push({ id, why: entry });
    else if (file === null) missing.push({ id, why: "it has no file" });
    else films.push({ entry, file });
  }
  if (films.length === 0)
    throw new Failure("nothing-to-download", "None of these recordings is there, with a file, for you to download.");
  const names = distinctNames([MISSING_NAME, ...films.map(({ entry }) => entry.record.filename)]).slice(1);
  const sources = films.map(({ entry, file }, at) => sourceOf(deps, names[at] ?? "", { entry, file }));
  const note = missing.length === 0 ? [] : [noteOf(missing, now)];
  return { sources: [...note, ...sources], missing: missing.map(({ id }) => id) };
};

const filmOf = (deps: ArchiveDeps, { record }: LibraryEntry): Promise<OpenFile | null> | null =>
  fileOf(record.life) === null ? null : deps.files.open(record);

type Film = { readonly entry: LibraryEntry; readonly file: OpenFile };

const sourceOf = (deps: ArchiveDeps, name: string, { entry, file }: Film): ZipSource => ({
  name,
  bytes: file.bytes,
  modifiedAt: new Date("startedAt" in entry.record.life ? (entry.record.life.startedAt ?? 0) : 0),
  crc32: () => checksumOf(deps, entry, file),
  read: () => bytesOf(file),
});

const bytesOf = (file: OpenFile): AsyncIterable<Uint8Array> =>
  file.bytes === 0 ? nothing() : file.read(0, file.bytes - 1);
const nothing = async function* (): AsyncGenerator<Uint8Array> {};

/** Read once in the life of a file, which never changes: then it is remembered. */
const checksumOf = async ({ library, signal }: ArchiveDeps, entry: LibraryEntry, file: OpenFile): Promise<number> => {
  const { recordingId } = entry.record;
  const known = await library.checksum(recordingId, file.bytes);
  if (known !== null) return known;
  let sum = 0;
  for await (const piece of bytesOf(file)) {
    signal.throwIfAborted();
    sum = crc32(piece, sum);
  }
  await library.noteChecksum(recordingId, file.bytes, sum);
  return sum;
};

const noteOf = (missing: readonly { readonly id: string; readonly why: string }[], modifiedAt: Date): ZipSource => {
  const lines = missing.map(({ id, why }) => `${id}: ${why}`);
  const text = Buffer.from(["These recordings are not in this archive:", "", ...lines, ""].join("\r\n"));
  return {
    name: MISSING_NAME,
    bytes: text.length,
    modifiedAt,
    crc32: () => Promise.resolve(crc32(text)),
    read: async function* () {
      yield text;
    },
  };
};
