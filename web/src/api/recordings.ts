import type { MeetRecording, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

export type RecordingPage = { readonly recordings: readonly MeetRecording[]; readonly pagination: Pagination };
const at = (recordingId: string): string => `/recordings/${encodeURIComponent(recordingId)}`;

export const listRecordings = (
  access: Access,
  wanted: { readonly roomId?: string; readonly breakouts?: boolean; readonly after?: string; readonly count: number },
): Promise<RecordingPage> => {
  const { roomId, breakouts, after, count } = wanted;
  const page = { maxItems: count, ...(after === undefined ? {} : { nextPageToken: after }) };
  const only = { ...(roomId === undefined ? {} : { roomId }), ...(breakouts === true ? { breakouts } : {}) };
  return access.api.getRecordings({ ...page, ...only });
};

export const getRecording = (access: Access, recordingId: string): Promise<MeetRecording> =>
  access.api.getRecording({ recordingId });
export const deleteRecording = (access: Access, recordingId: string): Promise<unknown> =>
  access.api.deleteRecording({ recordingId });
export const startRecording = (access: Access, roomId: string): Promise<MeetRecording> =>
  access.api.startRecording({ body: { roomId } });
export const stopRecording = (access: Access, recordingId: string): Promise<unknown> =>
  access.api.stopRecording({ recordingId });
export const pauseRecording = (access: Access, recordingId: string): Promise<unknown> =>
  access.api.pauseRecording({ recordingId });
export const resumeRecording = (access: Access, recordingId: string): Promise<unknown> =>
  access.api.resumeRecording({ recordingId });
export const mediaOf = (access: Access, id: string): string => access.addressOf(`${at(id)}/media`);
export const downloadOf = (access: Access, id: string): string => access.addressOf(`${at(id)}/download`);
/** Who confirmed to know of it, as a table. */
export const consentsOf = (access: Access, id: string): string =>
  `${access.addressOf(`${at(id)}/consents`)}&format=csv`;

/** The same of all recordings of a room, for whoever owns it. */
export const allConsentsOf = (access: Access, roomId: string): string =>
  `${access.addressOf(`/rooms/${encodeURIComponent(roomId)}/consents`)}&format=csv`;
