/**
 * Captions that people upload to a recording: one WebVTT file for each language, beside the film.
 *
 *     none ──put──> there ──put──> there, with other words     Under legal hold: added, never replaced or removed.
 *       ^──────remove─┘
 *
 * The row says which file counts, and each file has a name of its own: it is on the disk before the row names it, and
 * goes after the row has named another one. So whoever reads has the one or the other whole, and a crash leaves at most
 * a file that nobody sees, which goes with its recording. Putting holds the recording's row, so that no deletion begins
 * between the file and the row.
 */
import { type Clock, Failure, type Randomness, type RecordingId, type WallMs } from "../../vocabulary/index.ts";
import type { CaptionsFile, RecordingFiles } from "../files.ts";

/** Captions in one language, as they are kept. */
export type CaptionsEntry = {
  /** BCP 47, canonical. */
  readonly language: string;
  readonly file: CaptionsFile;
  readonly cues: number;
  readonly bytes: number;
  readonly changedAt: WallMs;
  readonly changedBy: string;
};

/** What putting came to; `replaced`: whose file is to go. `none`: there is no such recording that is kept. */
export type CaptionsPut =
  | { readonly outcome: "kept"; readonly replaced: CaptionsFile | null }
  | { readonly outcome: "none" | "too-many" | "on-hold" };

/** Where it is kept which captions there are. They go with their recording. */
export interface CaptionsStore {
  /** By language. */
  of(recordingId: RecordingId): Promise<readonly CaptionsEntry[]>;
  /** @param keepFile called while nothing can delete the recording, and only when the row will be there */
  put(recordingId: RecordingId, entry: CaptionsEntry, keepFile: () => Promise<void>): Promise<CaptionsPut>;
  /** @returns the file that is to go */
  remove(recordingId: RecordingId, language: string): Promise<CaptionsFile | "none" | "on-hold">;
}

/** Of one recording. */
export const CAPTIONS_MAX = 30;

/** What changing captions needs. */
export type CaptionsDeps = {
  readonly captions: CaptionsStore;
  readonly files: Pick<RecordingFiles, "keepBeside" | "removeBeside">;
  readonly clock: Clock;
  readonly randomness: Randomness;
};

/** WebVTT that was read and found whole, and who uploads it. */
export type Upload = {
  readonly language: string;
  readonly content: Uint8Array;
  readonly cues: number;
  readonly by: string;
};

/** @throws Failure `no-recording`, `too-many-captions`, `on-legal-hold` */
export const putCaptions = async (deps: CaptionsDeps, id: RecordingId, upload: Upload): Promise<CaptionsEntry> => {
  const { language, content, cues, by } = upload;
  const entry: CaptionsEntry = {
    language,
    file: `captions-${language}-${deps.randomness.text(12)}.vtt`,
    cues,
    bytes: content.length,
    changedAt: deps.clock.wallNow(),
    changedBy: by,
  };
  const put = await deps.captions.put(id, entry, () => deps.files.keepBeside(id, entry.file, content));
  if (put.outcome !== "kept") throw refusal(put.outcome, id);
  if (put.replaced !== null) await deps.files.removeBeside(id, put.replaced);
  return entry;
};

/** @throws Failure `no-captions`, `on-legal-hold` */
export const removeCaptions = async (deps: CaptionsDeps, id: RecordingId, language: string): Promise<void> => {
  const file = await deps.captions.remove(id, language);
  if (file === "on-hold") throw refusal(file, id);
  if (file === "none") throw noCaptions(language);
  await deps.files.removeBeside(id, file);
};

/** There are none in this language. */
export const noCaptions = (language: string): Failure =>
  new Failure("no-captions", `There are no captions in '${language}'.`);

const refusal = (outcome: "none" | "too-many" | "on-hold", id: RecordingId): Failure => {
  if (outcome === "none") return new Failure("no-recording", `Recording '${id}' does not exist.`);
  return outcome === "too-many"
    ? new Failure("too-many-captions", `A recording has captions in at most ${CAPTIONS_MAX} languages.`)
    : new Failure("on-legal-hold", `Recording '${id}' is under legal hold: captions are added, not changed.`);
};
