import type { Collaboration, MeetRecording, StorageUse } from "@roomreel/contract";
import type { Access } from "./access.ts";
import type { RecordingPage } from "./recordings.ts";

/** The library of recordings: found, described, deleted, restored, held, given to others. */
export type LibraryQuery = {
  readonly roomId?: string;
  readonly spaceId?: string;
  /** What the account owns, started, or collaborates on. */
  readonly mine?: boolean;
  /** Of `roomId`: those of its breakout rooms. */
  readonly breakouts?: boolean;
  readonly folder?: "recordings" | "breakouts";
  readonly trash?: boolean;
  readonly search?: string;
  readonly tag?: string;
  readonly status?: MeetRecording["status"];
  /** Epoch ms: began at or after, before. */
  readonly from?: number;
  readonly until?: number;
  readonly sortField?: "startDate" | "title" | "roomName" | "duration" | "size";
  readonly sortOrder?: "asc" | "desc";
  readonly nextPageToken?: string;
  readonly maxItems: number;
};

const at = (recordingId: string): string => `/recordings/${encodeURIComponent(recordingId)}`;

export const listLibrary = (access: Access, query: LibraryQuery): Promise<RecordingPage> => {
  const said = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return access.call(`/recordings?${new URLSearchParams(said)}`);
};

/** What is left out stays. */
export const describeRecording = (
  access: Access,
  id: string,
  body: { readonly title?: string; readonly description?: string; readonly tags?: readonly string[] },
): Promise<MeetRecording> => access.call(at(id), { method: "PATCH", body });

/** To the trash, where there is one; `permanently`: without a way back, also out of the trash. */
export const removeRecording = (access: Access, id: string, permanently: boolean): Promise<unknown> =>
  access.call(`${at(id)}?permanently=${permanently}`, { method: "DELETE" });
export const restoreRecording = (access: Access, id: string): Promise<MeetRecording> =>
  access.call(`${at(id)}/restore`, { method: "POST" });

export type Hold = { readonly since: number; readonly by: string; readonly reason: string };
export const getHold = (access: Access, id: string): Promise<Hold> => access.call(`${at(id)}/hold`);
export const holdRecording = (access: Access, id: string, reason: string): Promise<Hold> =>
  access.call(`${at(id)}/hold`, { method: "PUT", body: { reason } });
export const liftHold = (access: Access, id: string): Promise<unknown> =>
  access.call(`${at(id)}/hold`, { method: "DELETE" });

export type Collaborator = { readonly userId: string; readonly as: readonly Collaboration[] };
/** All of them: who is not named is one no more. */
export const setCollaborators = (
  access: Access,
  id: string,
  collaborators: readonly Collaborator[],
): Promise<MeetRecording> => access.call(`${at(id)}/collaborators`, { method: "PUT", body: { collaborators } });
export const setRecordingOwner = (access: Access, id: string, userId: string): Promise<MeetRecording> =>
  access.call(`${at(id)}/owner`, { method: "PUT", body: { userId } });

export const getStorage = (access: Access): Promise<StorageUse> => access.call("/storage");
export const posterOf = (access: Access, id: string): string => access.addressOf(`${at(id)}/poster`);
