/**
 * A meeting: one run of a room, with everybody who took part or wants to. It is kept as one document, changed under a
 * lock, so that what two people do at once is done one after the other. LiveKit is made to agree with it
 * (wanted.ts), never the other way round; only who is connected is learnt from there (presence.ts).
 *
 *     waiting --admit--> admitted --seen by LiveKit--> inside <--> away
 *        |                                               |
 *        '--decline--> refused          removed <--remove'
 *
 * `dismissed`: watched a broadcast that has ended (broadcast/broadcast.ts).
 */
import {
  Failure,
  type ParticipantIdentity,
  type RecordingId,
  type RoomId,
  type WallMs,
} from "../../vocabulary/index.ts";
import type { Breakouts } from "../breakouts/plan.ts";
import type { Broadcast } from "../broadcast/broadcast.ts";
import type { OwnRights, RoomRole } from "../permissions.ts";

/** Who may be on stage (K-5.3). */
export type StageMode = "everyone" | "request" | "invite";

/** Where somebody is. `admitted`: may come in and has not been seen yet. `away`: left, or lost the connection. */
export type Standing = {
  readonly at: "waiting" | "refused" | "admitted" | "inside" | "away" | "removed" | "dismissed";
  readonly since: WallMs;
};

/** What a page that embeds the room, or a program, says of somebody: kept as it is, and given back to programs. */
export type Known = { readonly externalId?: string; readonly metadata?: string };

/** Somebody who takes part, took part, or waits to. */
export type Attendee = {
  readonly identity: ParticipantIdentity;
  readonly name: string;
  /** Of the moment: promoting and demoting changes it (a refresh does not). */
  readonly role: RoomRole;
  /** Account; null for whoever came by a link. */
  readonly account: string | null;
  /** How he came (`doorOf`), so that renewing a link reaches those who came by it. */
  readonly door?: string;
  /** Where his rights differ from his role's. */
  readonly own?: OwnRights;
  /** As what the page around the room knows him. */
  readonly known?: Known;
  /** On a phone or tablet (K-12). */
  readonly phone: boolean;
  readonly standing: Standing;
  /** `asking`: wants to be on stage; `invited`: may go there. Only who is on stage can publish. */
  readonly stage: "on" | "off" | "asking" | "invited";
  readonly handRaisedAt: WallMs | null;
  /** Own sound and picture stay out of recordings. */
  readonly leftOut: boolean;
  /** The last recording that this person confirmed to know of (K-11). */
  readonly confirmed: RecordingId | null;
};

/** One run of a room. */
export type Meeting = {
  readonly meetingId: string;
  readonly roomId: RoomId;
  readonly startedAt: WallMs;
  /** New arrivals wait to be admitted. */
  readonly locked: boolean;
  readonly stageMode: StageMode;
  /** Whose camera a moderator made large for everybody. */
  readonly mainCamera: ParticipantIdentity | null;
  /** Since when no host or moderator is inside although one was (K-26); null: one is, or none ever was. */
  readonly leaderlessSince: WallMs | null;
  /** A recording of it was asked for, by a person or a trigger: no trigger starts one any more. */
  readonly wasRecorded: boolean;
  /** Who may start, and was there when somebody answered the question whether to start with no. */
  readonly promptDeclinedBy: readonly ParticipantIdentity[];
  /** The running recording that whoever wants to be seen and heard must have confirmed (consent mode *gate*). */
  readonly gate: { readonly recordingId: RecordingId; readonly closedAt: WallMs } | null;
  /** Breakout rooms that are planned or open; null: none. */
  readonly breakouts: Breakouts | null;
  /** In a room that broadcasts; null: in any other. */
  readonly broadcast: Broadcast | null;
  /** In the order in which they came. */
  readonly attendees: readonly Attendee[];
};

type Beginning = Pick<Meeting, "meetingId" | "roomId" | "startedAt" | "stageMode" | "broadcast">;

export const newMeeting = (begin: Beginning): Meeting => ({
  ...begin,
  locked: false,
  mainCamera: null,
  leaderlessSince: null,
  wasRecorded: false,
  promptDeclinedBy: [],
  gate: null,
  breakouts: null,
  attendees: [],
});

/** Hosts and moderators. */
export const leads = ({ role }: Pick<Attendee, "role">): boolean => role === "host" || role === "moderator";
export const isInside = ({ standing }: Attendee): boolean => standing.at === "inside";
/** Somebody who needs no further leave to come in. */
export const mayEnter = ({ standing }: Attendee): boolean =>
  standing.at === "admitted" || standing.at === "inside" || standing.at === "away";

export const attendeeOf = ({ attendees }: Meeting, identity: string): Attendee | null =>
  attendees.find((one) => one.identity === identity) ?? null;

/** The same meeting with this attendee as `change` makes it. */
export const withAttendee = (
  meeting: Meeting,
  identity: ParticipantIdentity,
  change: (attendee: Attendee) => Attendee,
): Meeting => ({
  ...meeting,
  attendees: meeting.attendees.map((one) => (one.identity === identity ? change(one) : one)),
});

/** All of whom it is true, changed. */
export const withEach = (
  meeting: Meeting,
  isMeant: (attendee: Attendee) => boolean,
  change: (attendee: Attendee) => Attendee,
): Meeting => ({ ...meeting, attendees: meeting.attendees.map((one) => (isMeant(one) ? change(one) : one)) });

export const standingAt = (at: Standing["at"], since: WallMs): { readonly standing: Standing } => ({
  standing: { at, since },
});

/** Somebody else who is in the meeting now. @throws Failure `not-in-meeting` */
export const insideOne = (meeting: Meeting, identity: string): Attendee => {
  const found = attendeeOf(meeting, identity);
  if (found === null || !isInside(found)) throw new Failure("not-in-meeting", "This person is not in the meeting.");
  return found;
};
