/** Accounts: {base}/api/v1/users, for administrators (api-openvidu-meet.md 6). */
import { z } from "zod";
import { paginationSchema } from "./lists.ts";
import { idsSchema, pagingSchema } from "./requests.ts";
import { textSchema } from "./text.ts";

/** In the deployment: everything; own rooms; rooms that one was let into. */
export const userRoleSchema = z.enum(["admin", "room_manager", "room_member"]);
export const userIdSchema = z
  .string()
  .min(1)
  .max(50)
  .regex(/^[a-z0-9_]+$/, "must be of a-z, 0-9 and _");
const nameSchema = textSchema(50).trim().min(1);
export const passwordSchema = z.string().min(5, "must have at least 5 characters").max(200);

export const userSchema = z.object({
  userId: z.string(),
  name: z.string(),
  role: userRoleSchema,
  /** Epoch ms. */
  registrationDate: z.number(),
  /** The password was given by somebody else: until it is changed it opens nothing but the change. */
  mustChangePassword: z.boolean(),
});
export type MeetUser = z.infer<typeof userSchema>;

export const createUserSchema = z.object({
  userId: userIdSchema,
  name: nameSchema,
  /** Temporary. */
  password: passwordSchema,
  role: userRoleSchema,
});
export const updateUserPasswordSchema = z.object({ newPassword: passwordSchema });
export const updateUserRoleSchema = z.object({ role: userRoleSchema });
/** POST {base}/internal-api/v1/users/change-password */
export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: passwordSchema,
});

export const userListQuerySchema = pagingSchema.extend({
  sortField: z.enum(["registrationDate", "name", "userId"]).default("registrationDate"),
  /** Part of the id or the name. */
  search: textSchema(50).optional(),
  role: userRoleSchema.optional(),
});
export const userIdsQuerySchema = z.object({ userIds: idsSchema });
export const usersDeletedSchema = z.object({
  message: z.string(),
  deleted: z.array(z.string()),
  failed: z.array(z.object({ userId: z.string(), error: z.string() })),
});
export const userListSchema = z.object({ users: z.array(userSchema), pagination: paginationSchema });
