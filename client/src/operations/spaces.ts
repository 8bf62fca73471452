/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  addSpaceMemberSchema,
  createSpaceSchema,
  messageSchema,
  paginationSchema,
  putSpaceMemberSchema,
  spaceMemberSchema,
  spaceSchema,
  updateSpaceSchema,
} from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** Take somebody into a space. */
  addSpaceMember: {
    args: { readonly spaceId: string } & { readonly body: Sends<typeof addSpaceMemberSchema> };
    answer: Gets<typeof spaceMemberSchema>;
  };
  /** Create a channel or a gallery. */
  createSpace: { args: { readonly body: Sends<typeof createSpaceSchema> }; answer: Gets<typeof spaceSchema> };
  /** Delete a space that has no rooms. */
  deleteSpace: { args: { readonly spaceId: string }; answer: Gets<typeof messageSchema> };
  /** Take somebody out of a space. */
  deleteSpaceMember: {
    args: { readonly spaceId: string; readonly userId: string };
    answer: Gets<typeof messageSchema>;
  };
  /** Get a space. */
  getSpace: { args: { readonly spaceId: string }; answer: Gets<typeof spaceSchema> };
  /** List the members of a space. */
  getSpaceMembers: {
    args: { readonly spaceId: string } & {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly sortOrder?: "asc" | "desc";
      readonly fields?: string;
      readonly sortField?: "membershipDate" | "name";
      readonly search?: string;
      readonly role?: "manager" | "moderator" | "contributor" | "member";
    };
    answer: {
      readonly members: readonly Gets<typeof spaceMemberSchema>[];
      readonly pagination: Gets<typeof paginationSchema>;
    };
  };
  /** List spaces. */
  getSpaces: {
    args: {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly sortOrder?: "asc" | "desc";
      readonly fields?: string;
      readonly sortField?: "creationDate" | "name";
      readonly search?: string;
      readonly kind?: "channel" | "gallery";
    };
    answer: {
      readonly spaces: readonly Gets<typeof spaceSchema>[];
      readonly pagination: Gets<typeof paginationSchema>;
    };
  };
  /** Change a space's name, description or owner. */
  updateSpace: {
    args: { readonly spaceId: string } & { readonly body: Sends<typeof updateSpaceSchema> };
    answer: Gets<typeof spaceSchema>;
  };
  /** Give a member of a space another role. */
  updateSpaceMember: {
    args: { readonly spaceId: string; readonly userId: string } & { readonly body: Sends<typeof putSpaceMemberSchema> };
    answer: Gets<typeof spaceMemberSchema>;
  };
};

export const operations = {
  addSpaceMember: "POST /spaces/{spaceId}/members",
  createSpace: "POST /spaces",
  deleteSpace: "DELETE /spaces/{spaceId}",
  deleteSpaceMember: "DELETE /spaces/{spaceId}/members/{userId}",
  getSpace: "GET /spaces/{spaceId}",
  getSpaceMembers: "GET /spaces/{spaceId}/members",
  getSpaces: "GET /spaces",
  updateSpace: "PUT /spaces/{spaceId}",
  updateSpaceMember: "PUT /spaces/{spaceId}/members/{userId}",
} as const satisfies Record<keyof Operations, string>;
