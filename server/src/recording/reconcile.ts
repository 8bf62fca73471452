/**
 * The server's round, once a second and after every change: makes the world agree with the database. Each step
 * can be repeated and can be lost with the process; the next round, here or on another server, does it again.
 *
 *   LiveKit's meetings ──> rooms: who meets now        recordings: nobody there any more (R18)
 *   rooms in a meeting ──> LiveKit's meetings, when a LiveKit that died has lost them (M1)
 *   time               ──> recordings that are overdue (R13), render jobs that were lost (R17)
 *   recordings, rooms  ──> room metadata, written only where it differs
 */
import { fateOf, type KnownMeeting, type Meetings, type Room, type RoomStore } from "../rooms/index.ts";
import type { RunningMeeting } from "../rooms/index.ts";
import {
  type Clock,
  isFailure,
  type Logger,
  reasonOf,
  type RecordingId,
  type RoomId,
  type WallMs,
  wallMs,
} from "../vocabulary/index.ts";
import { type Circumstances, overdue } from "./overdue.ts";
import { captures, isFinal } from "./state.ts";
import type { RecordingRecord, RecordingStore } from "./store.ts";

/** What a round needs. */
export type ReconcileDeps = {
  readonly rooms: RoomStore;
  readonly recordings: RecordingStore;
  readonly meetings: Meetings;
  /** What everybody in a meeting is told: the room's metadata. */
  readonly announce: (room: Room, recording: RecordingRecord | undefined, now: WallMs) => string;
  readonly clock: Clock;
  readonly log: Logger;
};

const ROUND_MS = 1_000;
/** How long the outcome of a recording stays visible in the meeting. */
export const OUTCOME_SHOWN_MS = 120_000;

/** Null when LiveKit does not answer: then nothing is known about meetings (R18). */
type Seen = ReadonlyMap<RoomId, RunningMeeting> | null;
type Unfinished = { readonly record: RecordingRecord; readonly seen: Circumstances };

/** One round. @throws Failure when LiveKit fails in the middle; the next round goes on */
export const reconcileOnce = async (deps: ReconcileDeps): Promise<void> => {
  const seen = await whoMeets(deps);
  await noteMeetings(deps, seen);
  await advanceOverdue(deps, seen);
  if (seen !== null) await tellMeetings(deps, seen);
};

const whoMeets = async (deps: ReconcileDeps): Promise<Seen> => {
  try {
    const listed = await deps.meetings.list();
    return new Map(await Promise.all(listed.map(async (one) => [one.roomId, await counted(deps, one)] as const)));
  } catch (error) {
    deps.log.debug("LiveKit does not answer", { reason: reasonOf(error) });
    return null;
  }
};

/** LiveKit's list counts people a little late, so nobody is there only when asking for them finds nobody. */
const counted = async (deps: ReconcileDeps, meeting: RunningMeeting): Promise<RunningMeeting> =>
  meeting.participants > 0 ? meeting : { ...meeting, participants: await deps.meetings.people(meeting.roomId) };

const noteMeetings = async (deps: ReconcileDeps, seen: Seen): Promise<void> => {
  const known = await deps.rooms.inMeeting();
  const now = deps.clock.wallNow();
  const rooms = new Set(known.map(({ room }) => room.roomId));
  for (const meeting of seen?.values() ?? [])
    if (meeting.participants > 0 && !rooms.has(meeting.roomId)) await deps.rooms.meetingStarted(meeting.roomId, now);
  for (const meeting of known) await noteMeeting(deps, meeting, { seen, now });
};

const noteMeeting = async (
  deps: ReconcileDeps,
  { room, emptySince }: KnownMeeting,
  { seen, now }: { readonly seen: Seen; readonly now: WallMs },
): Promise<void> => {
  const { roomId } = room;
  const noteEmpty = async (since: WallMs | null): Promise<void> => {
    if (since !== emptySince) await deps.rooms.noteMeetingEmpty(roomId, since);
  };
  if (seen === null) return noteEmpty(null);
  const found = fateOf(emptySince, seen.get(roomId), now);
  if (found.fate === "over") return deps.rooms.meetingEnded(roomId, now);
  if (found.fate === "lost") await makeAgain(deps, room, now);
  return noteEmpty(found.emptySince);
};

