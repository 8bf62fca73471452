/** Coming into a meeting, again or for the first time: at once, or after waiting to be admitted (M1 to M5). */
import { Failure, type ParticipantIdentity, type WallMs } from "../../vocabulary/index.ts";
import { isDismissed, waitsForBroadcast } from "../broadcast/broadcast.ts";
import type { OwnRights, RoomRole } from "../permissions.ts";
import type { Room } from "../room.ts";
import {
  type Attendee,
  attendeeOf,
  isInside,
  type Known,
  leads,
  mayEnter,
  type Meeting,
  standingAt,
  withAttendee,
} from "./meeting.ts";

/** Somebody at the door. */
export type Arrival = {
  readonly identity: ParticipantIdentity;
  readonly name: string;
  readonly role: RoomRole;
  readonly account: string | null;
  readonly door?: string;
  readonly own?: OwnRights;
  /** Left out: as before. */
  readonly known?: Known;
  readonly phone: boolean;
  /** Wants to be seen and heard at once, as far as the stage is open. */
  readonly toStage: boolean;
  /** As it was in the main room of a breakout. */
  readonly leftOut?: boolean;
};

/** Attendees of a meeting that lasts for days: who has been away the longest is forgotten first. */
const ATTENDEES_MAX = 1000;

/**
 * Puts somebody into the meeting's document; `standing` then says whether to come in or to wait.
 * Somebody who was there before keeps role, place on stage and raised hand (M4).
 * @throws Failure `removed` for whoever was removed from this meeting, `refused` for whoever was declined (M5),
 * `broadcast-over` for the audience of a broadcast that has ended (LB4)
 */
export const arrive = (room: Room, meeting: Meeting, { now, ...arrival }: Arrival & { now: WallMs }): Meeting => {
  const before = attendeeOf(meeting, arrival.identity);
  if (wasRemoved(meeting, arrival)) throw new Failure("removed", "You were removed from this meeting.");
  if (before?.standing.at === "refused") throw new Failure("refused", "You were not admitted to this meeting.");
  if (isDismissed(meeting, before ?? arrival)) throw new Failure("broadcast-over", "The broadcast has ended.");
  if (before !== null && mayEnter(before)) return expected(meeting, before, { ...arrival, now });
  const at = waits(room, meeting, arrival) ? "waiting" : "admitted";
  if (before?.standing.at === "waiting" && at === "waiting")
    return withAttendee(meeting, before.identity, (one) => ({ ...one, ...said(arrival) }));
  const { toStage, ...who } = arrival;
  const attendee: Attendee = {
    ...(before?.known === undefined ? {} : { known: before.known }),
    ...who,
    ...standingAt(at, now),
    stage: toStage && stageIsOpenTo(meeting, arrival) ? "on" : "off",
    handRaisedAt: null,
    leftOut: arrival.leftOut ?? false,
    confirmed: null,
  };
  const others = meeting.attendees.filter(({ identity }) => identity !== arrival.identity);
  return { ...meeting, attendees: [...forgetting(others), attendee] };
};

/** The stage takes everybody who leads, and in the mode *everyone* all but viewers (M10). */
export const stageIsOpenTo = ({ stageMode }: Meeting, who: Pick<Attendee, "role">): boolean =>
  leads(who) || (stageMode === "everyone" && who.role !== "viewer");

/** Locked, a waiting room, or nobody there yet who may open (M1 to M3). */
const waits = (room: Room, meeting: Meeting, arrival: Arrival): boolean => {
  if (leads(arrival)) return false;
  const isOpened = meeting.attendees.some((one) => leads(one) && isInside(one));
  return (
    needsAdmission(room, meeting) || waitsForBroadcast(meeting, arrival) || (room.settings.waitForHost && !isOpened)
  );
};

/** For what somebody waits: first for the broadcast, then to be admitted, then for a host. */
export const waitingFor = (room: Room, meeting: Meeting, one: Attendee): "broadcast" | "admission" | "host" => {
  if (waitsForBroadcast(meeting, one)) return "broadcast";
  return needsAdmission(room, meeting) ? "admission" : "host";
};

/** Who knocks: whom those who lead may admit or decline. The audience of a preview does not (LB2). */
export const knocking = (meeting: Meeting): readonly Attendee[] =>
  meeting.attendees.filter((one) => one.standing.at === "waiting" && !waitsForBroadcast(meeting, one));

/** Whether everybody who does not lead has to be admitted. */
export const needsAdmission = ({ settings }: Room, { locked }: Meeting): boolean => locked || settings.waitingRoom;

/** Also under another identity, where an account or a personal link says who it is. */
const wasRemoved = ({ attendees }: Meeting, { identity, account, door }: Arrival): boolean =>
  attendees.some(
    (one) =>
      one.standing.at === "removed" &&
      (one.identity === identity ||
        (account !== null && one.account === account) ||
        (door?.startsWith("member ") === true && one.door === door)),
  );

/** Whoever comes back is on the way again, so the meeting does not end under him. */
const expected = (meeting: Meeting, { identity }: Attendee, arrival: Arrival & { now: WallMs }): Meeting =>
  withAttendee(meeting, identity, (one) => ({
    ...one,
    ...said(arrival),
    ...(isInside(one) ? {} : standingAt("admitted", arrival.now)),
  }));

/** What somebody may say anew whenever he comes. */
const said = ({ name, known }: Arrival): Pick<Attendee, "name" | "known"> => ({
  name,
  ...(known === undefined ? {} : { known }),
});

const forgetting = (attendees: readonly Attendee[]): readonly Attendee[] => {
  if (attendees.length < ATTENDEES_MAX) return attendees;
  const gone = attendees.filter(({ standing }) => ["away", "refused", "dismissed"].includes(standing.at));
  const oldest = gone.toSorted((one, other) => one.standing.since - other.standing.since)[0];
  if (oldest === undefined) throw new Failure("room-full", "The meeting is full.");
  return attendees.filter((one) => one !== oldest);
};
