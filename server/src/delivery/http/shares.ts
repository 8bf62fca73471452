/** Links to single recordings: made, listed, revoked, opened. */
import {
  makeShareSchema,
  messageSchema,
  openedShareSchema,
  openShareSchema,
  type Share,
  shareListSchema,
  shareMadeSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  countAttempts,
  issueShareToken,
  makeShare,
  openShare,
  type ShareLink,
  shareStatus,
} from "../../library/index.ts";
import { Failure, mediaMs, recordingId, type WallMs, wallMs } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { nameOf, type Principal } from "./principal.ts";
import { entryFor, grantedFor } from "./recording-rights.ts";
import { visitorView } from "./recording-view.ts";
import { recordingParams, typed } from "./routes.ts";

const OPENED_A_MINUTE = 60;
const shareParams = recordingParams.extend({ shareId: z.string().min(1).max(50) });

export const shareRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  making(app, deps);
  managing(app, deps);
  opening(app, deps);
};

/** Where somebody opens it in a browser; the page takes the secret out of its address. */
export const shareUrl = (
  deps: HttpDeps,
  { recordingId: id }: { readonly recordingId: string },
  secret: string,
): string => `${deps.publicUrl}${deps.basePath}/recording/${encodeURIComponent(id)}?recordingSecret=${secret}`;

const making = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/recordings/:recordingId/shares",
    {
      config: { refuses: [409], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Share links"],
        operationId: "createShare",
        summary: "Make a link to a recording",
        description: "The answer tells the address; nobody can be told it again.",
        params: recordingParams,
        body: makeShareSchema,
        response: { 201: shareMadeSchema },
      },
    },
    async ({ principal, params, body }, reply) => {
      const { entry, rights } = await grantedFor(deps, principal, { id: params.recordingId, right: "share" });
      const { recordingId: id } = entry.record;
      const mayDownload = rights.has("download");
      if (body.download === true && !mayDownload)
        throw new Failure("forbidden", "A link carries no more rights than its maker has: he may not download.");
      const now = deps.clock.wallNow();
      if (body.expiresAt !== null && body.expiresAt <= now) throw new Failure("bad-expiry", "must be later than now");
      const { link, secret } = await makeShare(deps, {
        recordingId: id,
        by: nameOf(principal),
        name: body.name,
        audience: body.access,
        password: body.password,
        mayDownload: body.download ?? mayDownload,
        startMs: mediaMs(body.startTime * 1000),
        expiresAt: body.expiresAt === null ? null : wallMs(body.expiresAt),
      });
      const { linkId: shareId, createdBy: by } = link;
      deps.log.info("a link to a recording was made", { recordingId: id, shareId, by });
      return reply.status(201).send({ ...shareView(link, now), url: shareUrl(deps, link, secret) });
    },
  );
};

const managing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings/:recordingId/shares",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Share links"],
        operationId: "getShares",
        summary: "List the links to a recording",
        description: "Newest first, with those that do not open any more.",
        params: recordingParams,
        response: { 200: shareListSchema },
      },
    },
    async ({ principal, params }) => {
      const { record } = await entryFor(deps, principal, { id: params.recordingId, right: "share" });
      const locks = await deps.shares.of(record.recordingId);
      return { shares: locks.map(({ link }) => shareView(link, deps.clock.wallNow())) };
    },
  );

  typed(app).delete(
    "/recordings/:recordingId/shares/:shareId",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Share links"],
        operationId: "revokeShare",
        summary: "Revoke a link",
        description: "It and what was opened with it end at once.",
        params: shareParams,
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params }) => {
      const { shareId } = params;
      const { record } = await entryFor(deps, principal, { id: params.recordingId, right: "share" });
      if (!(await deps.shares.revoke(record.recordingId, shareId, deps.clock.wallNow())))
        throw new Failure("no-share", `Link '${shareId}' does not exist, or was revoked already.`);
      const { recordingId: id } = record;
      deps.log.info("a link to a recording was revoked", { recordingId: id, shareId, by: nameOf(principal) });
      return { message: `Link '${shareId}' revoked` };
    },
  );
};

const opening = (app: FastifyInstance, deps: HttpDeps): void => {
  const attempts = countAttempts(deps.clock);
  typed(app).post(
    "/recordings/:recordingId/shares/open",
    {
      config: { refuses: [400, 401, 403, 404], rateLimit: { max: OPENED_A_MINUTE } },
      schema: {
        tags: ["Share links"],
        operationId: "openShare",
        summary: "Open a link",
        description:
          "For a token with which the recording is got, played and, where the link allows it, downloaded. The codes " +
          "`share-password-needed` and `sign-in-needed` say what else it asks for.",
        params: recordingParams,
        body: openShareSchema,
        response: { 200: openedShareSchema },
      },
    },
    async ({ principal, params, body, ip }) => {
      const id = recordingId(params.recordingId);
      const account = accountOf(principal);
      const link = await openShare({ ...deps, attempts }, { recordingId: id, ...body, account, from: ip });
      const entry = await deps.library.get(id, "kept");
      if (entry === null) throw new Failure("no-recording", "The recording was deleted.");
      await deps.shares.viewed(link.linkId, deps.clock.wallNow());
      return {
        shareToken: await issueShareToken(deps, link, account),
        download: link.mayDownload,
        startTime: link.startMs / 1000,
        expiresAt: link.expiresAt,
        recording: visitorView(entry),
      };
    },
  );
};

/** Who is signed in. A program acts as the first administrator does. */
export const accountOf = (who: Principal): string | null => {
  if (who.kind === "key") return "admin";
  return who.kind === "user" ? who.user.userId : null;
};

const shareView = (link: ShareLink, now: WallMs): Share => ({
  shareId: link.linkId,
  name: link.name,
  access: link.audience,
  password: link.hasPassword,
  download: link.mayDownload,
  startTime: link.startMs / 1000,
  expiresAt: link.expiresAt,
  status: shareStatus(link, now),
  createdAt: link.createdAt,
  createdBy: link.createdBy,
  views: link.views,
  lastViewedAt: link.lastViewedAt,
});
