/**
 * The audit log over HTTP: what is in audit-table.ts is written into it before its answer goes out, so that nobody is
 * told that something was done of which no entry was kept; and the log is read by administrators.
 *
 * A bulk request has an entry for each subject that was deleted or sent. Of a download the first bytes count: players
 * and download managers ask for many parts.
 */
import { auditListSchema, auditQuerySchema } from "@roomreel/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type AuditActor, type Deed, noteDeeds } from "../../people/index.ts";
import { recordingId, roomId, userId, wallMs } from "../../vocabulary/index.ts";
import { paginationOf } from "./answers.ts";
import { audited, type Audited, type SubjectKind, subjectIds } from "./audit-table.ts";
import { changedIn, fieldsOf, textIn, toldOf } from "./audit-details.ts";
import type { HttpDeps } from "./deps.ts";
import { type Principal, requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Names of subjects before the deed, by id. */
    auditNames: ReadonlyMap<string, string>;
    /** The answer, where it is JSON. */
    auditAnswer: unknown;
  }
}

export const auditRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/audit",
    {
      config: { accepts: ["key", "user"], refuses: [400] },
      schema: {
        tags: ["Organisation"],
        operationId: "getAudit",
        summary: "List who did what, newest first",
        description: "For administrators. Entries are kept as long as the organisation's `audit.keptDays` says.",
        querystring: auditQuerySchema,
        response: { 200: auditListSchema },
      },
    },
    async ({ principal, query }) => {
      requireAdmin(principal);
      const { maxItems, nextPageToken: pageToken, actor, action, from, until } = query;
      const time = (at: number | undefined) => (at === undefined ? undefined : wallMs(at));
      const page = await deps.audit.list({ maxItems, pageToken, actor, action, from: time(from), until: time(until) });
      const entries = page.items.map((entry) => ({
        ...entry,
        actor: { ...entry.actor },
        details: { ...entry.details },
      }));
      return { entries, pagination: paginationOf(maxItems, page.nextPageToken) };
    },
  );
};

/** Writes the log for all routes of the scope. */
export const keepAudit = (scope: FastifyInstance, deps: HttpDeps): void => {
  scope.decorateRequest("auditNames");
  scope.decorateRequest("auditAnswer", null);
  const rowOf = ({ method, routeOptions: { url = "" } }: FastifyRequest): Audited | undefined =>
    audited[`${method} ${url.slice(deps.basePath.length).replace(/^\/(internal-)?api\/v1/, "")}`];

  scope.addHook("preHandler", async (request) => {
    const row = rowOf(request);
    if (row !== undefined) request.auditNames = await namesBefore(deps, row, request);
  });
  scope.addHook("preSerialization", async (request, _reply, payload) => {
    if (rowOf(request) !== undefined) request.auditAnswer = payload;
    return payload;
  });
  scope.addHook("onSend", async (request, reply) => {
    const row = rowOf(request);
    if (row !== undefined && isDone(request, reply)) await noteDeeds(deps, deedsOf(row, request));
    if (row?.action === "session.sign-in" && reply.statusCode === 401)
      await noteDeeds(deps, [await failure(deps, request)]);
  });
};

const isDone = (request: FastifyRequest, reply: FastifyReply): boolean => {
  const { deleted } = fieldsOf(request.auditAnswer);
  // Of several some were deleted, and the answer is 400.
  if (Array.isArray(deleted)) return deleted.length > 0;
  const range = request.headers.range ?? "bytes=0-";
  return reply.statusCode < 300 && range.startsWith("bytes=0-");
};

type Subject = NonNullable<Deed["subject"]>;

const kindOf = ({ action }: Audited): string => action.slice(0, action.indexOf("."));
const hasIds = (kind: string): kind is SubjectKind => Object.hasOwn(subjectIds, kind);

const idsAsked = (row: Audited, { params, query }: FastifyRequest): readonly string[] => {
  const kind = kindOf(row);
  const several = row.several === undefined ? undefined : fieldsOf(query)[row.several];
  if (Array.isArray(several)) return several.map(String);
  const id = hasIds(kind) ? textIn(params, subjectIds[kind]) : undefined;
  return id === undefined ? [] : [id];
};

