/**
 * The HTTP side: one origin for everything.
 *
 *   {base}/api/v1           public REST          {base}/livekit/*   LiveKit's signalling, passed through
 *   {base}/internal-api/v1  the console's own    {base}/health      what is up and what is not
 *   {base}/*                the web app
 */
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type RouteHandlerMethod } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { analyticsRoutes } from "./analytics.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { archiveRoutes } from "./archive.ts";
import { auditRoutes, keepAudit } from "./audit.ts";
import { breakoutRoutes } from "./breakouts.ts";
import { captionsRoutes } from "./captions.ts";
import { collaboratorRoutes } from "./collaborators.ts";
import { changeRoutes } from "./changes.ts";
import { configurationRoutes } from "./configuration.ts";
import { consentRoutes } from "./consents.ts";
import type { HttpDeps } from "./deps.ts";
import { documentApi } from "./docs.ts";
import { answerBadAddress, answerErrors, unknownPath } from "./errors.ts";
import { healthRoutes } from "./health.ts";
import { infoRoutes } from "./info.ts";
import { tunnelLivekit } from "./livekit-tunnel.ts";
import { besideRoutes } from "./beside.ts";
import { markRoutes } from "./marks.ts";
import { mediaRoutes } from "./media.ts";
import { meetingActionRoutes } from "./meeting-actions.ts";
import { meetingRoutes } from "./meetings.ts";
import { memberRoutes } from "./members.ts";
import { acceptMissingBodies } from "./missing-body.ts";
import { oidcRoutes } from "./oidc.ts";
import { organisationRoutes } from "./organisation.ts";
import { authenticate } from "./principal.ts";
import { recordingDetailRoutes } from "./recording-details.ts";
import { recordingRoutes } from "./recordings.ts";
import { removalRoutes } from "./removal.ts";
import { roomSettingRoutes } from "./room-settings.ts";
import { roomMemberRoutes } from "./room-members.ts";
import { roomRoutes } from "./rooms.ts";
import { shareRoutes } from "./shares.ts";
import { secureAnswers } from "./security-headers.ts";
import { ownSessionRoutes, userSessionRoutes } from "./sessions.ts";
import { signInRoutes } from "./sign-in.ts";
import { spaceMemberRoutes } from "./space-members.ts";
import { spaceRoutes } from "./spaces.ts";
import { userRoutes } from "./users.ts";
import { webApp } from "./web-app.ts";

const BODY_BYTES_MAX = 1_000_000;
/** Answers to one address a minute (api-openvidu-meet.md 2). */
const limits = { api: 500, internal: 500, web: 1000 } as const;

/** Ready to listen, or to be injected with requests. */
export const buildApp = async (deps: HttpDeps): Promise<FastifyInstance> => {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerBadAddress,
    trustProxy: deps.trustedProxies.length > 0 && [...deps.trustedProxies],
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, deps.log);
  acceptMissingBodies(app);
  secureAnswers(app, deps);
  tunnelLivekit(app, deps);
  if (deps.basePath !== "") leadToBase(app, deps.basePath);
  await app.register(
    async (base) => {
      await base.register(publicApi(deps), { prefix: "/api/v1" });
      await base.register(internalApi(deps), { prefix: "/internal-api/v1" });
      await healthRoutes(base, deps);
      await base.register((info) => infoRoutes(info, deps));
      answerUnknown(base);
      await base.register(async (web) => {
        await limitRate(web, limits.web);
        await webApp(web, deps);
      });
    },
    deps.basePath === "" ? {} : { prefix: deps.basePath },
  );
  return app;
};

/** Whoever types only the host, or forgets the last slash. */
const leadToBase = (app: FastifyInstance, basePath: string): void => {
  for (const path of ["/", basePath])
    app.get(path, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${basePath}/`));
};

const publicApi =
  (deps: HttpDeps) =>
  async (api: FastifyInstance): Promise<void> => {
    authenticate(api, deps);
    keepAudit(api, deps);
    await limitRate(api, limits.api);
    await documentApi(api, deps);
    await publicRoutes(api, deps);
  };

/** All operations of the public API: what the document describes, and what `@roomreel/client` is made from. */
export const publicRoutes = async (api: FastifyInstance, deps: HttpDeps): Promise<void> => {
  roomRoutes(api, deps);
  roomSettingRoutes(api, deps);
  memberRoutes(api, deps);
  roomMemberRoutes(api, deps);
  spaceRoutes(api, deps);
  spaceMemberRoutes(api, deps);
  userRoutes(api, deps);
  userSessionRoutes(api, deps);
  meetingActionRoutes(api, deps);
  breakoutRoutes(api, deps);
  meetingRoutes(api, deps);
  recordingRoutes(api, deps);
  recordingDetailRoutes(api, deps);
  removalRoutes(api, deps);
  collaboratorRoutes(api, deps);
  shareRoutes(api, deps);
  archiveRoutes(api, deps);
  mediaRoutes(api, deps);
  besideRoutes(api, deps);
  await captionsRoutes(api, deps);
  markRoutes(api, deps);
  consentRoutes(api, deps);
  organisationRoutes(api, deps);
  changeRoutes(api, deps);
  auditRoutes(api, deps);
};

const internalApi =
  (deps: HttpDeps) =>
  async (api: FastifyInstance): Promise<void> => {
    authenticate(api, deps);
    keepAudit(api, deps);
    await limitRate(api, limits.internal);
    signInRoutes(api, deps);
    oidcRoutes(api, deps);
    ownSessionRoutes(api, deps);
    apiKeyRoutes(api, deps);
    analyticsRoutes(api, deps);
    configurationRoutes(api, deps);
  };

/** Programs with a valid API key are not limited. */
const limitRate = async (scope: FastifyInstance, max: number): Promise<void> => {
  await scope.register(rateLimit, {
    max,
    timeWindow: "1 minute",
    enableDraftSpec: true,
    allowList: (request) => request.principal?.kind === "key",
  });
};

/** Below the API's prefixes an unknown path is an error, not the web app's page. */
const answerUnknown = (base: FastifyInstance): void => {
  const answer: RouteHandlerMethod = (_request, reply) => reply.status(404).send(unknownPath);
  for (const path of ["/api/*", "/internal-api/*"]) base.all(path, { schema: { hide: true } }, answer);
  base.setNotFoundHandler(answer);
};
