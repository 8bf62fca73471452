/** What the library asks of the database. */
import type { Collaborator, NameMatch, Page, PageRequest, StateName } from "../recording/index.ts";
import type { RecordingId, RoomId, WallMs } from "../vocabulary/index.ts";
import type { Details, LegalHold, LibraryEntry } from "./entry.ts";

/** One page of recordings; what is undefined does not filter. */
export type LibraryQuery = PageRequest<"startDate" | "roomName" | "title" | "duration" | "size"> & {
  readonly roomId: RoomId | undefined;
  /** Of the rooms of this space, and of their breakout rooms. */
  readonly spaceId: string | undefined;
  /** Only what this account owns or collaborates on: who pressed Record does, too (K-75). */
  readonly mineAs: string | undefined;
  /** Those of breakout rooms, under their main room; else rooms' own; `beside`: both. */
  readonly breakouts: boolean | "beside";
  /** Leaves out the other folder where no room is named. */
  readonly folder: "all" | "recordings" | "breakouts";
  /** What was deleted and can be restored, instead of what is kept. */
  readonly trash: boolean;
  /** Only what this account may see (K-73, K-74, L23). */
  readonly visibleTo: string | undefined;
  readonly roomName: NameMatch | undefined;
  readonly states: readonly StateName[] | undefined;
  /** Beginnings of words (`searchTerms`), all of which must be found in title, description, tags, room or people. */
  readonly terms: readonly string[];
  readonly tag: string | undefined;
  /** Began at or after, before. */
  readonly from: WallMs | undefined;
  readonly until: WallMs | undefined;
};

/** `none`: there is no such recording, or it is being deleted already. */
export type Removal = "removed" | "none" | "not-final" | "on-hold";

/** What is left out stays. A new owner collaborates no more. */
export type Assignment = { readonly owner?: string; readonly collaborators?: readonly Collaborator[] };

/** Bytes of all recordings, logs included. */
export type Usage = { readonly total: number; readonly inTrash: number };

/** Where entries are kept. `get` and `list` never show what is being deleted. */
export interface LibraryStore {
  /** @param where what was deleted is in the trash, and nowhere else */
  get(recordingId: RecordingId, where: "kept" | "trash"): Promise<LibraryEntry | null>;
  list(query: LibraryQuery): Promise<Page<LibraryEntry>>;
  /** Of two changes at once neither is lost. @returns null when there is none that is kept */
  describe(recordingId: RecordingId, how: (details: Details) => Details): Promise<LibraryEntry | null>;
  /** Another owner, other collaborators. @returns null when there is none that is kept */
  assign(recordingId: RecordingId, assigned: Assignment): Promise<LibraryEntry | null>;
  moveToTrash(recordingId: RecordingId, by: string, at: WallMs): Promise<Removal>;
  /** @returns null when it is not in the trash */
  restore(recordingId: RecordingId): Promise<LibraryEntry | null>;
  /** Hides it for good and sends the job that removes files and row, in one transaction; also out of the trash. */
  delete(recordingId: RecordingId): Promise<Removal>;
  /** Null lifts it. @returns null when there is no such recording */
  hold(recordingId: RecordingId, hold: LegalHold | null): Promise<LibraryEntry | null>;
  /** Whose time is over: in the trash, or by retention; at most `max`. Never what is under legal hold. */
  expired(now: WallMs, max: number): Promise<readonly RecordingId[]>;
  /** Without sizes that hold, or running; at most `max`. */
  unmeasured(max: number): Promise<readonly RecordingId[]>;
  measured(recordingId: RecordingId, bytes: number): Promise<void>;
  usage(): Promise<Usage>;
  /** CRC-32 of the file when it had so many bytes; null: not known. */
  checksum(recordingId: RecordingId, bytes: number): Promise<number | null>;
  noteChecksum(recordingId: RecordingId, bytes: number, crc32: number): Promise<void>;
  /** Makes search find up to `max` recordings that it does not know yet. @returns how many */
  index(max: number): Promise<number>;
}
