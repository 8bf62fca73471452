/**
 * What a round does between meetings and their recordings: triggers that start one (R30 to R32), idleness that ends one
 * (R33), and the gate of consent (R42). Each step can be repeated and can be lost with the process.
 */
import { changed, type Meeting, type MeetingDeps, type Room } from "../rooms/index.ts";
import { type Clock, isFailure, reasonOf, type RoomId, type WallMs } from "../vocabulary/index.ts";
import { type ControlDeps, startRecording } from "./control.ts";
import { isIdle } from "./idle.ts";
import type { Circumstances } from "./overdue.ts";
import { captures } from "./state.ts";
import type { RecordingRecord, RecordingStore } from "./store.ts";
import { triggerWish } from "./trigger.ts";

/** How long a gate stays closed for a recording that is about to be made; then its maker has died. */
const GATE_AHEAD_MS = 10_000;

/** Of every meeting that runs. */
export const tendTriggers = async (deps: ControlDeps): Promise<void> => {
  const now = deps.clock.wallNow();
  const unfinished = (await deps.recordings.unfinished(now)).map(({ record }) => record);
  const capturing = new Map(unfinished.filter(({ life }) => captures(life)).map((one) => [one.roomId, one]));
  for (const meeting of await deps.running.running()) {
    const recording = capturing.get(meeting.roomId);
    await keepGate(deps, meeting, recording);
    if (recording !== undefined || meeting.wasRecorded) continue;
    const room = await deps.rooms.get(meeting.roomId);
    if (room !== null && triggerWish(room, meeting, now).wish === "start") await startByTrigger(deps, room);
  }
};

/** Of two servers one starts it; what cannot start now is tried again by the next round. */
const startByTrigger = async (deps: ControlDeps, room: Room): Promise<void> => {
  try {
    const { recordingId } = await startRecording(deps, { room, initiator: null, by: "trigger" });
    deps.log.info("a trigger started a recording", { recordingId });
  } catch (error) {
    if (!isFailure(error)) throw error;
    deps.log.debug("a trigger started nothing", { roomId: room.roomId, reason: reasonOf(error) });
  }
};

/** Closed for as long as its recording captures. */
const keepGate = async (
  deps: ControlDeps,
  { roomId, gate }: Meeting,
  recording: RecordingRecord | undefined,
): Promise<void> => {
  if (gate === null || gate.recordingId === recording?.recordingId) return;
  if (await isNeeded(deps, gate)) return;
  const opened = (now: Meeting): Meeting => (now.gate?.recordingId === gate.recordingId ? { ...now, gate: null } : now);
  await deps.running.change(roomId, (now) => changed(opened(now)));
  await deps.agree(roomId);
};

/** It was closed a moment ago, and its recording is about to be made or was made since this round looked. */
const isNeeded = async ({ recordings, clock }: ControlDeps, gate: NonNullable<Meeting["gate"]>): Promise<boolean> => {
  const made = await recordings.get(gate.recordingId);
  return made === null ? clock.wallNow() - gate.closedAt < GATE_AHEAD_MS : captures(made.life);
};

type Running = { readonly record: RecordingRecord; readonly seen: Circumstances };

/** Since when a recorded meeting is idle, remembered in the row; null when it is not, or need not be known. */
export const idleSinceNow = async (deps: ControlDeps, { record, seen }: Running): Promise<WallMs | null> => {
  const { life, roomId, rules } = record;
  if (rules.idleMs === null || (life.state !== "recording" && life.state !== "paused")) return null;
  const [participants, meeting] = await Promise.all([deps.meetings.participants(roomId), deps.running.current(roomId)]);
  const since = isIdle(participants, meeting, life.startedAt) ? (seen.idleSince ?? seen.now) : null;
  if (since !== seen.idleSince) await deps.recordings.noteIdle(record.recordingId, since);
  return since;
};

/** A meeting is ended for everybody: its recording ends before, so that it says why (R34). */
export const endingWith =
  ({ recordings, clock }: { readonly recordings: RecordingStore; readonly clock: Clock }): MeetingDeps["onEnding"] =>
  async (roomId: RoomId, why: string): Promise<void> => {
    const at = clock.wallNow();
    for (const { record } of await recordings.unfinished(at)) {
      if (record.roomId !== roomId || !captures(record.life)) continue;
      const ending = { cause: "meeting-ended", detail: why } as const;
      await recordings.apply(record.recordingId, { fact: "stop-requested", at, ending });
    }
  };
