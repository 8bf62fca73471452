/** Who has a place of his own in a room: {base}/api/v1/rooms/{roomId}/members (api-openvidu-meet.md 6). */
import { z } from "zod";
import { paginationSchema } from "./lists.ts";
import { permissionsPatchSchema } from "./permission-requests.ts";
import { flagSchema, idsSchema, matchModeSchema, pagingSchema } from "./requests.ts";
import { permissionsSchema } from "./roles.ts";
import { textSchema } from "./text.ts";
import { userIdSchema } from "./users.ts";

/** Hosts are the room's owner, administrators, and the managers of its space. */
export const memberBaseRoleSchema = z.enum(["moderator", "speaker", "viewer"]);
export const memberTypeSchema = z.enum(["user", "identified_guest"]);

export const roomMemberSchema = z.object({
  /** The user's id, or `guest-…`. */
  memberId: z.string(),
  roomId: z.string(),
  type: memberTypeSchema,
  name: z.string(),
  /** Epoch ms. */
  membershipDate: z.number(),
  /** Personal: whoever has it is this member. Left out for who may not share links. */
  accessUrl: z.string().optional(),
  baseRole: memberBaseRoleSchema,
  /** Where this member differs from the role. */
  customPermissions: permissionsSchema.partial(),
  /** Extra field: role, differences and the room's recording access together. */
  effectivePermissions: permissionsSchema.optional(),
  permissionsUpdatedAt: z.number(),
});
export type MeetRoomMember = z.infer<typeof roomMemberSchema>;
export const oneRoomMemberSchema = roomMemberSchema.partial().extend({ _extraFields: z.array(z.string()).optional() });

export const addRoomMemberSchema = z
  .object({
    userId: userIdSchema.optional(),
    /** Makes a guest of this name. */
    name: textSchema(50).trim().min(1).optional(),
    baseRole: memberBaseRoleSchema,
    customPermissions: permissionsPatchSchema.optional(),
  })
  .refine(({ userId, name }) => (userId === undefined) !== (name === undefined), "must have either userId or name");
/** `customPermissions` that are there replace all those of before. */
export const updateRoomMemberSchema = z.object({
  baseRole: memberBaseRoleSchema.optional(),
  customPermissions: permissionsPatchSchema.optional(),
});

export const roomMemberListQuerySchema = pagingSchema.extend({
  extraFields: z.string().max(1000).optional(),
  sortField: z.enum(["membershipDate", "name"]).default("membershipDate"),
  name: textSchema(200).optional(),
  nameMatchMode: matchModeSchema.default("exact"),
  nameCaseInsensitive: flagSchema.default(false),
  baseRole: memberBaseRoleSchema.optional(),
  type: memberTypeSchema.optional(),
});
export const roomMemberListSchema = z.object({
  members: z.array(roomMemberSchema.partial()),
  pagination: paginationSchema,
  _extraFields: z.array(z.string()),
});

export const memberIdsQuerySchema = z.object({ memberIds: idsSchema });
export const membersDeletedSchema = z.object({
  message: z.string(),
  deleted: z.array(z.string()),
  failed: z.array(z.object({ memberId: z.string(), error: z.string() })),
});
