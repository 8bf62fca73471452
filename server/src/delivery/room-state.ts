/** What everybody in a meeting is told about it and its recording: the room's metadata (contract `roomStateSchema`). */
import type { Broadcast, RecordingState, RoomState } from "@roomreel/contract";
import {
  isFinal,
  OUTCOME_SHOWN_MS,
  type RecordingRecord,
  type RecordingStore,
  type TriggerWish,
  triggerWish,
  willBeRecorded,
} from "../recording/index.ts";
import { type Announcer, isAudience, knocking, type Meeting, recordingPolicyOf, type Room } from "../rooms/index.ts";
import { type Clock, unreachable, type WallMs, wallMs } from "../vocabulary/index.ts";

type Told = {
  readonly room: Room;
  readonly meeting: Meeting | null;
  readonly recording: RecordingRecord | undefined;
  readonly now: WallMs;
};

/** What the room's metadata says now. */
const roomStateOf = ({ room, meeting, recording, now }: Told): RoomState => ({
  v: 1,
  roomId: room.roomId,
  roomName: room.name,
  recordingEnabled: recordingPolicyOf(room).enabled,
  recording: recording === undefined ? null : recordingState(recording, now),
  locked: meeting?.locked ?? false,
  waiting: meeting === null ? 0 : knocking(meeting).length,
  stageMode: meeting?.stageMode ?? room.settings.stage,
  mainCamera: meeting?.mainCamera ?? null,
  chatEnabled: room.settings.chat.enabled,
  broadcast: broadcastOf(room, meeting),
  ...breakoutsTold(room, meeting),
  ...recordingNotices({ room, meeting, recording, now }),
});

/** Before anybody is there a broadcast is in preview, as its meeting will begin. */
export const broadcastOf = ({ broadcast: isBroadcast }: Room, meeting: Meeting | null): Broadcast | null => {
  if (!isBroadcast) return null;
  const broadcast = meeting?.broadcast ?? { state: "preview" };
  if (broadcast.state !== "preview") return broadcast;
  const waits = meeting?.attendees.filter((one) => one.standing.at === "waiting" && isAudience(one)) ?? [];
  return { state: "preview", audience: waits.length };
};

/** In the main room which are open, in a breakout room what it is. */
const breakoutsTold = (
  { breakout, roles }: Room,
  meeting: Meeting | null,
): Pick<RoomState, "breakouts" | "breakout"> => {
  const open = meeting?.breakouts?.state === "open" ? meeting.breakouts : null;
  return {
    breakouts: open && {
      startsAt: open.startsAt,
      endsAt: open.endsAt,
      assignment: open.assignment,
      rooms: open.rooms.map(({ roomId, name, inside }) => ({ roomId, name, people: inside.length })),
    },
    breakout: breakout && {
      parentRoomId: breakout.parentRoomId,
      parentName: breakout.parentName,
      endsAt: breakout.endsAt,
      mayRecord: roles.speaker.recordingControl,
    },
  };
};

/** What people are told and asked about recordings before and while one runs (R30 to R41). */
const recordingNotices = ({ room, meeting, recording, now }: Told) => {
  const { consent, mayBeLeftOut, startOnPhones } = recordingPolicyOf(room);
  const runs = recording !== undefined && !isFinal(recording.life);
  const wish: TriggerWish = meeting === null || runs ? { wish: "nothing" } : triggerWish(room, meeting, now);
  return {
    willBeRecorded: !runs && willBeRecorded(room, meeting),
    prompted: wish.wish === "prompt" ? wish.whom : null,
    reminded: wish.wish === "remind",
    consent: runs ? recording.rules.consent : consent,
    mayBeLeftOut,
    startOnPhones,
  };
};

/** The same as LiveKit carries it, with the recordings as they are when it is asked for. */
export const announcerOf =
  ({ recordings, clock }: { readonly recordings: RecordingStore; readonly clock: Clock }): Announcer =>
  async () => {
    const now = clock.wallNow();
    const recent = await recordings.recentByRoom(wallMs(now - OUTCOME_SHOWN_MS));
    return (room, meeting) => JSON.stringify(roomStateOf({ room, meeting, recording: recent.get(room.roomId), now }));
  };

const recordingState = ({ recordingId, life, listed }: RecordingRecord, now: WallMs): RecordingState | null => {
  switch (life.state) {
    case "starting":
      return { state: "starting", recordingId };
    case "recording":
      return { state: "active", recordingId, startedAt: life.startedAt, pausedMs: life.pausedMs };
    case "paused": {
      const { startedAt, pausedAt } = life;
      const recordedMs = Math.max(0, pausedAt - startedAt - life.pausedMs);
      return { state: "paused", recordingId, startedAt, pausedAt, recordedMs };
    }
    case "stopping":
    case "publishing":
      return { state: "ending", recordingId, startedAt: life.startedAt };
    case "complete":
    case "limit-reached":
      return now - life.endedAt > OUTCOME_SHOWN_MS
        ? null
        : { state: "complete", recordingId, endedAt: life.endedAt, listed };
    case "failed":
    case "aborted": {
      if (now - life.endedAt > OUTCOME_SHOWN_MS) return null;
      const { endedAt, message, file } = life;
      return { state: "failed", recordingId, endedAt, message, hasFile: file !== null };
    }
    default:
      return unreachable(life);
  }
};
