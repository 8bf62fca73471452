/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  addRoomMemberSchema,
  memberTokenAnswerSchema,
  memberTokenSchema,
  membersDeletedSchema,
  messageSchema,
  oneRoomMemberSchema,
  paginationSchema,
  roomMemberSchema,
  updateRoomMemberSchema,
} from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** Give a user or a guest a place of his own in a room. */
  addRoomMember: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof addRoomMemberSchema> };
    answer: Gets<typeof oneRoomMemberSchema>;
  };
  /** Take several members' places away. */
  bulkDeleteRoomMembers: {
    args: { readonly roomId: string } & { readonly memberIds: string | readonly string[] };
    answer: Gets<typeof membersDeletedSchema>;
  };
  /** Exchange a link's secret for tokens. */
  createRoomMemberToken: {
    args: { readonly roomId: string } & { readonly body: Sends<typeof memberTokenSchema> };
    answer: Gets<typeof memberTokenAnswerSchema>;
  };
  /** Take a member's place away. */
  deleteRoomMember: {
    args: { readonly roomId: string; readonly memberId: string };
    answer: Gets<typeof messageSchema>;
  };
  /** Get a member of a room. */
  getRoomMember: {
    args: { readonly roomId: string; readonly memberId: string } & {
      readonly fields?: string;
      readonly extraFields?: string;
    };
    answer: Gets<typeof oneRoomMemberSchema>;
  };
  /** List the members of a room. */
  getRoomMembers: {
    args: { readonly roomId: string } & {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly sortOrder?: "asc" | "desc";
      readonly fields?: string;
      readonly extraFields?: string;
      readonly sortField?: "membershipDate" | "name";
      readonly name?: string;
      readonly nameMatchMode?: "exact" | "prefix" | "partial" | "regex";
      readonly nameCaseInsensitive?: boolean;
      readonly baseRole?: "moderator" | "speaker" | "viewer";
      readonly type?: "user" | "identified_guest";
    };
    answer: {
      readonly members: readonly Gets<typeof roomMemberSchema>[];
      readonly pagination: Gets<typeof paginationSchema>;
      readonly _extraFields: readonly string[];
    };
  };
  /** Give a member another personal link. */
  rotateRoomMemberLink: {
    args: { readonly roomId: string; readonly memberId: string };
    answer: Gets<typeof oneRoomMemberSchema>;
  };
  /** Change a member's role and rights. */
  updateRoomMember: {
    args: { readonly roomId: string; readonly memberId: string } & {
      readonly body: Sends<typeof updateRoomMemberSchema>;
    };
    answer: Gets<typeof oneRoomMemberSchema>;
  };
};

export const operations = {
  addRoomMember: "POST /rooms/{roomId}/members",
  bulkDeleteRoomMembers: "DELETE /rooms/{roomId}/members",
  createRoomMemberToken: "POST /rooms/{roomId}/members/token",
  deleteRoomMember: "DELETE /rooms/{roomId}/members/{memberId}",
  getRoomMember: "GET /rooms/{roomId}/members/{memberId}",
  getRoomMembers: "GET /rooms/{roomId}/members",
  rotateRoomMemberLink: "POST /rooms/{roomId}/members/{memberId}/rotate",
  updateRoomMember: "PUT /rooms/{roomId}/members/{memberId}",
} as const satisfies Record<keyof Operations, string>;
