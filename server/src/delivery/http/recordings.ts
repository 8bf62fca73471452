/** Recordings: start, stop, pause, resume, list, get. */
import {
  type MeetRecording,
  oneQuerySchema,
  recordingListQuerySchema,
  recordingListSchema,
  recordingSchema,
  startRecordingSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import {
  pauseRecording,
  type RecordingRecord,
  resumeRecording,
  startRecording,
  stopRecording,
} from "../../recording/index.ts";
import { searchTerms } from "../../library/index.ts";
import { leads } from "../../rooms/index.ts";
import { roomId, wallMs } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import { requireBreakoutLibrary } from "./breakouts.ts";
import type { HttpDeps } from "./deps.ts";
import { isAdmin, ownerOf, type Principal, requireInRoom, requirePermission } from "./principal.ts";
import { grantedFor, lookedUpFor, recordingFor } from "./recording-rights.ts";
import { recordingView, statesCalled, viewFor, viewWith, visitorView } from "./recording-view.ts";
import { roomNamed } from "./rooms.ts";
import { recordingParams, typed } from "./routes.ts";

export const recordingRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  starting(app, deps);
  changing(app, deps);
  listing(app, deps);
  readingOne(app, deps);
};

const locationOf = (deps: HttpDeps, record: RecordingRecord): string =>
  `${deps.publicUrl}${deps.basePath}/api/v1/recordings/${record.recordingId}`;

const starting = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/recordings",
    {
      config: { refuses: [404, 409], accepts: ["key", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "startRecording",
        summary: "Start a recording",
        body: startRecordingSchema,
        response: { 201: recordingSchema.partial() },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      requireInRoom(principal, body.roomId, "recordingControl");
      const room = await roomNamed(deps, body.roomId);
      const initiator = principal.kind === "member" && principal.claims.name !== "" ? principal.claims.name : null;
      const account = principal.kind === "member" ? principal.claims.account : null;
      const record = await startRecording(deps, { room, initiator, account, ...body.config });
      return reply
        .status(201)
        .header("Location", locationOf(deps, record))
        .send(selected(recordingView(record), namesIn(request, "x-fields", undefined)));
    },
  );
};

/** What is asked of a recording that runs. Each answers with what it then is; the rest comes as the room's state. */
const changes = [
  { path: "stop", operationId: "stopRecording", summary: "Stop a recording", change: stopRecording },
  { path: "pause", operationId: "pauseRecording", summary: "Pause a recording", change: pauseRecording },
  { path: "resume", operationId: "resumeRecording", summary: "Go on with a paused recording", change: resumeRecording },
] as const;

const changing = (app: FastifyInstance, deps: HttpDeps): void => {
  for (const { path, operationId, summary, change } of changes)
    typed(app).post(
      `/recordings/:recordingId/${path}`,
      {
        config: { refuses: [409], accepts: ["key", "member"] },
        schema: {
          tags: ["Recordings"],
          operationId,
          summary,
          params: recordingParams,
          response: { 202: recordingSchema.partial() },
        },
      },
      async (request, reply) => {
        const { recordingId: id } = request.params;
        const record = await recordingFor(deps, request.principal, { id, permission: "recordingControl" });
        const changed = await change(deps, record.recordingId);
        return reply
          .status(202)
          .header("Location", locationOf(deps, changed))
          .send(selected(recordingView(changed), namesIn(request, "x-fields", undefined)));
      },
    );
};

const listing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings",
    {
      config: { refuses: [400], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "getRecordings",
        summary: "List recordings",
        querystring: recordingListQuerySchema,
        response: { 200: recordingListSchema },
      },
    },
    async (request) => {
      const { principal, query } = request;
      requirePermission(principal, "recordingList");
      if (query.trash) requirePermission(principal, "recordingDelete");
      const room = principal.kind === "member" ? principal.claims.roomId : query.roomId;
      if (query.breakouts) requireBreakoutLibrary(principal, room);
      const page = await deps.library.list({
        maxItems: query.maxItems,
        sortField: query.sortField,
        sortOrder: query.sortOrder,
        pageToken: query.nextPageToken,
        roomId: room === undefined ? undefined : roomId(room),
        spaceId: query.spaceId,
        mineAs: query.mine ? accountIn(principal) : undefined,
        // The trash of a room has what was deleted in either of its folders, as far as one sees them.
        breakouts: query.trash && seesBreakouts(principal) ? "beside" : query.breakouts,
        folder: query.folder,
        trash: query.trash,
        terms: query.search === undefined ? [] : searchTerms(query.search),
        tag: query.tag,
        from: query.from === undefined ? undefined : wallMs(query.from),
        until: query.until === undefined ? undefined : wallMs(query.until),
        visibleTo: isAdmin(principal) || principal.kind === "member" ? undefined : ownerOf(principal),
        states: query.status === undefined ? undefined : statesCalled(query.status),
        roomName:
          query.roomName === undefined
            ? undefined
            : { text: query.roomName, mode: query.roomNameMatchMode, caseInsensitive: query.roomNameCaseInsensitive },
      });
      const fields = namesIn(request, "x-fields", query.fields);
      const seen = await lookedUpFor(deps, principal, page.items);
      const views = await Promise.all(page.items.map((entry) => viewFor(seen, principal, entry)));
      const recordings = views.map((view) => selected(view, fields));
      return { recordings, pagination: paginationOf(query.maxItems, page.nextPageToken) };
    },
  );
};

const seesBreakouts = (who: Principal): boolean => who.kind !== "member" || leads(who.claims);

/** Whose My Media is asked for; of whoever has no account there is none. */
const accountIn = (who: Principal): string => (who.kind === "member" ? (who.claims.account ?? "") : ownerOf(who));

const readingOne = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings/:recordingId",
    {
      config: { accepts: ["key", "user", "member", "share"] },
      schema: {
        tags: ["Recordings"],
        operationId: "getRecording",
        summary: "Get a recording",
        params: recordingParams,
        querystring: oneQuerySchema,
        response: { 200: recordingSchema.partial() },
      },
    },
    async (request) => {
      const { recordingId: id } = request.params;
      const { principal } = request;
      const granted = await grantedFor(deps, principal, { id, right: "play" });
      const isVisitor = principal.kind === "share";
      if (isVisitor && principal.bySecret) await deps.shares.viewed(principal.link.linkId, deps.clock.wallNow());
      return selected<Partial<MeetRecording>>(
        isVisitor ? { ...visitorView(granted.entry), may: [...granted.rights] } : viewWith(granted),
        namesIn(request, "x-fields", request.query.fields),
      );
    },
  );
};
