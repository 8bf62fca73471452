/**
 * What the server's round does about breakout rooms. Each step can be repeated and lost with the process.
 *
 *   open plans      ──> late arrivals assigned, who is where; closed at the limit (B7), or when everybody has left
 *   breakout rooms  ──> whoever was removed there is removed from the meeting (B5)
 *   open plans      ──> their rooms, as they are planned
 *   breakout rooms  ──> people who belong elsewhere are sent back to the main room (B8)
 *   rooms that no open plan names ──> ended and gone, or closed when they have recordings (B10)
 */
import {
  type ParticipantIdentity,
  type Randomness,
  reasonOf,
  type RoomId,
  type WallMs,
} from "../../vocabulary/index.ts";
import { changed } from "../meeting/action.ts";
import { endMeeting, type MeetingDeps } from "../meeting/keeping.ts";
import { type Attendee, isInside, leads, mayEnter, type Meeting, standingAt, withEach } from "../meeting/meeting.ts";
import { isOver } from "../meeting/presence.ts";
import type { Room } from "../room.ts";
import { asPlanned, breakoutRoom, childrenOf } from "./child.ts";
import { isInBreakout, isOverdue, mayVisit, type OpenBreakouts, withArrivals, withInside } from "./plan.ts";

export type BreakoutDeps = MeetingDeps & { readonly randomness: Randomness };

type Running = ReadonlyMap<RoomId, Meeting>;

/** @throws Failure `livekit-unavailable`; the next round goes on */
export const tendBreakouts = async (deps: BreakoutDeps): Promise<void> => {
  const running: Running = new Map((await deps.running.running()).map((meeting) => [meeting.roomId, meeting]));
  for (const meeting of running.values())
    if (meeting.breakouts?.state === "open") await tendOpen(deps, running, meeting.roomId);
  for (const stray of await deps.rooms.strayBreakouts()) await closeStray(deps, stray);
};

/** Also what remains of a deleted main room. */
const closeStray = async (deps: BreakoutDeps, roomId: RoomId): Promise<void> => {
  const room = await deps.rooms.get(roomId);
  const isOrphan =
    room?.breakout !== null && room !== null && (await deps.rooms.get(room.breakout.parentRoomId)) === null;
  const meetingEndAction = isOrphan ? "delete-with-recordings" : "delete";
  await deps.rooms.change(roomId, (now) => ({ ...now, meetingEndAction }));
  await endMeeting(deps, roomId, "the breakout rooms were closed");
};

const tendOpen = async (deps: BreakoutDeps, running: Running, roomId: RoomId): Promise<void> => {
  const room = await deps.rooms.get(roomId);
  if (room === null) return;
  const now = deps.clock.wallNow();
  let before: Meeting | null = null;
  const kept = await deps.running.change(roomId, (meeting) => {
    before = meeting;
    return changed(tended(meeting, running, now));
  });
  if (kept === null) return;
  const { meeting } = kept;
  if (meeting !== before) await deps.agree(roomId);
  if (meeting.breakouts?.state !== "open") return;
  await makeRooms(deps, room, meeting);
  for (const { roomId: one } of meeting.breakouts.rooms) await sendBack(deps, meeting, running.get(one));
};

/** The same object when nothing changed. */
const tended = (meeting: Meeting, running: Running, now: WallMs): Meeting => {
  const plan = meeting.breakouts;
  if (plan?.state !== "open") return meeting;
  const inside = (roomId: RoomId): readonly ParticipantIdentity[] => identitiesIn(running.get(roomId));
  const isDeserted = isOver(meeting, now) && plan.rooms.every(({ roomId }) => !running.has(roomId));
  if (isOverdue(plan, now) || isDeserted) return withoutBreakouts(meeting, now);
  const staying = withoutRemoved(meeting, { running, plan, now });
  const next = withInside(withArrivals(plan, spreadable(staying)), inside);
  return next === plan ? staying : { ...staying, breakouts: next };
};

/** Whoever was in one is on the way back, as if just let in: only from now on may the main meeting be over (M9). */
export const withoutBreakouts = (meeting: Meeting, now: WallMs): Meeting => {
  const { breakouts } = meeting;
  const returns = (one: Attendee): boolean => one.standing.at === "away" && isInBreakout(breakouts, one.identity);
  return { ...withEach(meeting, returns, (one) => ({ ...one, ...standingAt("admitted", now) })), breakouts: null };
};

type Apart = { readonly running: Running; readonly plan: OpenBreakouts; readonly now: WallMs };

/** Whoever is removed in a breakout room is removed from the meeting, not sent back to it. */
const withoutRemoved = (meeting: Meeting, { running, plan, now }: Apart): Meeting => {
  const isOut = (one: Attendee): boolean =>
    mayEnter(one) &&
    plan.rooms.some(({ roomId }) =>
      running
        .get(roomId)
        ?.attendees.some(({ identity, standing }) => identity === one.identity && standing.at === "removed"),
    );
  if (!meeting.attendees.some(isOut)) return meeting;
  return withEach(meeting, isOut, (one) => ({
    ...one,
    ...standingAt("removed", now),
    stage: "off",
    handRaisedAt: null,
  }));
};

const identitiesIn = (meeting: Meeting | undefined): readonly ParticipantIdentity[] =>
  meeting?.attendees.filter(isInside).map(({ identity }) => identity) ?? [];

/** Whom automatic assignment spreads: who is inside and does not lead, in the order of joining. */
export const spreadable = ({ attendees }: Meeting): readonly ParticipantIdentity[] =>
  attendees.filter((one) => isInside(one) && !leads(one)).map(({ identity }) => identity);

/** Those that are missing are made, and all are as the plan says. */
export const makeRooms = async (deps: BreakoutDeps, parent: Room, meeting: Meeting): Promise<void> => {
  const plan = meeting.breakouts;
  if (plan?.state !== "open") return;
  for (const child of childrenOf({ parent, meetingId: meeting.meetingId, plan })) {
    const room = await deps.rooms.get(child.roomId);
    if (room === null)
      await deps.rooms.create(breakoutRoom(child, { randomness: deps.randomness, now: deps.clock.wallNow() }));
    else if (asPlanned(room, child) !== room) {
      await deps.rooms.change(child.roomId, (now) => asPlanned(now, child));
      await deps.agree(child.roomId);
    }
  }
};

/** Whoever was removed from the main room is welcome nowhere. */
const isWelcome = ({ breakouts, attendees }: Meeting, one: Attendee, roomId: RoomId): boolean => {
  const inMain = attendees.find(({ identity }) => identity === one.identity);
  if (breakouts === null || (inMain !== undefined && !mayEnter(inMain))) return false;
  return mayVisit(breakouts, { identity: one.identity, leads: leads(one) }, roomId);
};

/** Disconnected from here, a browser goes back to the main room, where it is told where to go. */
const sendBack = async (deps: BreakoutDeps, main: Meeting, meeting: Meeting | undefined): Promise<void> => {
  if (meeting === undefined) return;
  for (const one of meeting.attendees.filter(isInside)) {
    if (isWelcome(main, one, meeting.roomId)) continue;
    await deps.meetings
      .remove(meeting.roomId, one.identity)
      .catch((error: unknown) => deps.log.debug("somebody could not be sent back", { reason: reasonOf(error) }));
  }
};
