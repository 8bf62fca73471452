/**
 * The server's round, once a second and after every change: makes the world agree with the database. Each step
 * can be repeated and can be lost with the process; the next round, here or on another server, does it again.
 *
 *   LiveKit's meetings ──> rooms: who meets now        recordings: nobody there any more (R18)
 *   rooms in a meeting ──> LiveKit's meetings, when a LiveKit that died has lost them (M33)
 *   time               ──> recordings that are overdue (R13), render jobs that were lost (R17)
 *   breakout plans     ──> breakout rooms made, closed, and who is where (B7 to B10)
 *   meetings           ──> recordings that a trigger starts (R30)
 *   meetings           ──> LiveKit's people and room metadata, written only where they differ (M6 to M9)
 */
import { isAnybodyApart, type RunningMeeting, tend, tendAbsent, tendBreakouts } from "../rooms/index.ts";
import { isFailure, type Logger, reasonOf, type RecordingId, type RoomId, type WallMs } from "../vocabulary/index.ts";
import type { ControlDeps } from "./control.ts";
import { type Circumstances, overdue } from "./overdue.ts";
import { idleSinceNow, tendTriggers } from "./tending.ts";
import { captures, isFinal } from "./state.ts";
import type { RecordingRecord } from "./store.ts";

/** What a round needs. */
export type ReconcileDeps = ControlDeps;

const ROUND_MS = 1_000;
/** How long the outcome of a recording stays visible in the meeting. */
export const OUTCOME_SHOWN_MS = 120_000;

/** Null when LiveKit does not answer: then nothing is known about meetings (R18). */
type Seen = ReadonlyMap<RoomId, RunningMeeting> | null;
type Unfinished = { readonly record: RecordingRecord; readonly seen: Circumstances };

/** One round. @throws Failure when LiveKit fails in the middle; the next round goes on */
export const reconcileOnce = async (deps: ReconcileDeps): Promise<void> => {
  const seen = await whoMeets(deps);
  if (seen !== null) await noteMeetings(deps, seen);
  await advanceOverdue(deps, seen);
  if (seen !== null) await tendBreakouts(deps);
  if (seen !== null) await tendTriggers(deps);
  if (seen !== null) await tellMeetings(deps, seen);
};

const whoMeets = async (deps: ReconcileDeps): Promise<Seen> => {
  try {
    return new Map((await deps.meetings.list()).map((meeting) => [meeting.roomId, meeting]));
  } catch (error) {
    deps.log.debug("LiveKit does not answer", { reason: reasonOf(error) });
    return null;
  }
};

const noteMeetings = async (deps: ReconcileDeps, seen: NonNullable<Seen>): Promise<void> => {
  const known = new Map((await deps.rooms.inMeeting()).map((room) => [room.roomId, room]));
  const now = deps.clock.wallNow();
  for (const meeting of seen.values())
    if (meeting.participants > 0 && !known.has(meeting.roomId)) await deps.rooms.meetingStarted(meeting.roomId, now);
  const running = new Map((await deps.running.running()).map((meeting) => [meeting.roomId, meeting]));
  for (const roomId of known.keys())
    if (!seen.has(roomId) && !running.has(roomId)) await deps.rooms.meetingEnded(roomId, now);
  for (const meeting of running.values()) if (!seen.has(meeting.roomId)) await tendAbsent(deps, meeting);
};

const advanceOverdue = async (deps: ReconcileDeps, meetings: Seen): Promise<void> => {
  for (const { record, seen } of await deps.recordings.unfinished(deps.clock.wallNow())) {
    const { recordingId, life } = record;
    const emptySince = await emptySinceNow(deps, meetings, { record, seen });
    const idleSince = meetings === null ? null : await idleSinceNow(deps, { record, seen });
    const fact = overdue(life, { ...seen, emptySince, idleSince });
    if (fact !== null) await deps.recordings.apply(recordingId, fact);
    else if (life.state === "publishing") await requeue(deps, recordingId);
  }
  for (const record of await deps.recordings.unwanted()) await dispose(deps, record);
};

/**
 * LiveKit's list counts people a little late, so nobody is there only when asking for them finds nobody. Not knowing is
 * not the same as nobody: then the count begins anew.
 */
const emptySinceNow = async (
  deps: ReconcileDeps,
  meetings: Seen,
  { record, seen }: Unfinished,
): Promise<WallMs | null> => {
  if (!captures(record.life)) return null;
  const isEmpty = meetings !== null && (await isEmptyRoom(deps, meetings, record.roomId));
  const since = isEmpty ? (seen.emptySince ?? seen.now) : null;
  if (since !== seen.emptySince) await deps.recordings.noteEmpty(record.recordingId, since);
  return since;
};

const isEmptyRoom = async (
  { meetings, running }: ReconcileDeps,
  listed: NonNullable<Seen>,
  roomId: RoomId,
): Promise<boolean> => {
  const count = (of: RoomId): number => listed.get(of)?.participants ?? 0;
  if (count(roomId) > 0 || (await meetings.people(roomId)) > 0) return false;
  // Everybody may be in a breakout room: then the stage is empty, and the meeting is not (R38).
  const plan = (await running.current(roomId))?.breakouts ?? null;
  return !isAnybodyApart(plan) && !(plan?.state === "open" && plan.rooms.some((one) => count(one.roomId) > 0));
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
  const announce = await deps.announcer();
  const running = new Map((await deps.running.running()).map((meeting) => [meeting.roomId, meeting]));
  for (const live of seen.values()) await tend(deps, { live, meeting: running.get(live.roomId) ?? null, announce });
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
