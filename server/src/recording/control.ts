/** Starting and stopping, as people, programs and triggers ask for it. */
import { changed, type MeetingDeps, recordingPolicyOf, type Room } from "../rooms/index.ts";
import { Failure, type Randomness, recordingId, type RecordingId } from "../vocabulary/index.ts";
import { recordingFilename, recordingTitle } from "./names.ts";
import { ownershipOf } from "./ownership.ts";
import { rulesFor } from "./rules.ts";
import type { RecordingRecord, RecordingStore } from "./store.ts";

/** What starting and stopping need. */
export type ControlDeps = MeetingDeps & {
  readonly recordings: RecordingStore;
  readonly randomness: Randomness;
  /** Throws the Failure that says why no more may be stored (the library's quota); asked before a recording starts. */
  readonly requireSpace: () => Promise<void>;
};
/** Which room to record, for whom, and how. */
export type StartRequest = {
  readonly room: Room;
  readonly initiator: string | null;
  /** The initiator's, where there is one (K-75). */
  readonly account?: string | null;
  /** Undefined: as the room says. */
  readonly layout?: RecordingRecord["layout"] | undefined;
  readonly encoding?: RecordingRecord["encoding"] | undefined;
  readonly fileFormat?: RecordingRecord["fileFormat"] | undefined;
  /** A trigger starts at most one recording a meeting (R30). */
  readonly by?: "trigger";
};

/**
 * Answers at once, in `starting`; a recorder takes it from there.
 * @throws Failure `recording-disabled`, `no-participants`, `already-recording`, `triggered-already`,
 * `quota-reached`, `livekit-unavailable`
 */
export const startRecording = async (deps: ControlDeps, request: StartRequest): Promise<RecordingRecord> => {
  const { room } = request;
  if (!recordingPolicyOf(room).enabled)
    throw new Failure("recording-disabled", `Recording is disabled in room '${room.roomId}'.`);
  if ((await deps.meetings.people(room.roomId)) === 0)
    throw new Failure("no-participants", `Nobody is in room '${room.roomId}'.`);
  await deps.requireSpace();
  const record = newRecording(deps, request);
  if (record.rules.consent === "gate") await closeGate(deps, record);
  switch (await deps.recordings.create(record, request.by)) {
    case "created":
      return record;
    case "room-busy":
      throw new Failure("already-recording", `Room '${room.roomId}' is already being recorded.`);
    case "triggered-already":
      throw new Failure("triggered-already", `The meeting in room '${room.roomId}' was recorded already.`);
  }
};

const newRecording = (deps: ControlDeps, request: StartRequest): RecordingRecord => {
  const { room, initiator, account, layout, encoding } = request;
  const fileFormat = request.fileFormat ?? recordingPolicyOf(room).fileFormat;
  const requestedAt = deps.clock.wallNow();
  const { breakout } = room;
  const meetingTitle = breakout === null ? room.name : `${breakout.parentName} - ${room.name}`;
  const title = recordingTitle(requestedAt, meetingTitle);
  return {
    recordingId: recordingId(`${room.roomId}--EG_${deps.randomness.text(12)}--${deps.randomness.text(10)}`),
    roomId: room.roomId,
    roomName: room.name,
    title,
    filename: recordingFilename(title, fileFormat),
    layout: layout ?? room.settings.recording.layout,
    encoding: encoding ?? room.settings.recording.encoding,
    fileFormat,
    initiator,
    ...ownershipOf(room, account ?? null),
    requestedAt,
    breakout: breakout === null ? null : { parentRoomId: breakout.parentRoomId, name: room.name },
    listed: !room.broadcast,
    rules: rulesFor(room),
    life: { state: "starting", requestedAt },
    ending: null,
  };
};

/**
 * Cameras and microphones are off before a recorder can come (R42). A gate that is closed already belongs to a running
 * recording; one whose recording then is not made is opened by the next round.
 */
const closeGate = async (deps: ControlDeps, { roomId, recordingId: id }: RecordingRecord): Promise<void> => {
  const gate = { recordingId: id, closedAt: deps.clock.wallNow() };
  const kept = await deps.running.change(roomId, (now) => changed(now.gate === null ? { ...now, gate } : now));
  if (kept?.meeting.gate?.recordingId === id) await deps.agree(roomId);
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
