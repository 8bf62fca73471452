/** Starting and stopping, as people and programs ask for it. */
import type { Meetings, Room } from "../rooms/index.ts";
import { type Clock, Failure, type Randomness, recordingId, type RecordingId } from "../vocabulary/index.ts";
import { recordingFilename, recordingTitle } from "./names.ts";
import type { RecordingRecord, RecordingStore } from "./store.ts";

/** What starting and stopping need. */
export type ControlDeps = {
  readonly recordings: RecordingStore;
  readonly meetings: Meetings;
  readonly clock: Clock;
  readonly randomness: Randomness;
};
/** Which room to record, for whom, and how. */
export type StartRequest = {
  readonly room: Room;
  readonly initiator: string | null;
  readonly layout: RecordingRecord["layout"] | undefined;
};

/**
 * Answers at once, in `starting`; a recorder takes it from there.
 * @throws Failure `recording-disabled`, `no-participants`, `already-recording`, `livekit-unavailable`
 */
export const startRecording = async (deps: ControlDeps, request: StartRequest): Promise<RecordingRecord> => {
  const { room } = request;
  if (!room.settings.recording.enabled)
    throw new Failure("recording-disabled", `Recording is disabled in room '${room.roomId}'.`);
  if ((await deps.meetings.people(room.roomId)) === 0)
    throw new Failure("no-participants", `Nobody is in room '${room.roomId}'.`);
  const requestedAt = deps.clock.wallNow();
  const title = recordingTitle(requestedAt, room.name);
  const record: RecordingRecord = {
    recordingId: recordingId(`${room.roomId}--EG_${deps.randomness.text(12)}--${deps.randomness.text(10)}`),
    roomId: room.roomId,
    roomName: room.name,
    title,
    filename: recordingFilename(title),
    layout: request.layout ?? room.settings.recording.layout,
    encoding: room.settings.recording.encoding,
    initiator: request.initiator,
    owner: room.owner,
    requestedAt,
    life: { state: "starting", requestedAt },
  };
  if ((await deps.recordings.create(record)) === "room-busy")
    throw new Failure("already-recording", `Room '${room.roomId}' is already being recorded.`);
  return record;
};

/** @throws Failure `no-recording`, `already-stopped` */
export const stopRecording = async (deps: ControlDeps, id: RecordingId): Promise<RecordingRecord> => {
  const at = deps.clock.wallNow();
  const stopped = await deps.recordings.apply(id, {
    fact: "stop-requested",
    at,
    ending: { cause: "stopped", detail: "stop was requested" },
  });
  if (stopped === null) throw new Failure("no-recording", `Recording '${id}' does not exist.`);
  if (stopped.decision.decision !== "advance")
    throw new Failure("already-stopped", `Recording '${id}' is already stopped.`);
  return stopped.record;
};
