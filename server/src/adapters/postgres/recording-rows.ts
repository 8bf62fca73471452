/** Between a row of `recordings` and the recording that the rest of the server knows. */
import type { Selectable } from "kysely";
import { captures, fileOf, firstRules, type Recording, type RecordingRecord } from "../../recording/index.ts";
import { recordingId, roomId, wallMs } from "../../vocabulary/index.ts";
import type { Tables } from "./schema.ts";

export type RecordingRow = Selectable<Tables["recordings"]>;

export const recordOf = (row: RecordingRow): RecordingRecord => ({
  recordingId: recordingId(row.recording_id),
  roomId: roomId(row.room_id),
  roomName: row.room_name,
  title: row.title,
  filename: row.filename,
  layout: row.layout,
  encoding: row.encoding,
  fileFormat: row.file_format,
  initiator: row.initiator,
  owner: row.owner,
  collaborators: row.collaborators,
  requestedAt: wallMs(row.requested_at.getTime()),
  breakout:
    row.parent_room_id === null || row.breakout_name === null
      ? null
      : { parentRoomId: roomId(row.parent_room_id), name: row.breakout_name },
  listed: row.listed,
  rules: row.rules ?? firstRules,
  life: row.state,
  ending: row.ending,
});

/** The columns that follow from the state. */
export const columnsOf = (life: Recording) => {
  const file = fileOf(life);
  return {
    state: JSON.stringify(life),
    status: life.state,
    capturing: captures(life),
    started_at: "startedAt" in life && life.startedAt !== null ? new Date(life.startedAt) : null,
    ended_at: "endedAt" in life ? new Date(life.endedAt) : null,
    duration_ms: file?.durationMs ?? null,
    bytes: file?.bytes ?? null,
    ...("ending" in life ? { ending: JSON.stringify(life.ending) } : {}),
  };
};
