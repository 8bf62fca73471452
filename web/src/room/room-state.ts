import type { RecordingState, RoomState } from "@roomreel/contract";

/**
 * Reads the room's metadata. It is checked by hand and not with the contract's schema: zod would be a fifth of
 * what the room page loads. Null for anything that is not a room state: the page then says nothing about recording.
 */
export const readRoomState = (metadata: string | undefined): RoomState | null => {
  if (metadata === undefined || metadata === "") return null;
  try {
    const value: unknown = JSON.parse(metadata);
    return isState(value) ? value : null;
  } catch {
    return null;
  }
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
    case "complete":
      return typeof value["endedAt"] === "number";
    case "failed":
      return typeof value["message"] === "string" && typeof value["hasFile"] === "boolean";
    default:
      return false;
  }
};