/** Afterwards what was deleted has no name any more. */
const namesBefore = async (
  deps: HttpDeps,
  row: Audited,
  request: FastifyRequest,
): Promise<ReadonlyMap<string, string>> => {
  const kind = kindOf(row);
  const names = new Map<string, string>();
  for (const id of idsAsked(row, request)) names.set(id, (await nameOfSubject(deps, kind, id)) ?? "");
  return names;
};

const nameOfSubject = async (deps: HttpDeps, kind: string, id: string): Promise<string | undefined> => {
  switch (kind) {
    case "recording":
      return (await deps.recordings.get(recordingId(id)))?.title;
    case "room":
      return (await deps.rooms.get(roomId(id)))?.name;
    case "user":
      return (await deps.people.user(userId(id)))?.name;
    case "space":
      return (await deps.spaces.get(id))?.name;
    case "api-key":
      return (await deps.people.apiKeys()).find(({ keyId }) => keyId === id)?.name;
    default:
      return undefined;
  }
};

const deedsOf = (row: Audited, request: FastifyRequest): readonly Deed[] => {
  const deed = { action: row.action, actor: actorOf(request), details: detailsOf(row, request) };
  return subjectsOf(row, request).map((subject) => ({ ...deed, subject }));
};

const subjectsOf = (row: Audited, request: FastifyRequest): readonly (Subject | null)[] => {
  const kind = kindOf(row);
  const answer = fieldsOf(request.auditAnswer);
  const named = (id: string): Subject => ({ kind, id, name: request.auditNames.get(id) || titleIn(answer) });
  const asked = idsAsked(row, request);
  if (row.several !== undefined) return doneOf(answer["deleted"], asked).map(named);
  if (asked[0] !== undefined) return [named(asked[0])];
  if (!hasIds(kind)) return [null];
  const id = textIn(answer, subjectIds[kind]);
  if (id === undefined) return kind === "user" ? [ownAccount(request)] : [null];
  return [{ kind, id, name: titleIn(answer) }];
};

/** Of what was just made or came back. */
const titleIn = (answer: unknown): string =>
  textIn(answer, "title") ?? textIn(answer, "roomName") ?? textIn(answer, "name") ?? "";

const doneOf = (deleted: unknown, asked: readonly string[]): readonly string[] => {
  if (!Array.isArray(deleted)) return asked;
  return deleted.map((one: unknown) => (typeof one === "string" ? one : (textIn(one, "roomId") ?? "")));
};

const ownAccount = ({ principal }: FastifyRequest): Subject | null =>
  principal.kind === "user" ? { kind: "user", id: principal.user.userId, name: principal.user.name } : null;

const detailsOf = (row: Audited, request: FastifyRequest): Readonly<Record<string, unknown>> => ({
  ...toldOf(row.tells ?? [], request.params, request.query),
  ...(kindOf(row) === "session" ? {} : changedIn(request.body, row.values === true)),
  ...(kindOf(row) === "session" ? { address: request.ip } : {}),
});

/** Whoever signs in is nobody before, and himself in the answer. */
const actorOf = (request: FastifyRequest): AuditActor => {
  const actor = actorBy(request.principal);
  const answer = fieldsOf(request.auditAnswer);
  const id = actor.kind === "system" ? textIn(answer, "userId") : undefined;
  return id === undefined ? actor : { kind: "user", id, name: textIn(answer, "name") ?? "" };
};

/** What the log calls this caller. */
const actorBy = (who: Principal): AuditActor => {
  switch (who.kind) {
    case "key":
      return { kind: "api-key", id: who.keyId, name: who.name };
    case "user":
      return { kind: "user", id: who.user.userId, name: who.user.name };
    case "member": {
      const { account, identity, name, role } = who.claims;
      if (account !== null) return { kind: "user", id: account, name };
      return { kind: "member", id: identity, name: name === "" ? role : name };
    }
    case "share":
      return { kind: "member", id: who.link.linkId, name: who.link.name };
    case "nobody":
      return { kind: "system", id: "", name: "" };
  }
};

/** Somebody may have typed his password where the name belongs: only names of accounts are kept. */
const failure = async (deps: HttpDeps, request: FastifyRequest): Promise<Deed> => {
  const tried = await deps.people.user(userId(textIn(request.body, "userId") ?? ""));
  const actor = { kind: "user", id: tried?.userId ?? "", name: tried?.name ?? "" } as const;
  return { action: "session.sign-in-failed", actor, subject: null, details: { address: request.ip } };
};
