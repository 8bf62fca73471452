/** Where running meetings and their words are kept; adapters/postgres implements it. */
import type { ParticipantIdentity, RecordingId, RoomId, WallMs } from "../../vocabulary/index.ts";
import type { Room } from "../room.ts";
import type { Acted } from "./action.ts";
import type { Attendee, Meeting } from "./meeting.ts";

/** One message, as kept. `to`: an identity for private words. */
export type ChatLine = {
  readonly id: string;
  readonly at: WallMs;
  readonly from: { readonly identity: ParticipantIdentity; readonly name: string };
  readonly to: "everyone" | "moderators" | { readonly identity: ParticipantIdentity; readonly name: string };
  readonly words: string;
};

/** Who confirmed what, when; kept after the meeting, exportable. */
export type Consent = {
  readonly recordingId: RecordingId;
  readonly roomId: RoomId;
  readonly at: WallMs;
  readonly identity: ParticipantIdentity;
  readonly name: string;
  readonly account: string | null;
  /** The text that was shown. */
  readonly words: string;
};

/** What an action led to, as it was kept. */
export type Kept = Acted & {
  /** The lines that its words became. */
  readonly lines: readonly ChatLine[];
};

export interface MeetingStore {
  /** The meeting that runs in this room; null: none. */
  current(roomId: RoomId): Promise<Meeting | null>;
  /** All that run. */
  running(): Promise<readonly Meeting[]>;
  /**
   * The meeting that runs, or a new one that begins now, as `how` changes it. Changes of one room's meeting wait for
   * each other; a throwing `how` changes nothing. `how` may be called again when two begin a meeting at once.
   */
  begin(room: Room, now: WallMs, how: (meeting: Meeting) => Meeting): Promise<Meeting>;
  /**
   * Changes the meeting that runs, and keeps chat and consent that its effects bring, in the same transaction.
   * @returns null when none runs
   */
  change(roomId: RoomId, how: (meeting: Meeting) => Acted): Promise<Kept | null>;
  /** Somebody of the meeting that runs; null: none runs, or it does not know him. */
  attendee(roomId: RoomId, identity: ParticipantIdentity): Promise<Attendee | null>;
  /** Ends it; its document is kept. */
  end(roomId: RoomId, at: WallMs): Promise<void>;
  /** Somebody who waits asked again. */
  noteAsked(roomId: RoomId, identity: ParticipantIdentity, at: WallMs): Promise<void>;
  asked(roomId: RoomId): Promise<ReadonlyMap<ParticipantIdentity, WallMs>>;
  /** The newest lines that `reader` may read, oldest first. */
  chat(roomId: RoomId, reader: Attendee, count: number): Promise<readonly ChatLine[]>;
  /** Who confirmed a recording in its own room, oldest first: at most as many as a meeting has attendees. */
  consentsTo(recording: Pick<Consent, "recordingId" | "roomId">): Promise<readonly Consent[]>;
  /** Everything confirmed about a room's recordings, newest first. */
  consents(roomId: RoomId, count: number): Promise<readonly Consent[]>;
}
