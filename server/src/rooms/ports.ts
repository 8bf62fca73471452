/** Doors of the rooms: where they are kept, and the meetings that run in them. */
import type { ParticipantIdentity, RoomId, WallMs } from "../vocabulary/index.ts";
import type { Room } from "./room.ts";

/** A filter on a name; a regular expression is PostgreSQL's. */
export type RoomNameMatch = {
  readonly text: string;
  readonly mode: "exact" | "prefix" | "partial" | "regex";
  readonly caseInsensitive: boolean;
};

/** One page of rooms. */
export type RoomQuery = {
  readonly maxItems: number;
  readonly sortField: "creationDate" | "roomName" | "autoDeletionDate";
  readonly sortOrder: "asc" | "desc";
  readonly pageToken: string | undefined;
  readonly name: RoomNameMatch | undefined;
  readonly owner: string | undefined;
  readonly status: string | undefined;
};

/** Where rooms are kept. */
export interface RoomStore {
  create(room: Room): Promise<void>;
  get(roomId: RoomId): Promise<Room | null>;
  list(query: RoomQuery): Promise<{ readonly items: readonly Room[]; readonly nextPageToken: string | null }>;
  /**
   * Writes what `how` makes of the room as it is now: name, settings, roles, links, closed, end action, dates.
   * Changes of one room wait for each other, so that of two at once neither is lost; a throwing `how` changes nothing.
   * @returns the room as it became; null when there is none
   */
  change(roomId: RoomId, how: (room: Room) => Room): Promise<Room | null>;
  /** @returns false when it was gone already */
  delete(roomId: RoomId): Promise<boolean>;
  /** Meetings that the database believes to run. */
  inMeeting(): Promise<readonly KnownMeeting[]>;
  meetingStarted(roomId: RoomId, at: WallMs): Promise<void>;
  /** Notes since when nobody has been in the room's meeting; null: somebody is, or it is not known. */
  noteMeetingEmpty(roomId: RoomId, since: WallMs | null): Promise<void>;
  /** Also does what `meetingEndAction` asks for. */
  meetingEnded(roomId: RoomId, at: WallMs): Promise<void>;
  count(): Promise<{ readonly total: number; readonly active: number }>;
}

/** A meeting as the database knows it. */
export type KnownMeeting = { readonly room: Room; readonly emptySince: WallMs | null };

/** A running meeting as LiveKit sees it. */
export type RunningMeeting = { readonly roomId: RoomId; readonly participants: number; readonly metadata: string };

/** What the meeting lets somebody do. */
export type MeetingGrant = {
  readonly roomId: RoomId;
  readonly identity: ParticipantIdentity;
  readonly name: string;
  readonly role: string;
  readonly publish: { readonly camera: boolean; readonly microphone: boolean; readonly screen: boolean };
  readonly sendMessages: boolean;
};

/** LiveKit's rooms. Every call is bounded in time; @throws Failure `livekit-unavailable`, `livekit-refused` */
export interface Meetings {
  /** All meetings with their people: recorders and agents do not count. */
  list(): Promise<readonly RunningMeeting[]>;
  /** How many people are in the meeting; 0 when it does not exist. */
  people(roomId: RoomId): Promise<number>;
  /** Makes it when it does not exist, for at most so many people, and says the room's state to everybody. */
  open(roomId: RoomId, metadata: string, peopleMax: number | null): Promise<void>;
  /** Does nothing when the meeting is over. */
  say(roomId: RoomId, metadata: string): Promise<void>;
  end(roomId: RoomId): Promise<void>;
  token(grant: MeetingGrant): Promise<string>;
}
