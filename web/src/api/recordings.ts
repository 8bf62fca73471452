import type { MeetRecording, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

export type RecordingPage = { readonly recordings: readonly MeetRecording[]; readonly pagination: Pagination };
const at = (recordingId: string): string => `/recordings/${encodeURIComponent(recordingId)}`;

export const listRecordings = (
  access: Access,
  wanted: { readonly roomId?: string; readonly breakouts?: boolean; readonly after?: string; readonly count: number },
): Promise<RecordingPage> => {
  const query = new URLSearchParams({ maxItems: String(wanted.count) });
  if (wanted.roomId !== undefined) query.set("roomId", wanted.roomId);
  if (wanted.breakouts === true) query.set("breakouts", "true");
  if (wanted.after !== undefined) query.set("nextPageToken", wanted.after);
  return access.call(`/recordings?${query}`);
};

export const getRecording = (access: Access, id: string): Promise<MeetRecording> => access.call(at(id));
export const deleteRecording = (access: Access, id: string): Promise<unknown> =>
  access.call(at(id), { method: "DELETE" });
export const startRecording = (access: Access, roomId: string): Promise<MeetRecording> =>
  access.call("/recordings", { method: "POST", body: { roomId } });
export const stopRecording = (access: Access, id: string): Promise<unknown> =>
  access.call(`${at(id)}/stop`, { method: "POST" });
export const pauseRecording = (access: Access, id: string): Promise<unknown> =>
  access.call(`${at(id)}/pause`, { method: "POST" });
export const resumeRecording = (access: Access, id: string): Promise<unknown> =>
  access.call(`${at(id)}/resume`, { method: "POST" });
export const mediaOf = (access: Access, id: string): string => access.addressOf(`${at(id)}/media`);
export const downloadOf = (access: Access, id: string): string => access.addressOf(`${at(id)}/download`);
/** Who confirmed to know of it, as a table. */
export const consentsOf = (access: Access, id: string): string =>
  `${access.addressOf(`${at(id)}/consents`)}&format=csv`;

/** The same of all recordings of a room, for whoever owns it. */
export const allConsentsOf = (access: Access, roomId: string): string =>
  `${access.addressOf(`/rooms/${encodeURIComponent(roomId)}/consents`)}&format=csv`;
