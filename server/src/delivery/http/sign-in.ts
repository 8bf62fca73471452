/** The console's sign-in, and who one is. */
import { changePasswordSchema, loginAnswerSchema, loginSchema, meSchema, messageSchema } from "@roomreel/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { changeOwnPassword, type Origin, refreshSession, type Session, signIn, signOut } from "../../people/index.ts";
import { Failure, isFailure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { type Attempt, failedLogins } from "./failed-logins.ts";
import { bearer, type Principal } from "./principal.ts";
import { typed } from "./routes.ts";

const AUTH_A_MINUTE = 30;

export const signInRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  const failures = failedLogins(deps.clock);
  /** Only what fails counts. @throws Failure `too-many-logins`, and what `what` throws */
  const attempt = async <Result>(who: Attempt, what: () => Promise<Result>): Promise<Result> => {
    if (!failures.begin(who)) throw new Failure("too-many-logins", "Too many failed logins; try again later.");
    try {
      const result = await what();
      failures.succeeded(who);
      return result;
    } catch (error) {
      if (!isFailure(error) || error.code !== "bad-login") failures.succeeded(who);
      else deps.log.warn("a login failed", { address: who.address });
      throw error;
    }
  };
  const config = { rateLimit: { max: AUTH_A_MINUTE } };

  typed(app).post(
    "/auth/login",
    { config, schema: { body: loginSchema, response: { 200: loginAnswerSchema } } },
    async (request) => {
      const { body, ip } = request;
      return attempt({ address: ip, account: body.userId }, async () =>
        loginAnswer(await signIn(deps, body, originOf(request))),
      );
    },
  );

  typed(app).post("/auth/refresh", { config, schema: { response: { 200: loginAnswerSchema } } }, async (request) =>
    loginAnswer(await refreshSession(deps, refreshTokenOf(request))),
  );

  typed(app).post("/auth/logout", { config, schema: { response: { 200: messageSchema } } }, async (request) => {
    const token = bearer(headerOf(request));
    if (token !== undefined) await signOut(deps, token);
    return { message: "Logged out" };
  });

  typed(app).get(
    "/users/me",
    { config: { accepts: ["key", "user"], changesPassword: true }, schema: { response: { 200: meSchema } } },
    async ({ principal }) => meOf(principal),
  );

  typed(app).post(
    "/users/change-password",
    {
      config: { ...config, accepts: ["user"], changesPassword: true },
      schema: { body: changePasswordSchema, response: { 200: loginAnswerSchema } },
    },
    async (request) => {
      const { principal, body, ip } = request;
      if (principal.kind !== "user") throw new Failure("forbidden", "Only accounts have passwords.");
      const { user } = principal;
      const change = { before: body.currentPassword, next: body.newPassword, origin: originOf(request) };
      return attempt({ address: ip, account: user.userId }, async () =>
        loginAnswer(await changeOwnPassword(deps, user, change)),
      );
    },
  );
};

/** What whoever has signed in gets. */
export const loginAnswer = ({ user, accessToken, refreshToken }: Session) => ({
  accessToken,
  refreshToken,
  userId: user.userId,
  name: user.name,
  role: user.role,
  mustChangePassword: user.mustChangePassword,
});

/** From where. */
export const originOf = ({ ip, headers }: FastifyRequest): Origin => ({
  address: ip,
  agent: headers["user-agent"] ?? "",
});

const headerOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers["x-refresh-token"];
  return Array.isArray(header) ? header[0] : header;
};

const refreshTokenOf = (request: FastifyRequest): string => {
  const token = bearer(headerOf(request));
  if (token === undefined) throw new Failure("unauthenticated", "The header X-Refresh-Token is needed.");
  return token;
};

const meOf = (who: Principal) =>
  who.kind === "user"
    ? { userId: who.user.userId, name: who.user.name, role: who.user.role }
    : { userId: "admin", name: "Administrator", role: "admin" as const };
