/** What the server keeps about recordings, and the door to it. */
import type { FileFormat } from "../people/index.ts";
import type { Encoding } from "../rooms/index.ts";
import type { RecordingId, RoomId, WallMs } from "../vocabulary/index.ts";
import type { Decision, Fact } from "./decide.ts";
import type { Circumstances } from "./overdue.ts";
import type { RecordingRules } from "./rules.ts";
import type { Ending, Recording } from "./state.ts";

/** One recording with everything that does not change with its state. */
export type RecordingRecord = {
  readonly recordingId: RecordingId;
  readonly roomId: RoomId;
  /** As it was at the start. */
  readonly roomName: string;
  readonly title: string;
  readonly filename: string;
  readonly layout: "grid" | "speaker" | "single-speaker";
  readonly encoding: Encoding;
  readonly fileFormat: FileFormat;
  /** Who pressed Record: the name shown to people; null when a program did. */
  readonly initiator: string | null;
  /** Follows the room, not who pressed Record (K-70 to K-72). */
  readonly owner: string;
  /** Who else may see, change and publish it: the initiator when it is not his (K-75). */
  readonly collaborators: readonly Collaborator[];
  readonly requestedAt: WallMs;
  /** Of a breakout room: under which room it is listed (P-5). */
  readonly breakout: { readonly parentRoomId: RoomId; readonly name: string } | null;
  /** Of a live broadcast: not before its room is closed (K-60). Until then it is in no list, and nobody plays it. */
  readonly listed: boolean;
  /** What it began with. */
  readonly rules: RecordingRules;
  readonly life: Recording;
  /** Why capture was asked to end, or ended; stays when the state no longer says it. Null until then. */
  readonly ending: Ending | null;
};

/** Somebody with an account, beside the owner. */
export type Collaborator = {
  readonly userId: string;
  readonly as: readonly ("co-editor" | "co-publisher" | "co-viewer")[];
};

/** A filter on a name; a regular expression is PostgreSQL's. */
export type NameMatch = {
  readonly text: string;
  readonly mode: "exact" | "prefix" | "partial" | "regex";
  readonly caseInsensitive: boolean;
};

/** Which page of a list. */
export type PageRequest<SortField extends string> = {
  readonly maxItems: number;
  readonly sortField: SortField;
  readonly sortOrder: "asc" | "desc";
  /** Opaque; a token that was not made here is a Failure `bad-page-token`. */
  readonly pageToken: string | undefined;
};
/** Some of a list, and how to go on. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextPageToken: string | null };

/** Where recordings are kept. `get` and the other questions do not see what is in the trash (library/store.ts). */
export interface RecordingStore {
  /**
   * Also notes in the meeting's document that it is recorded, in the same transaction (R30).
   * @returns "room-busy" when another recording holds the room (R14); "triggered-already" for a trigger in a meeting
   * that was recorded before, or that is over
   */
  create(record: RecordingRecord, by?: "trigger"): Promise<"created" | "room-busy" | "triggered-already">;
  get(recordingId: RecordingId): Promise<RecordingRecord | null>;
  /** Decides and stores in one transaction. @returns null when there is no such recording */
  apply(
    recordingId: RecordingId,
    fact: Fact,
  ): Promise<{ readonly record: RecordingRecord; readonly decision: Decision } | null>;
  /** Every recording that is not final, with what `overdue` needs. */
  unfinished(now: WallMs): Promise<readonly { readonly record: RecordingRecord; readonly seen: Circumstances }[]>;
  /** Remembers since when nobody is in the meeting. */
  noteEmpty(recordingId: RecordingId, since: WallMs | null): Promise<void>;
  /** Remembers since when the meeting is idle. */
  noteIdle(recordingId: RecordingId, since: WallMs | null): Promise<void>;
  /** Sends the render job when there is none (R17). @returns true when one was sent */
  ensureRenderJob(recordingId: RecordingId): Promise<boolean>;
  /** The newest recording of each room that is unfinished or ended after `since`. */
  recentByRoom(since: WallMs): Promise<ReadonlyMap<RoomId, RecordingRecord>>;
  /**
   * Hides it and sends the job that removes files and row, in one transaction. @returns false when it is not final or
   * under legal hold
   */
  markDeleted(recordingId: RecordingId): Promise<boolean>;
  /** The last step of deletion. */
  remove(recordingId: RecordingId): Promise<void>;
  /** Marks all recordings of a room, those in the trash too, for deletion as soon as each is final. */
  unwant(roomId: RoomId): Promise<void>;
  /** Those marked so, not deleted yet; not those under legal hold. */
  unwanted(): Promise<readonly RecordingRecord[]>;
  hasAny(roomId: RoomId): Promise<boolean>;
  /** Under legal hold, be it in the trash. */
  hasHeld(roomId: RoomId): Promise<boolean>;
  /** Sends again the jobs of deletions that have not come to their end. @returns their ids */
  deletionsWithoutEnd(): Promise<readonly RecordingId[]>;
  count(): Promise<{ readonly total: number; readonly complete: number }>;
  /** Calls `run` soon after any recording or room changed; polling makes it sure. */
  onChange(run: () => void): { stop(): void };
}
