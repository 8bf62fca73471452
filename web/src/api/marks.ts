import type { MarkOfRecording } from "@roomreel/contract";
import type { Access } from "./access.ts";

const at = (recordingId: string): string => `/recordings/${encodeURIComponent(recordingId)}/marks`;

export const setMark = (access: Access, recordingId: string): Promise<MarkOfRecording> =>
  access.call(at(recordingId), { method: "POST", body: {} });
export const takeMarkBack = (access: Access, recordingId: string, markId: string): Promise<unknown> =>
  access.call(`${at(recordingId)}/${encodeURIComponent(markId)}`, { method: "DELETE" });
