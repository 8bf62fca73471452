import type { MeetRecording } from "@roomreel/contract";

/** Recordings that run or are being made cannot be deleted. */
export const isFinal = ({ status }: MeetRecording): boolean =>
  status !== "starting" && status !== "active" && status !== "ending";
