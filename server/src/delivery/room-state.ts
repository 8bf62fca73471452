/** What everybody in a meeting is told about its recording: the room's metadata (contract `roomStateSchema`). */
import type { RecordingState, RoomState } from "@roomreel/contract";
import type { Room } from "../rooms/index.ts";
import { unreachable, type WallMs } from "../vocabulary/index.ts";
import { OUTCOME_SHOWN_MS, type RecordingRecord } from "../recording/index.ts";

/** What the room's metadata says now. */
const roomStateOf = (room: Room, recording: RecordingRecord | undefined, now: WallMs): RoomState => ({
  v: 1,
  roomId: room.roomId,
  roomName: room.name,
  recordingEnabled: room.settings.recording.enabled,
  recording: recording === undefined ? null : recordingState(recording, now),
  locked: false,
  waiting: 0,
  stageMode: room.settings.stage,
  mainCamera: null,
  chatEnabled: room.settings.chat.enabled,
});

/** The same as LiveKit carries it. */
export const announcement = (room: Room, recording: RecordingRecord | undefined, now: WallMs): string =>
  JSON.stringify(roomStateOf(room, recording, now));

const recordingState = ({ recordingId, life }: RecordingRecord, now: WallMs): RecordingState | null => {
  switch (life.state) {
    case "starting":
      return { state: "starting", recordingId };
    case "recording":
      return { state: "active", recordingId, startedAt: life.startedAt };
    case "stopping":
    case "publishing":
      return { state: "ending", recordingId, startedAt: life.startedAt };
    case "complete":
    case "limit-reached":
      return now - life.endedAt > OUTCOME_SHOWN_MS ? null : { state: "complete", recordingId, endedAt: life.endedAt };
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
