/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  createRoomSchema,
  paginationSchema,
  roomConfigSchema,
  roomConsentListSchema,
  roomDeletedSchema,
  roomSchema,
  roomsDeletedSchema,
  updateAutoDeletionSchema,
  updateRoomAccessSchema,
  updateRoomConfigSchema,
  updateRoomNameSchema,
  updateRoomRolesSchema,
  updateRoomStatusSchema,
} from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** Delete several rooms. */
  bulkDeleteRooms: {
    args: {
      readonly withMeeting?: "force" | "when_meeting_ends" | "fail";
      readonly withRecordings?: "force" | "close" | "fail";
      readonly roomIds: string | readonly string[];
    };
    answer: Gets<typeof roomsDeletedSchema>;
  };
  /** Create a room. */
  createRoom: { args: { readonly body: Sends<typeof createRoomSchema> }; answer: Gets<typeof roomSchema> };
  /** Delete a room. */
  deleteRoom: {
    args: { readonly roomId: string } & {
      readonly withMeeting?: "force" | "when_meeting_ends" | "fail";
      readonly withRecordings?: "force" | "close" | "fail";
    };
    answer: Gets<typeof roomDeletedSchema>;
  };
  /** Get a room. */
  getRoom: {
    args: { readonly roomId: string } & { readonly fields?: string; readonly extraFields?: string };
    answer: Gets<typeof roomSchema>;
  };
  /** Get a room's configuration. */
  getRoomConfig: { args: { readonly roomId: string }; answer: Gets<typeof roomConfigSchema> };
  /** Get who confirmed to know of any recording of a room. */
  getRoomConsents: {
    args: { readonly roomId: string } & { readonly format?: "json" | "csv" };
    answer: Gets<typeof roomConsentListSchema> | string;
  };
  /** List rooms. */
  getRooms: {
    args: {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly sortOrder?: "asc" | "desc";
      readonly fields?: string;
      readonly extraFields?: string;
      readonly sortField?: "creationDate" | "roomName" | "autoDeletionDate";
      readonly roomName?: string;
      readonly roomNameMatchMode?: "exact" | "prefix" | "partial" | "regex";
      readonly roomNameCaseInsensitive?: boolean;
      readonly owner?: string;
      readonly spaceId?: string;
      readonly member?: string;
      readonly userAccess?: boolean;
      readonly status?: "open" | "active_meeting" | "closed";
    };
    answer: { readonly rooms: readonly Gets<typeof roomSchema>[]; readonly pagination: Gets<typeof paginationSchema> };
  };
  /** Rename a room. */
  renameRoom: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof updateRoomNameSchema> };
    answer: Gets<typeof roomSchema>;
  };
  /** Give one link of a room another secret. */
  rotateRoomLink: {
    args: { readonly roomId: string; readonly link: "host" | "moderator" | "speaker" | "viewer" | "recording" };
    answer: Gets<typeof roomSchema>;
  };
  /** Switch the links of a room on and off. */
  updateRoomAccess: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof updateRoomAccessSchema> };
    answer: Gets<typeof roomSchema>;
  };
  /** Change when a room deletes itself. */
  updateRoomAutoDeletion: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof updateAutoDeletionSchema> };
    answer: Gets<typeof roomSchema>;
  };
  /** Change a room's configuration. */
  updateRoomConfig: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof updateRoomConfigSchema> };
    answer: Gets<typeof roomSchema>;
  };
  /** Change what the roles of a room may do. */
  updateRoomRoles: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof updateRoomRolesSchema> };
    answer: Gets<typeof roomSchema>;
  };
  /** Open or close a room. */
  updateRoomStatus: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof updateRoomStatusSchema> };
    answer: Gets<typeof roomSchema>;
  };
};

export const operations = {
  bulkDeleteRooms: "DELETE /rooms",
  createRoom: "POST /rooms",
  deleteRoom: "DELETE /rooms/{roomId}",
  getRoom: "GET /rooms/{roomId}",
  getRoomConfig: "GET /rooms/{roomId}/config",
  getRoomConsents: "GET /rooms/{roomId}/consents",
  getRooms: "GET /rooms",
  renameRoom: "PUT /rooms/{roomId}/name",
  rotateRoomLink: "POST /rooms/{roomId}/access/{link}/rotate",
  updateRoomAccess: "PUT /rooms/{roomId}/access",
  updateRoomAutoDeletion: "PUT /rooms/{roomId}/auto-deletion",
  updateRoomConfig: "PUT /rooms/{roomId}/config",
  updateRoomRoles: "PUT /rooms/{roomId}/roles",
  updateRoomStatus: "PUT /rooms/{roomId}/status",
} as const satisfies Record<keyof Operations, string>;
