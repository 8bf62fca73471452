/** Signing in at the organisation's identity provider, where one is set up. */
import { finishOidcSchema, oidcBegunSchema, oidcLoginAnswerSchema, oidcOfferedSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { beginIdentity, finishIdentity, type IdentityProvider } from "../../people/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { loginAnswer, originOf } from "./sign-in.ts";
import { typed } from "./routes.ts";

const AUTH_A_MINUTE = 30;

export const oidcRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  const config = { rateLimit: { max: AUTH_A_MINUTE } };
  /** @throws Failure `no-identity-provider` */
  const provider = (): IdentityProvider => {
    if (deps.identity !== null) return deps.identity;
    throw new Failure("no-identity-provider", "No identity provider is set up.");
  };

  typed(app).get("/auth/oidc", { schema: { response: { 200: oidcOfferedSchema } } }, async () => ({
    name: deps.identity?.name ?? null,
  }));

  typed(app).post("/auth/oidc/begin", { config, schema: { response: { 200: oidcBegunSchema } } }, async () =>
    beginIdentity({ ...deps, identity: provider() }),
  );

  typed(app).post(
    "/auth/oidc/finish",
    { config, schema: { body: finishOidcSchema, response: { 200: oidcLoginAnswerSchema } } },
    async (request) => {
      const session = await finishIdentity({ ...deps, identity: provider() }, request.body, originOf(request));
      return { ...loginAnswer(session), signOutUrl: session.signOutUrl };
    },
  );
};
