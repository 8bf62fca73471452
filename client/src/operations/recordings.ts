/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  breakoutRecordingsSchema,
  consentListSchema,
  describeRecordingSchema,
  holdRecordingSchema,
  legalHoldSchema,
  markListSchema,
  markSchema,
  messageSchema,
  paginationSchema,
  putCollaboratorsSchema,
  putRecordingOwnerSchema,
  recordingSchema,
  recordingUrlSchema,
  recordingsDeletedSchema,
  setMarkSchema,
  startRecordingSchema,
} from "@roomreel/contract";

import type { Gets, Media, Sends } from "../operation.ts";

export type Operations = {
  /** Delete several recordings. */
  bulkDeleteRecordings: {
    args: { readonly recordingIds: string | readonly string[]; readonly permanently?: boolean };
    answer: Gets<typeof recordingsDeletedSchema>;
  };
  /** Delete a recording. */
  deleteRecording: {
    args: { readonly recordingId: string } & { readonly permanently?: boolean };
    answer: Gets<typeof messageSchema>;
  };
  /** Rename a recording, describe it, tag it. */
  describeRecording: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof describeRecordingSchema> };
    answer: Gets<typeof recordingSchema>;
  };
  /** Download a recording. */
  downloadRecording: { args: { readonly recordingId: string }; answer: Media };
  /** Download several recordings as one ZIP archive. */
  downloadRecordings: { args: { readonly recordingIds: string | readonly string[] }; answer: Media };
  /** Get why a recording must not be deleted. */
  getLegalHold: { args: { readonly recordingId: string }; answer: Gets<typeof legalHoldSchema> };
  /** List the marks of a recording. */
  getMarks: { args: { readonly recordingId: string }; answer: Gets<typeof markListSchema> };
  /** Get a recording. */
  getRecording: {
    args: { readonly recordingId: string } & { readonly fields?: string; readonly extraFields?: string };
    answer: Gets<typeof recordingSchema>;
  };
  /** Get the chapters of a recording. */
  getRecordingChapters: { args: { readonly recordingId: string }; answer: Media };
  /** Get who confirmed to know of a recording. */
  getRecordingConsents: {
    args: { readonly recordingId: string } & { readonly format?: "json" | "csv" };
    answer: Gets<typeof consentListSchema> | string;
  };
  /** Play a recording (supports Range). */
  getRecordingMedia: { args: { readonly recordingId: string }; answer: Media };
  /** Get a telling picture of a recording. */
  getRecordingPoster: { args: { readonly recordingId: string }; answer: Media };
  /** Get one sheet of small pictures of a recording. */
  getRecordingPreview: { args: { readonly recordingId: string }; answer: Media };
  /** Get which small picture belongs to which time. */
  getRecordingPreviewTimes: { args: { readonly recordingId: string }; answer: Media };
  /** Get who spoke when: for each person spans of [from, to] in ms of the file. */
  getRecordingSpeakers: { args: { readonly recordingId: string }; answer: Media };
  /** Get an address under which others see a recording. */
  getRecordingUrl: {
    args: { readonly recordingId: string } & { readonly privateAccess?: boolean };
    answer: Gets<typeof recordingUrlSchema>;
  };
  /** List recordings. */
  getRecordings: {
    args: {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly sortOrder?: "asc" | "desc";
      readonly fields?: string;
      readonly sortField?: "startDate" | "roomName" | "title" | "duration" | "size";
      readonly search?: string;
      readonly tag?: string;
      readonly from?: number;
      readonly until?: number;
      readonly folder?: "all" | "recordings" | "breakouts";
      readonly trash?: boolean;
      readonly roomId?: string;
      readonly spaceId?: string;
      readonly mine?: boolean;
      readonly breakouts?: boolean;
      readonly roomName?: string;
      readonly roomNameMatchMode?: "exact" | "prefix" | "partial" | "regex";
      readonly roomNameCaseInsensitive?: boolean;
      readonly status?: "starting" | "active" | "ending" | "complete" | "failed" | "aborted" | "limit_reached";
    };
    answer: {
      readonly recordings: readonly Gets<typeof recordingSchema>[];
      readonly pagination: Gets<typeof paginationSchema>;
    };
  };
  /** Put a recording under legal hold. */
  holdRecording: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof holdRecordingSchema> };
    answer: Gets<typeof legalHoldSchema>;
  };
  /** Lift a legal hold. */
  liftLegalHold: { args: { readonly recordingId: string }; answer: Gets<typeof messageSchema> };
  /** Pause a recording. */
  pauseRecording: { args: { readonly recordingId: string }; answer: Gets<typeof recordingSchema> };
  /** Record all breakout rooms. */
  recordBreakouts: { args: { readonly roomId: string }; answer: Gets<typeof breakoutRecordingsSchema> };
  /** Take a recording out of the trash. */
  restoreRecording: { args: { readonly recordingId: string }; answer: Gets<typeof recordingSchema> };
  /** Go on with a paused recording. */
  resumeRecording: { args: { readonly recordingId: string }; answer: Gets<typeof recordingSchema> };
  /** Say who else has a recording. */
  setCollaborators: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof putCollaboratorsSchema> };
    answer: Gets<typeof recordingSchema>;
  };
  /** Mark this moment of a recording that runs. */
  setMark: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof setMarkSchema> };
    answer: Gets<typeof markSchema>;
  };
  /** Give a recording to somebody else. */
  setRecordingOwner: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof putRecordingOwnerSchema> };
    answer: Gets<typeof recordingSchema>;
  };
  /** Start a recording. */
  startRecording: { args: { readonly body: Sends<typeof startRecordingSchema> }; answer: Gets<typeof recordingSchema> };
  /** Stop a recording. */
  stopRecording: { args: { readonly recordingId: string }; answer: Gets<typeof recordingSchema> };
  /** Take a mark back while the recording runs. */
  takeMarkBack: { args: { readonly recordingId: string; readonly markId: string }; answer: Gets<typeof messageSchema> };
};

