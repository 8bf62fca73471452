/** Who is really there, as LiveKit sees it, written into the meeting's document (M6 to M9). */
import type { ParticipantIdentity, WallMs } from "../../vocabulary/index.ts";
import { isInBreakout } from "../breakouts/plan.ts";
import { waitsForBroadcast } from "../broadcast/broadcast.ts";
import type { Room } from "../room.ts";
import { isTimeUp } from "../schedule.ts";
import { type Attendee, isInside, leads, type Meeting, standingAt, withEach } from "./meeting.ts";

/** K-43: how long a meeting goes on without host and moderator. */
export const LEADERLESS_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** Somebody who was admitted and never came; the browser may have been closed at that moment. */
const ADMITTED_MS = 120_000;
/** How long a meeting goes on for those who are on their way, or have lost the connection. */
const GRACE_MS = 20_000;
/** Somebody who waits and has stopped asking has gone. */
const WAITING_MS = 20_000;

/**
 * The same object when nothing changed.
 * @param present identities that LiveKit lists now
 * @param asked when each of those who wait last asked
 */
export const withPresence = (
  room: Room,
  meeting: Meeting,
  {
    present,
    asked,
    now,
  }: {
    readonly present: ReadonlySet<ParticipantIdentity>;
    readonly asked: ReadonlyMap<ParticipantIdentity, WallMs>;
    readonly now: WallMs;
  },
): Meeting => {
  let next = meeting;
  const move = (isMeant: (one: Meeting["attendees"][number]) => boolean, at: "inside" | "away" | "admitted"): void => {
    if (next.attendees.some(isMeant)) next = withEach(next, isMeant, (one) => ({ ...one, ...standingAt(at, now) }));
  };
  move((one) => present.has(one.identity) && (one.standing.at === "admitted" || one.standing.at === "away"), "inside");
  move((one) => isInside(one) && !present.has(one.identity), "away");
  move((one) => one.standing.at === "admitted" && now - one.standing.since > ADMITTED_MS, "away");
  const hasGone = ({ identity, standing }: Attendee): boolean =>
    standing.at === "waiting" && now - (asked.get(identity) ?? standing.since) > WAITING_MS;
  return withMainCamera(withLeaders(room, without(next, hasGone), now));
};

/** Forgotten, not away: whoever is away may come back unasked. */
const without = (meeting: Meeting, isMeant: (one: Attendee) => boolean): Meeting =>
  meeting.attendees.some(isMeant)
    ? { ...meeting, attendees: meeting.attendees.filter((one) => !isMeant(one)) }
    : meeting;

/**
 * Counted from the last leader's leaving, cancelled only by a leader inside (M8), or in a breakout room (B9); and a
 * leader opens the room (M3). Breakout rooms need nobody who leads.
 */
const withLeaders = (room: Room, meeting: Meeting, now: WallMs): Meeting => {
  const led = meeting.attendees.some((one) => leads(one) && isInside(one));
  const hasLed = meeting.attendees.some(
    (one) => leads(one) && (one.standing.at === "away" || one.standing.at === "removed"),
  );
  const isLed =
    led ||
    room.breakout !== null ||
    meeting.attendees.some((one) => leads(one) && isInBreakout(meeting.breakouts, one.identity));
  const since = isLed ? null : (meeting.leaderlessSince ?? (hasLed ? now : null));
  const next = since === meeting.leaderlessSince ? meeting : { ...meeting, leaderlessSince: since };
  const opens = led && room.settings.waitForHost && !meeting.locked && !room.settings.waitingRoom;
  const comes = (one: Attendee): boolean => one.standing.at === "waiting" && !waitsForBroadcast(next, one);
  if (!opens || !next.attendees.some(comes)) return next;
  return withEach(next, comes, (one) => ({ ...one, ...standingAt("admitted", now) }));
};

/** Nobody is large who is not there. */
const withMainCamera = (meeting: Meeting): Meeting => {
  const { mainCamera } = meeting;
  if (mainCamera === null) return meeting;
  const there = meeting.attendees.some((one) => one.identity === mainCamera && isInside(one) && one.stage === "on");
  return there ? meeting : { ...meeting, mainCamera: null };
};

/** Why the meeting is to be ended for everybody now, for people; null: it goes on (K-41, K-43). */
export const endDue = (
  { organisation, settings }: Pick<Room, "organisation" | "settings">,
  { leaderlessSince, startedAt }: Meeting,
  now: WallMs,
): string | null => {
  if (leaderlessSince !== null && now - leaderlessSince >= LEADERLESS_MS)
    return "no host or moderator came back within 15 minutes";
  if (isTimeUp(settings.schedule, now)) return "the room's time was over";
  const minutes = settings.maxDurationMinutes ?? organisation.meetingLimitHours * 60;
  return now - startedAt >= minutes * MINUTE_MS ? `the meeting came to its limit of ${inWords(minutes)}` : null;
};

const inWords = (minutes: number): string =>
  minutes % 60 === 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** Somebody who takes a place: inside, or just let in. */
export const isExpected = ({ standing }: Attendee, now: WallMs): boolean =>
  standing.at === "inside" || (standing.at === "admitted" && now - standing.since < GRACE_MS);

/** Of a meeting that LiveKit does not have any more: whether nobody waits, comes, or comes back (M9). */
export const isOver = ({ attendees }: Meeting, now: WallMs): boolean =>
  attendees.every(({ standing: { at, since } }) => {
    if (at === "refused" || at === "removed" || at === "dismissed") return true;
    return (at === "admitted" || at === "away") && now - since >= GRACE_MS;
  });
