/** Where people are signed in: one's own sessions, and those of an account for administrators. */
import { messageSchema, sessionListSchema, sessionsEndedSchema, type SignedInSession } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { endSession, type SignedIn, type User, userNamed } from "../../people/index.ts";
import { Failure, userId } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { type Principal, requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

const sessionParams = z.object({ sessionId: z.string().min(1).max(50) });
const userParams = z.object({ userId: z.string().min(1).max(50) });
const tags = ["Users"];

const listed = async (deps: HttpDeps, of: User["userId"], asking: Principal) => {
  const sessions = await deps.people.sessionsOf(of, deps.clock.wallNow());
  const current = asking.kind === "user" ? asking.sessionId : null;
  return { sessions: sessions.map((one) => view(one, current)) };
};

const view = (one: SignedIn, current: string | null): SignedInSession => ({
  sessionId: one.sessionId,
  creationDate: one.createdAt,
  lastUsedDate: one.seenAt,
  expirationDate: one.expiresAt,
  userAgent: one.agent,
  address: one.address,
  current: one.sessionId === current,
});

const ended = (count: number) => ({ message: `${count} session(s) ended`, ended: count });

/** Of whoever asks. @throws Failure `forbidden` */
const own = (who: Principal) => {
  if (who.kind !== "user") throw new Failure("forbidden", "Only accounts have sessions.");
  return { of: who.user.userId, current: who.sessionId };
};

/** Internal: for the pages of an account about itself. */
export const ownSessionRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  const config = { accepts: ["user"] } as const;
  typed(app).get(
    "/auth/sessions",
    { config, schema: { response: { 200: sessionListSchema } } },
    async ({ principal }) => listed(deps, own(principal).of, principal),
  );

  typed(app).delete(
    "/auth/sessions",
    { config, schema: { summary: "End all others", response: { 200: sessionsEndedSchema } } },
    async ({ principal }) => {
      const { of, current } = own(principal);
      return ended(await deps.people.endSessions({ userId: of, except: current }));
    },
  );

  typed(app).delete(
    "/auth/sessions/:sessionId",
    { config, schema: { params: sessionParams, response: { 200: messageSchema } } },
    async ({ principal, params: { sessionId } }) => {
      await endSession(deps, { userId: own(principal).of, sessionId });
      return { message: `Session '${sessionId}' ended` };
    },
  );
};

export const userSessionRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  const config = { accepts: ["key", "user"] } as const;
  typed(app).get(
    "/users/:userId/sessions",
    {
      config,
      schema: {
        tags,
        operationId: "getUserSessions",
        summary: "List where an account is signed in",
        params: userParams,
        response: { 200: sessionListSchema },
      },
    },
    async ({ principal, params }) => {
      requireAdmin(principal);
      const { userId: of } = await userNamed(deps, userId(params.userId));
      return listed(deps, of, principal);
    },
  );

  typed(app).delete(
    "/users/:userId/sessions",
    {
      config,
      schema: {
        tags,
        operationId: "endUserSessions",
        summary: "Sign an account out everywhere",
        description: "All its tokens are dead at once.",
        params: userParams,
        response: { 200: sessionsEndedSchema },
      },
    },
    async ({ principal, params }) => {
      requireAdmin(principal);
      const { userId: of } = await userNamed(deps, userId(params.userId));
      return ended(await deps.people.endSessions({ userId: of }));
    },
  );

  typed(app).delete(
    "/users/:userId/sessions/:sessionId",
    {
      config,
      schema: {
        tags,
        operationId: "endUserSession",
        summary: "Sign an account out in one place",
        params: userParams.extend(sessionParams.shape),
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params: { userId: of, sessionId } }) => {
      requireAdmin(principal);
      await endSession(deps, { userId: userId(of), sessionId });
      return { message: `Session '${sessionId}' ended` };
    },
  );
};
