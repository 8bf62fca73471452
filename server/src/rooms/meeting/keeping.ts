/**
 * Keeps document and LiveKit in agreement. The server's round looks at every meeting once a second; whoever changed a
 * document asks for it at once. Both read the document anew when they find a difference, and one room is worked on once
 * at a time, so that an old document never undoes a newer one here. Two servers may overlap for an instant; the next
 * round of either puts it right.
 */
import { type Clock, isFailure, type Logger, reasonOf, type RoomId, type WallMs } from "../../vocabulary/index.ts";
import type { Meetings, Participant, RoomStore, RunningMeeting } from "../ports.ts";
import { isAnybodyApart } from "../breakouts/plan.ts";
import type { Room } from "../room.ts";
import { asSeen, type Sight, type Step, stepsFor } from "./difference.ts";
import { changed } from "./action.ts";
import { isInside, type Meeting } from "./meeting.ts";
import { endDue, isOver } from "./presence.ts";
import type { MeetingStore } from "./store.ts";

/** What everybody in a meeting is told, as of the moment when it was asked for: a room's metadata. */
export type Announcer = () => Promise<(room: Room, meeting: Meeting | null) => string>;

type Doors = {
  readonly rooms: RoomStore;
  readonly running: MeetingStore;
  readonly meetings: Meetings;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly log: Logger;
};
/** What running a meeting needs. */
export type MeetingDeps = Doors & {
  /** Makes LiveKit agree with one room's document, soon; never rejects. */
  readonly agree: Agree;
  /** Told before a meeting is ended for everybody, with the reason for people. */
  readonly onEnding: (roomId: RoomId, why: string) => Promise<void>;
};
/** See `agreeing`. */
export type Agree = (roomId: RoomId) => Promise<void>;

/** The agreement of one process: one at a time for a room, and whoever asks meanwhile shares the next one. */
export const agreeing = (deps: Doors): Agree =>
  oneAtATime(async (roomId) => {
    try {
      await agreeOnce(deps, roomId);
    } catch (error) {
      const fields = { roomId, reason: reasonOf(error) };
      if (isFailure(error)) deps.log.debug("LiveKit could not be made to agree", fields);
      else deps.log.warn("LiveKit could not be made to agree", fields);
    }
  });

/** A meeting that LiveKit has, as one round sees it; `meeting` is null when nobody ever came by the door. */
export type Tended = {
  readonly live: RunningMeeting;
  readonly meeting: Meeting | null;
  readonly announce: Awaited<ReturnType<Announcer>>;
};

/** One room's turn in the server's round. @throws Failure `livekit-unavailable` */
export const tend = async (deps: MeetingDeps, { live, meeting, announce }: Tended): Promise<void> => {
  const room = await deps.rooms.get(live.roomId);
  if (room === null) return;
  if (meeting === null) return sayIfNew(deps, live, announce(room, null));
  const sight = await lookAt(deps, meeting);
  const next = asSeen(room, meeting, sight);
  if (isDeserted(next, sight)) return endUnlessJoined(deps, room, sight);
  const why = endDue(room, next, sight.now);
  if (why !== null) return endMeeting(deps, room.roomId, why);
  const differs = next !== meeting || live.metadata !== announce(room, next);
  if (differs || stepsFor(room, next, sight.participants).length > 0) await deps.agree(room.roomId);
};

/** Nobody is there, waits or comes back (M9), and there are no breakout rooms to come back from (B9). */
const isDeserted = (meeting: Meeting, { participants, now }: Sight): boolean =>
  participants.length === 0 && meeting.breakouts?.state !== "open" && isOver(meeting, now);

const sayIfNew = async (
  { meetings }: Pick<MeetingDeps, "meetings">,
  live: RunningMeeting,
  metadata: string,
): Promise<void> => {
  if (live.metadata !== metadata) await meetings.say(live.roomId, metadata);
};

/**
 * A meeting that LiveKit does not have: over, unless somebody waits, comes, or may come back, or breakout rooms are
 * open (B9). LiveKit keeps a meeting until it is told to end it. So one in which somebody is inside, or in a breakout
 * room, was lost with a LiveKit that died, and is made again: browsers and recorders try to come back by themselves
 * (M33).
 */
export const tendAbsent = async (deps: MeetingDeps, meeting: Meeting): Promise<void> => {
  const { roomId } = meeting;
  const room = await deps.rooms.get(roomId);
  if (room !== null && (meeting.attendees.some(isInside) || isAnybodyApart(meeting.breakouts)))
    return makeAgain(deps, room, meeting);
  const sight = { participants: [], asked: await deps.running.asked(roomId), now: deps.clock.wallNow() };
  const next = room === null ? null : asSeen(room, meeting, sight);
  if (room === null || next === null) return forget(deps, roomId);
  if (isDeserted(next, sight)) return endUnlessJoined(deps, room, sight);
  if (next !== meeting) await deps.running.change(roomId, (now) => changed(asSeen(room, now, sight)));
};