export const operations = {
  bulkDeleteRecordings: "DELETE /recordings",
  deleteRecording: "DELETE /recordings/{recordingId}",
  describeRecording: "PATCH /recordings/{recordingId}",
  downloadRecording: "GET /recordings/{recordingId}/download file",
  downloadRecordings: "GET /recordings/download file",
  getLegalHold: "GET /recordings/{recordingId}/hold",
  getMarks: "GET /recordings/{recordingId}/marks",
  getRecording: "GET /recordings/{recordingId}",
  getRecordingChapters: "GET /recordings/{recordingId}/chapters.vtt file",
  getRecordingConsents: "GET /recordings/{recordingId}/consents",
  getRecordingMedia: "GET /recordings/{recordingId}/media file",
  getRecordingPoster: "GET /recordings/{recordingId}/poster file",
  getRecordingPreview: "GET /recordings/{recordingId}/preview.jpg file",
  getRecordingPreviewTimes: "GET /recordings/{recordingId}/preview.vtt file",
  getRecordingSpeakers: "GET /recordings/{recordingId}/speakers file",
  getRecordingUrl: "GET /recordings/{recordingId}/url",
  getRecordings: "GET /recordings",
  holdRecording: "PUT /recordings/{recordingId}/hold",
  liftLegalHold: "DELETE /recordings/{recordingId}/hold",
  pauseRecording: "POST /recordings/{recordingId}/pause",
  recordBreakouts: "POST /meetings/{roomId}/breakouts/recordings",
  restoreRecording: "POST /recordings/{recordingId}/restore",
  resumeRecording: "POST /recordings/{recordingId}/resume",
  setCollaborators: "PUT /recordings/{recordingId}/collaborators",
  setMark: "POST /recordings/{recordingId}/marks",
  setRecordingOwner: "PUT /recordings/{recordingId}/owner",
  startRecording: "POST /recordings",
  stopRecording: "POST /recordings/{recordingId}/stop",
  takeMarkBack: "DELETE /recordings/{recordingId}/marks/{markId}",
} as const satisfies Record<keyof Operations, string>;
