/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  breakoutActionSchema,
  breakoutsSchema,
  changeOfRoleSchema,
  chatHistorySchema,
  mediaOfAllSchema,
  mediaOfOneSchema,
  meetingActionSchema,
  meetingParticipantSchema,
  meetingParticipantsSchema,
  meetingSchema,
  messageSchema,
  waitingListSchema,
} from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** Do something in a running meeting. */
  actInMeeting: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof meetingActionSchema> };
    answer: null;
  };
  /** Plan, open, change or close breakout rooms. */
  actOnBreakouts: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof breakoutActionSchema> };
    answer: null;
  };
  /** Make somebody a moderator, or a moderator a speaker again. */
  changeParticipantRole: {
    args: { readonly roomId: string; readonly identity: string } & { readonly body: Sends<typeof changeOfRoleSchema> };
    answer: Gets<typeof meetingParticipantSchema>;
  };
  /** End the meeting for everybody. */
  endMeeting: { args: { readonly roomId: string }; answer: Gets<typeof messageSchema> };
  /** See breakout rooms and who is in them. */
  getBreakouts: { args: { readonly roomId: string }; answer: Gets<typeof breakoutsSchema> };
  /** Get the running meeting of a room. */
  getMeeting: { args: { readonly roomId: string }; answer: Gets<typeof meetingSchema> };
  /** Read what was said, oldest first. */
  getMeetingChat: { args: { readonly roomId: string }; answer: Gets<typeof chatHistorySchema> };
  /** List who waits to be admitted. */
  getMeetingWaiting: { args: { readonly roomId: string }; answer: Gets<typeof waitingListSchema> };
  /** Get somebody in the meeting. */
  getParticipant: {
    args: { readonly roomId: string; readonly identity: string };
    answer: Gets<typeof meetingParticipantSchema>;
  };
  /** List who is in the meeting. */
  getParticipants: { args: { readonly roomId: string }; answer: Gets<typeof meetingParticipantsSchema> };
  /** Switch somebody's devices off. */
  muteParticipant: {
    args: { readonly roomId: string; readonly identity: string } & { readonly body: Sends<typeof mediaOfOneSchema> };
    answer: Gets<typeof meetingParticipantSchema>;
  };
  /** Mute everybody but hosts and moderators. */
  muteParticipants: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof mediaOfAllSchema> };
    answer: Gets<typeof messageSchema>;
  };
  /** Remove somebody from the meeting. */
  removeParticipant: {
    args: { readonly roomId: string; readonly identity: string };
    answer: Gets<typeof messageSchema>;
  };
};

export const operations = {
  actInMeeting: "POST /meetings/{roomId}/actions",
  actOnBreakouts: "POST /meetings/{roomId}/breakouts/actions",
  changeParticipantRole: "PUT /meetings/{roomId}/participants/{identity}/role",
  endMeeting: "DELETE /meetings/{roomId}",
  getBreakouts: "GET /meetings/{roomId}/breakouts",
  getMeeting: "GET /meetings/{roomId}",
  getMeetingChat: "GET /meetings/{roomId}/chat",
  getMeetingWaiting: "GET /meetings/{roomId}/waiting",
  getParticipant: "GET /meetings/{roomId}/participants/{identity}",
  getParticipants: "GET /meetings/{roomId}/participants",
  muteParticipant: "PUT /meetings/{roomId}/participants/{identity}/media",
  muteParticipants: "PUT /meetings/{roomId}/participants/media",
  removeParticipant: "DELETE /meetings/{roomId}/participants/{identity}",
} as const satisfies Record<keyof Operations, string>;
