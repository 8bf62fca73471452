/** Accounts, for administrators. */
import {
  createUserSchema,
  type MeetUser,
  messageSchema,
  oneQuerySchema,
  updateUserPasswordSchema,
  updateUserRoleSchema,
  userIdsQuerySchema,
  userListQuerySchema,
  userListSchema,
  usersDeletedSchema,
  userSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type Account, addUser, giveRole, giveTemporaryPassword, removeUser, userNamed } from "../../people/index.ts";
import { Failure, isFailure, userId } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import type { HttpDeps } from "./deps.ts";
import { type Principal, requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

const userParams = z.object({ userId: z.string().min(1).max(50) });
const config = { accepts: ["key", "user"] } as const;
const tags = ["Users"];
const example = { userId: "ana_ruiz", name: "Ana Ruiz", password: "welcome-1", role: "room_manager" } as const;

const userView = ({ userId: id, name, role, registeredAt, mustChangePassword }: Account): MeetUser => ({
  userId: id,
  name,
  role,
  registrationDate: registeredAt,
  mustChangePassword,
});

/** Nobody takes the key away with which he came in. @throws Failure `not-oneself` */
const requireOther = (who: Principal, id: string): void => {
  if (who.kind === "user" && who.user.userId === id)
    throw new Failure("not-oneself", "Nobody changes the own role, or deletes the own account.");
};

export const userRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  createAndList(app, deps);
  one(app, deps);
  several(app, deps);
  changes(app, deps);
};

const createAndList = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/users",
    {
      config: { ...config, refuses: [409] },
      schema: {
        tags,
        operationId: "createUser",
        summary: "Create an account",
        description: "Its password is temporary: at the first sign-in another one has to be chosen.",
        body: createUserSchema.meta({ examples: [example] }),
        response: { 201: userSchema.partial() },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      requireAdmin(principal);
      const account = await addUser(deps, { ...body, userId: userId(body.userId) });
      const location = `${deps.publicUrl}${deps.basePath}/api/v1/users/${account.userId}`;
      return reply
        .status(201)
        .header("Location", location)
        .send(selected(userView(account), namesIn(request, "x-fields", undefined)));
    },
  );

  typed(app).get(
    "/users",
    {
      config: { ...config, refuses: [400] },
      schema: {
        tags,
        operationId: "getUsers",
        summary: "List accounts",
        querystring: userListQuerySchema,
        response: { 200: userListSchema.extend({ users: z.array(userSchema.partial()) }) },
      },
    },
    async (request) => {
      requireAdmin(request.principal);
      const { nextPageToken: pageToken, fields, search, role, ...query } = request.query;
      const page = await deps.users.list({ ...query, pageToken, search, role });
      const names = namesIn(request, "x-fields", fields);
      const users = page.items.map((account) => selected(userView(account), names));
      return { users, pagination: paginationOf(query.maxItems, page.nextPageToken) };
    },
  );
};

const one = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/users/:userId",
    {
      config,
      schema: {
        tags,
        operationId: "getUser",
        summary: "Get an account",
        params: userParams,
        querystring: oneQuerySchema.pick({ fields: true }),
        response: { 200: userSchema.partial() },
      },
    },
    async (request) => {
      const { principal, params, query } = request;
      requireAdmin(principal);
      const account = await userNamed(deps, userId(params.userId));
      return selected(userView(account), namesIn(request, "x-fields", query.fields));
    },
  );

  typed(app).delete(
    "/users/:userId",
    {
      config: { ...config, refuses: [409] },
      schema: {
        tags,
        operationId: "deleteUser",
        summary: "Delete an account",
        description:
          "Rooms of the account pass to the first administrator, its recordings to the owner of their room; its " +
          "spaces have no owner until somebody names one. It leaves all rooms and spaces where it had a place.",
        params: userParams,
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params }) => {
      requireAdmin(principal);
      requireOther(principal, params.userId);
      await removeUser(deps, userId(params.userId));
      return { message: `User '${params.userId}' deleted successfully` };
    },
  );
};

const several = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).delete(
    "/users",
    {
      config,
      schema: {
        tags,
        operationId: "bulkDeleteUsers",
        summary: "Delete several accounts",
        description: "As one by one. 400 when any was not deleted; the others are.",
        querystring: userIdsQuerySchema,
        response: { 200: usersDeletedSchema, 400: usersDeletedSchema },
      },
    },
    async ({ principal, query }, reply) => {
      requireAdmin(principal);
      const deleted: string[] = [];
      const failed: { userId: string; error: string }[] = [];
      for (const id of query.userIds) {
        try {
          requireOther(principal, id);
          await removeUser(deps, userId(id));
          deleted.push(id);
        } catch (error) {
          if (!isFailure(error)) throw error;
          failed.push({ userId: id, error: error.message });
        }
      }
      const none = failed.length === 0;
      const message = none ? "All users deleted successfully" : `${failed.length} user(s) could not be deleted`;
      return reply.status(none ? 200 : 400).send({ message, deleted, failed });
    },
  );
};

const changes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/users/:userId/password",
    {
      config,
      schema: {
        tags,
        operationId: "resetUserPassword",
        summary: "Give somebody a temporary password",
        description: "Ends all sessions of the account. At the next sign-in another password has to be chosen.",
        params: userParams,
        body: updateUserPasswordSchema.meta({ examples: [{ newPassword: "welcome-2" }] }),
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params, body }) => {
      requireAdmin(principal);
      await giveTemporaryPassword(deps, { userId: userId(params.userId), password: body.newPassword });
      return { message: `Password of user '${params.userId}' reset successfully` };
    },
  );

  typed(app).put(
    "/users/:userId/role",
    {
      config: { ...config, refuses: [409] },
      schema: {
        tags,
        operationId: "updateUserRole",
        summary: "Change what an account may do",
        description: "Holds from the next request of that account on.",
        params: userParams,
        body: updateUserRoleSchema.meta({ examples: [{ role: "admin" }] }),
        response: { 200: userSchema.partial() },
      },
    },
    async (request) => {
      const { principal, params, body } = request;
      requireAdmin(principal);
      requireOther(principal, params.userId);
      await giveRole(deps, userId(params.userId), body.role);
      const account = await userNamed(deps, userId(params.userId));
      return selected(userView(account), namesIn(request, "x-fields", undefined));
    },
  );
};
