/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  createUserSchema,
  messageSchema,
  paginationSchema,
  sessionListSchema,
  sessionsEndedSchema,
  updateUserPasswordSchema,
  updateUserRoleSchema,
  userSchema,
  usersDeletedSchema,
} from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** Delete several accounts. */
  bulkDeleteUsers: { args: { readonly userIds: string | readonly string[] }; answer: Gets<typeof usersDeletedSchema> };
  /** Create an account. */
  createUser: { args: { readonly body: Sends<typeof createUserSchema> }; answer: Gets<typeof userSchema> };
  /** Delete an account. */
  deleteUser: { args: { readonly userId: string }; answer: Gets<typeof messageSchema> };
  /** Sign an account out in one place. */
  endUserSession: { args: { readonly userId: string; readonly sessionId: string }; answer: Gets<typeof messageSchema> };
  /** Sign an account out everywhere. */
  endUserSessions: { args: { readonly userId: string }; answer: Gets<typeof sessionsEndedSchema> };
  /** Get an account. */
  getUser: { args: { readonly userId: string } & { readonly fields?: string }; answer: Gets<typeof userSchema> };
  /** List where an account is signed in. */
  getUserSessions: { args: { readonly userId: string }; answer: Gets<typeof sessionListSchema> };
  /** List accounts. */
  getUsers: {
    args: {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly sortOrder?: "asc" | "desc";
      readonly fields?: string;
      readonly sortField?: "registrationDate" | "name" | "userId";
      readonly search?: string;
      readonly role?: "admin" | "room_manager" | "room_member";
    };
    answer: { readonly users: readonly Gets<typeof userSchema>[]; readonly pagination: Gets<typeof paginationSchema> };
  };
  /** Give somebody a temporary password. */
  resetUserPassword: {
    args: { readonly userId: string } & { readonly body: Sends<typeof updateUserPasswordSchema> };
    answer: Gets<typeof messageSchema>;
  };
  /** Change what an account may do. */
  updateUserRole: {
    args: { readonly userId: string } & { readonly body: Sends<typeof updateUserRoleSchema> };
    answer: Gets<typeof userSchema>;
  };
};

export const operations = {
  bulkDeleteUsers: "DELETE /users",
  createUser: "POST /users",
  deleteUser: "DELETE /users/{userId}",
  endUserSession: "DELETE /users/{userId}/sessions/{sessionId}",
  endUserSessions: "DELETE /users/{userId}/sessions",
  getUser: "GET /users/{userId}",
  getUserSessions: "GET /users/{userId}/sessions",
  getUsers: "GET /users",
  resetUserPassword: "PUT /users/{userId}/password",
  updateUserRole: "PUT /users/{userId}/role",
} as const satisfies Record<keyof Operations, string>;
