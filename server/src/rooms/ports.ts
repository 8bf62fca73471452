/** Doors of the rooms: where they are kept, and the meetings that run in them. */
import type { ParticipantIdentity, RoomId, TrackSid, WallMs } from "../vocabulary/index.ts";
import type { MeetingMessage } from "./meeting/message.ts";
import type { Publishing, WantedParticipant } from "./meeting/wanted.ts";
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
  readonly spaceId: string | undefined;
  /** Has a place of his own in the room, or one in its space. */
  readonly member: string | undefined;
  /** Only what this account may know of (SP19). */
  readonly visibleTo: string | undefined;
  /** Open to everybody who has an account. */
  readonly userAccess: boolean | undefined;
  readonly status: string | undefined;
};

/** Where rooms are kept. */
export interface RoomStore {
  /** Nothing when it is there already. */
  create(room: Room): Promise<void>;
  get(roomId: RoomId): Promise<Room | null>;
  /** Those of them that there are, in no order. */
  several(roomIds: readonly RoomId[]): Promise<readonly Room[]>;
  list(query: RoomQuery): Promise<{ readonly items: readonly Room[]; readonly nextPageToken: string | null }>;
  /**
   * Writes what `how` makes of the room as it is now: name, settings, roles, links, closed, end action, dates.
   * Changes of one room wait for each other, so that of two at once neither is lost; a throwing `how` changes nothing.
   * @returns the room as it became; null when there is none
   */
  change(roomId: RoomId, how: (room: Room) => Room): Promise<Room | null>;
  /** @returns false when it was gone already */
  delete(roomId: RoomId): Promise<boolean>;
  /** Rooms with a meeting that the database believes to run. */
  inMeeting(): Promise<readonly Room[]>;
  meetingStarted(roomId: RoomId, at: WallMs): Promise<void>;
  /** Also does what `meetingEndAction` asks for. */
  meetingEnded(roomId: RoomId, at: WallMs): Promise<void>;
  /** Breakout rooms that no open plan of a running meeting names, and that are not closed (B10). */
  strayBreakouts(): Promise<readonly RoomId[]>;
  /** Whose time has come and whose deletion does not wait for a meeting yet; the most overdue first. */
  toBeDeleted(now: WallMs, most: number): Promise<readonly Room[]>;
  count(): Promise<{ readonly total: number; readonly active: number }>;
}

/** A running meeting as LiveKit sees it. */
export type RunningMeeting = { readonly roomId: RoomId; readonly participants: number; readonly metadata: string };

/** Somebody who is connected, as LiveKit has him; recorders and agents are nobody. */
export type Participant = {
  readonly identity: ParticipantIdentity;
  readonly name: string;
  readonly joinedAt: WallMs;
  readonly attributes: Readonly<Record<string, string>>;
  readonly publish: Publishing;
  readonly tracks: readonly {
    readonly sid: TrackSid;
    /** Which device; null: something that no client of ours publishes. */
    readonly source: keyof Publishing | null;
    readonly muted: boolean;
  }[];
};

/** How somebody comes in. */
export type MeetingGrant = WantedParticipant & {
  readonly roomId: RoomId;
  readonly identity: ParticipantIdentity;
  readonly name: string;
};

/** LiveKit's rooms. Every call is bounded in time; @throws Failure `livekit-unavailable`, `livekit-refused` */
export interface Meetings {
  /** All meetings, or this one if it exists, with their people: recorders and agents do not count. */
  list(only?: RoomId): Promise<readonly RunningMeeting[]>;
  /** How many people are in the meeting; 0 when it does not exist. */
  people(roomId: RoomId): Promise<number>;
  /** Who is in the meeting; nobody when it does not exist. */
  participants(roomId: RoomId): Promise<readonly Participant[]>;
  /** Makes it when it does not exist, for at most so many people, and says the room's state to everybody. */
  open(roomId: RoomId, metadata: string, peopleMax: number | null): Promise<void>;
  /** Does nothing when the meeting is over. */
  say(roomId: RoomId, metadata: string): Promise<void>;
  /** Makes LiveKit have somebody like this, all at once; nothing when he has gone. */
  update(roomId: RoomId, identity: ParticipantIdentity, wanted: WantedParticipant): Promise<void>;
  /** Mutes for everybody; only its publisher can take that back. Nothing when the track has gone. */
  mute(roomId: RoomId, identity: ParticipantIdentity, track: TrackSid): Promise<void>;
  /** Disconnects somebody; nothing when he has gone. */
  remove(roomId: RoomId, identity: ParticipantIdentity): Promise<void>;
  /** At once and surely, to those who are connected. */
  send(roomId: RoomId, message: MeetingMessage, to: readonly ParticipantIdentity[] | "everyone"): Promise<void>;
  end(roomId: RoomId): Promise<void>;
  token(grant: MeetingGrant): Promise<string>;
}
