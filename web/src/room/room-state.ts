import type { RecordingState, RoomState, StageMode } from "@roomreel/contract";

/**
 * Reads the room's metadata. It is checked by hand and not with the contract's schema: zod would be a fifth of
 * what the room page loads. Null for anything that is not a room state: the page then says nothing about recording.
 */
export const readRoomState = (metadata: string | undefined): RoomState | null => {
  if (metadata === undefined || metadata === "") return null;
  try {
    const value: unknown = JSON.parse(metadata);
    return isState(value) ? { ...value, ...meetingIn(value), recording: recordingIn(value) } : null;
  } catch {
    return null;
  }
};

/** All that has a default. */
type OfMeeting = Omit<RoomState, "v" | "roomId" | "roomName" | "recordingEnabled" | "recording">;

const modes: readonly unknown[] = ["everyone", "request", "invite"] satisfies StageMode[];
const isMode = (value: unknown): value is StageMode => modes.includes(value);

const consents: readonly unknown[] = ["notify", "confirm", "gate"] satisfies RoomState["consent"][];
const isConsent = (value: unknown): value is RoomState["consent"] => consents.includes(value);

/** What is absent has its default: a server may not know of it yet. */
const meetingIn = (value: { readonly [Key in keyof OfMeeting]?: unknown }): OfMeeting => ({
  locked: value.locked === true,
  waiting: typeof value.waiting === "number" ? value.waiting : 0,
  stageMode: isMode(value.stageMode) ? value.stageMode : "everyone",
  mainCamera: typeof value.mainCamera === "string" ? value.mainCamera : null,
  chatEnabled: value.chatEnabled !== false,
  willBeRecorded: value.willBeRecorded === true,
  prompted: typeof value.prompted === "string" ? value.prompted : null,
  reminded: value.reminded === true,
  consent: isConsent(value.consent) ? value.consent : "confirm",
  mayBeLeftOut: value.mayBeLeftOut === true,
  startOnPhones: value.startOnPhones === true,
  broadcast: isRecord(value.broadcast) ? (value.broadcast as OfMeeting["broadcast"]) : null,
  breakouts: isRecord(value.breakouts) ? (value.breakouts as OfMeeting["breakouts"]) : null,
  breakout: isRecord(value.breakout) ? (value.breakout as OfMeeting["breakout"]) : null,
});

const recordingIn = ({ recording }: Pick<RoomState, "recording">): RecordingState | null => {
  if (recording?.state === "complete") return { ...recording, listed: (recording.listed as unknown) !== false };
  if (recording?.state !== "active") return recording;
  const { pausedMs } = recording as { pausedMs?: unknown };
  return { ...recording, pausedMs: typeof pausedMs === "number" ? pausedMs : 0 };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isState = (value: unknown): value is RoomState =>
  isRecord(value) &&
  value["v"] === 1 &&
  typeof value["roomName"] === "string" &&
  typeof value["recordingEnabled"] === "boolean" &&
  (value["recording"] === null || isRecording(value["recording"]));

const isRecording = (value: unknown): value is RecordingState => {
  if (!isRecord(value) || typeof value["recordingId"] !== "string") return false;
  switch (value["state"]) {
    case "starting":
    case "ending":
      return true;
    case "active":
      return typeof value["startedAt"] === "number";
    case "paused":
      return ["startedAt", "pausedAt", "recordedMs"].every((name) => typeof value[name] === "number");
    case "complete":
      return typeof value["endedAt"] === "number";
    case "failed":
      return typeof value["message"] === "string" && typeof value["hasFile"] === "boolean";
    default:
      return false;
  }
};