/** People and recorders try to come back by themselves as long as LiveKit does not say that the meeting is over. */
const makeAgain = async (deps: ReconcileDeps, room: Room, now: WallMs): Promise<void> => {
  const recent = await deps.recordings.recentByRoom(wallMs(now - OUTCOME_SHOWN_MS));
  const metadata = deps.announce(room, recent.get(room.roomId), now);
  await deps.meetings.open(room.roomId, metadata, room.settings.maxParticipants);
  deps.log.warn("LiveKit has lost a meeting; it was made again", { room: room.roomId });
};

const advanceOverdue = async (deps: ReconcileDeps, meetings: Seen): Promise<void> => {
  for (const { record, seen } of await deps.recordings.unfinished(deps.clock.wallNow())) {
    const { recordingId, life } = record;
    const emptySince = await emptySinceNow(deps, meetings, { record, seen });
    const fact = overdue(life, { ...seen, emptySince });
    if (fact !== null) await deps.recordings.apply(recordingId, fact);
    else if (life.state === "publishing") await requeue(deps, recordingId);
  }
  for (const record of await deps.recordings.unwanted()) await dispose(deps, record);
};

/** Not knowing is not the same as nobody: then the count begins anew. */
const emptySinceNow = async (
  deps: ReconcileDeps,
  meetings: Seen,
  { record, seen }: Unfinished,
): Promise<WallMs | null> => {
  if (!captures(record.life)) return null;
  const isEmpty = meetings !== null && (meetings.get(record.roomId)?.participants ?? 0) === 0;
  const since = isEmpty ? (seen.emptySince ?? seen.now) : null;
  if (since !== seen.emptySince) await deps.recordings.noteEmpty(record.recordingId, since);
  return since;
};

/** A recording of a room that was deleted: ended if it still runs, deleted when it is final. */
const dispose = async (deps: ReconcileDeps, { recordingId, life }: RecordingRecord): Promise<void> => {
  if (isFinal(life)) return void (await deps.recordings.markDeleted(recordingId));
  const ending = { cause: "stopped", detail: "the room was deleted" } as const;
  await deps.recordings.apply(recordingId, { fact: "stop-requested", at: deps.clock.wallNow(), ending });
};

const requeue = async (deps: ReconcileDeps, recordingId: RecordingId): Promise<void> => {
  if (await deps.recordings.ensureRenderJob(recordingId))
    deps.log.warn("a recording had no render job; it got one again", { recordingId });
};

const tellMeetings = async (deps: ReconcileDeps, seen: NonNullable<Seen>): Promise<void> => {
  const now = deps.clock.wallNow();
  const recent = await deps.recordings.recentByRoom(wallMs(now - OUTCOME_SHOWN_MS));
  for (const meeting of seen.values()) {
    const room: Room | null = await deps.rooms.get(meeting.roomId);
    if (room === null) continue;
    const metadata = deps.announce(room, recent.get(room.roomId), now);
    if (metadata !== meeting.metadata) await deps.meetings.say(room.roomId, metadata);
  }
};

/** Runs rounds until stopped: one at a time, at once after a change. */
export const keepReconciled = (deps: ReconcileDeps): { stop(): Promise<void> } => {
  let wanted = false;
  let running: Promise<void> | null = null;
  const rounds = async (): Promise<void> => {
    while (wanted) {
      wanted = false;
      await reconcileOnce(deps).catch((error: unknown) => report(deps.log, error));
    }
    running = null;
  };
  const wake = (): void => {
    wanted = true;
    running ??= rounds();
  };
  const timer = deps.clock.every(ROUND_MS, wake);
  const listener = deps.recordings.onChange(wake);
  wake();
  return {
    stop: async () => {
      timer.cancel();
      listener.stop();
      wanted = false;
      await running;
    },
  };
};

const report = (log: Logger, error: unknown): void => {
  const fields = { reason: reasonOf(error) };
  if (isFailure(error)) log.debug("a round could not be finished", fields);
  else log.warn("a round could not be finished", fields);
};
