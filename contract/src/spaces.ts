/** Spaces: channels and galleries that own rooms and have members; {base}/api/v1/spaces. */
import { z } from "zod";
import { paginationSchema } from "./lists.ts";
import { pagingSchema } from "./requests.ts";
import { textSchema } from "./text.ts";
import { userIdSchema } from "./users.ts";

/** A channel of a team, or the gallery of a course. */
export const spaceKindSchema = z.enum(["channel", "gallery"]);
/**
 * `member` views; `contributor` also adds rooms; `moderator` also approves, and is a moderator in the space's rooms;
 * `manager` does all but remove the owner, and is a host in the space's rooms.
 */
export const spaceRoleSchema = z.enum(["manager", "moderator", "contributor", "member"]);
export type SpaceRole = z.infer<typeof spaceRoleSchema>;

export const spaceRightsSchema = z.object({
  view: z.boolean(),
  add: z.boolean(),
  approve: z.boolean(),
  manage: z.boolean(),
});

export const spaceSchema = z.object({
  spaceId: z.string(),
  kind: spaceKindSchema,
  name: z.string(),
  description: z.string(),
  /** User id; null when that account was deleted. */
  owner: z.string().nullable(),
  /** Epoch ms. */
  creationDate: z.number(),
  /** What the caller may do here. */
  rights: spaceRightsSchema,
});
export type MeetSpace = z.infer<typeof spaceSchema>;

const nameSchema = textSchema(50).trim().min(1);
const descriptionSchema = textSchema(1000).trim();
export const createSpaceSchema = z.object({
  kind: spaceKindSchema,
  name: nameSchema,
  description: descriptionSchema.default(""),
  /** Default: who asks. Only administrators name somebody else. */
  owner: userIdSchema.optional(),
});
/** What is left out stays. A new `owner` is named by the owner or an administrator; the one before stays a manager. */
export const updateSpaceSchema = z.object({
  name: nameSchema.optional(),
  description: descriptionSchema.optional(),
  owner: userIdSchema.optional(),
});
export const spaceListQuerySchema = pagingSchema.extend({
  sortField: z.enum(["creationDate", "name"]).default("creationDate"),
  /** Part of the name. */
  search: textSchema(50).optional(),
  kind: spaceKindSchema.optional(),
});
export const spaceListSchema = z.object({ spaces: z.array(spaceSchema), pagination: paginationSchema });

export const spaceMemberSchema = z.object({
  spaceId: z.string(),
  userId: z.string(),
  name: z.string(),
  role: spaceRoleSchema,
  /** The owner is a manager whom nobody removes. */
  isOwner: z.boolean(),
  /** Epoch ms. */
  membershipDate: z.number(),
});
export type MeetSpaceMember = z.infer<typeof spaceMemberSchema>;
export const putSpaceMemberSchema = z.object({ role: spaceRoleSchema });
export const addSpaceMemberSchema = putSpaceMemberSchema.extend({ userId: userIdSchema });
export const spaceMemberListQuerySchema = pagingSchema.extend({
  sortField: z.enum(["membershipDate", "name"]).default("membershipDate"),
  search: textSchema(50).optional(),
  role: spaceRoleSchema.optional(),
});
export const spaceMemberListSchema = z.object({ members: z.array(spaceMemberSchema), pagination: paginationSchema });