const makeAgain = async (deps: MeetingDeps, room: Room, meeting: Meeting): Promise<void> => {
  const announce = await deps.announcer();
  await deps.meetings.open(room.roomId, announce(room, meeting), room.settings.maxParticipants);
  deps.log.warn("LiveKit has lost a meeting; it was made again", { room: room.roomId });
};

/** For everybody, also for those who wait. @throws Failure `livekit-unavailable`; then it goes on */
export const endMeeting = async (deps: MeetingDeps, roomId: RoomId, why: string): Promise<void> => {
  await deps.onEnding(roomId, why);
  await deps.meetings.end(roomId);
  await forget(deps, roomId);
};

/** Somebody may have come since this round began. */
const endUnlessJoined = async (deps: MeetingDeps, room: Room, sight: Sight): Promise<void> => {
  const fresh = await deps.running.current(room.roomId);
  if (fresh !== null && isDeserted(asSeen(room, fresh, sight), sight))
    await endMeeting(deps, room.roomId, "nobody is in the meeting");
};

const forget = async ({ running, rooms, clock }: MeetingDeps, roomId: RoomId): Promise<void> => {
  const now = clock.wallNow();
  await running.end(roomId, now);
  await rooms.meetingEnded(roomId, now);
};

/** Learns at once who is there, for somebody who acts before the next round. */
export const learnPresence = async (deps: MeetingDeps, room: Room): Promise<void> => {
  const participants = await deps.meetings.participants(room.roomId);
  const asked = await deps.running.asked(room.roomId);
  const sight = { participants, asked, now: deps.clock.wallNow() };
  await deps.running.change(room.roomId, (meeting) => changed(asSeen(room, meeting, sight)));
};

const lookAt = async (deps: Doors, { roomId, attendees }: Meeting): Promise<Sight> => {
  const participants = await deps.meetings.participants(roomId);
  const somebodyWaits = attendees.some(({ standing }) => standing.at === "waiting");
  const asked = somebodyWaits ? await deps.running.asked(roomId) : new Map<Participant["identity"], WallMs>();
  return { participants, asked, now: deps.clock.wallNow() };
};

const agreeOnce = async (deps: Doors, roomId: RoomId): Promise<void> => {
  const [room, before] = await Promise.all([deps.rooms.get(roomId), deps.running.current(roomId)]);
  if (room === null || before === null) return;
  const sight = await lookAt(deps, before);
  const isNews = asSeen(room, before, sight) !== before;
  const kept = isNews ? await deps.running.change(roomId, (now) => changed(asSeen(room, now, sight))) : null;
  const meeting = kept?.meeting ?? before;
  await Promise.all([
    tellState(deps, room, meeting),
    ...stepsFor(room, meeting, sight.participants).map((step) => take(deps, roomId, step)),
  ]);
};

const tellState = async (deps: Doors, room: Room, meeting: Meeting): Promise<void> => {
  const [[live], announce] = await Promise.all([deps.meetings.list(room.roomId), deps.announcer()]);
  if (live !== undefined) await sayIfNew(deps, live, announce(room, meeting));
};

/** One that fails does not keep the others from theirs; the next round tries again. */
const take = async ({ meetings, log }: Doors, roomId: RoomId, step: Step): Promise<void> => {
  try {
    if (step.step === "remove") await meetings.remove(roomId, step.identity);
    else await meetings.update(roomId, step.identity, step.wanted);
  } catch (error) {
    log.debug("a participant could not be changed", { roomId, identity: step.identity, reason: reasonOf(error) });
  }
};

/** `run` must not reject. Bounded by the number of keys: at most one runs and one waits for each. */
const oneAtATime = (run: Agree): Agree => {
  const turns = new Map<RoomId, { readonly running: Promise<void>; next: Promise<void> | null }>();
  const start = async (key: RoomId): Promise<void> => {
    const running = run(key);
    turns.set(key, { running, next: null });
    await running;
    if (turns.get(key)?.next === null) turns.delete(key);
  };
  const after = async (key: RoomId, running: Promise<void>): Promise<void> => {
    await running;
    await start(key);
  };
  return (key) => {
    const turn = turns.get(key);
    if (turn === undefined) return start(key);
    return (turn.next ??= after(key, turn.running));
  };
};
