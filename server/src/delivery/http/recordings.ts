/** Recordings: start, stop, pause, resume, list, get, delete. */
import {
  messageSchema,
  oneQuerySchema,
  recordingIdsQuerySchema,
  recordingListQuerySchema,
  recordingListSchema,
  recordingsDeletedSchema,
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
import type { Permission } from "../../rooms/index.ts";
import { Failure, isFailure, recordingId, roomId } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import { requireBreakoutLibrary } from "./breakouts.ts";
import type { HttpDeps } from "./deps.ts";
import { errorOfFailure } from "./errors.ts";
import { isAdmin, ownerOf, type Principal, requireInRoom, requirePermission, seesRecording } from "./principal.ts";
import { recordingView, statesCalled } from "./recording-view.ts";
import { roomNamed } from "./rooms.ts";
import { recordingParams, typed } from "./routes.ts";

/**
 * A recording for which this principal has the permission.
 * @throws Failure `forbidden`; `no-recording`, also for one that belongs to another room, or is not listed
 * yet and not to be controlled (LB6)
 */
export const recordingFor = async (
  deps: HttpDeps,
  who: Principal,
  asked: { readonly id: string; readonly permission: Permission },
): Promise<RecordingRecord> => {
  requirePermission(who, asked.permission);
  const record = await deps.recordings.get(recordingId(asked.id));
  const isThere = record !== null && (record.listed || asked.permission === "recordingControl");
  if (!isThere || !(await seesRecording(deps, who, record)))
    throw new Failure("no-recording", `Recording '${asked.id}' does not exist.`);
  return record;
};

export const recordingRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  starting(app, deps);
  changing(app, deps);
  reading(app, deps);
  removal(app, deps);
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
      const record = await startRecording(deps, { room, initiator, account, layout: body.config?.layout });
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

const reading = (app: FastifyInstance, deps: HttpDeps): void => {
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
      const room = principal.kind === "member" ? principal.claims.roomId : query.roomId;
      if (query.breakouts) requireBreakoutLibrary(principal, room);
      const page = await deps.recordings.list({
        maxItems: query.maxItems,
        sortField: query.sortField,
        sortOrder: query.sortOrder,
        pageToken: query.nextPageToken,
        roomId: room === undefined ? undefined : roomId(room),
        breakouts: query.breakouts,
        visibleTo: isAdmin(principal) || principal.kind === "member" ? undefined : ownerOf(principal),
        states: query.status === undefined ? undefined : statesCalled(query.status),
        roomName:
          query.roomName === undefined
            ? undefined
            : { text: query.roomName, mode: query.roomNameMatchMode, caseInsensitive: query.roomNameCaseInsensitive },
      });
      const fields = namesIn(request, "x-fields", query.fields);
      const recordings = page.items.map((record) => selected(recordingView(record), fields));
      return { recordings, pagination: paginationOf(query.maxItems, page.nextPageToken) };
    },
  );

  typed(app).get(
    "/recordings/:recordingId",
    {
      config: { accepts: ["key", "user", "member"] },
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
      const record = await recordingFor(deps, request.principal, { id, permission: "recordingPlay" });
      return selected(recordingView(record), namesIn(request, "x-fields", request.query.fields));
    },
  );
};

const removal = (app: FastifyInstance, deps: HttpDeps): void => {
  const remove = async (who: Principal, id: string): Promise<void> => {
    const record = await recordingFor(deps, who, { id, permission: "recordingDelete" });
    if (!(await deps.recordings.markDeleted(record.recordingId)))
      throw new Failure("not-stopped", `Recording '${id}' is not stopped yet.`);
  };

  typed(app).delete(
    "/recordings/:recordingId",
    {
      config: { refuses: [409], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "deleteRecording",
        summary: "Delete a recording",
        params: recordingParams,
        response: { 200: messageSchema },
      },
    },
    async (request) => {
      const { recordingId: id } = request.params;
      await remove(request.principal, id);
      return { message: `Recording '${id}' deleted successfully` };
    },
  );

  typed(app).delete(
    "/recordings",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "bulkDeleteRecordings",
        summary: "Delete several recordings",
        querystring: recordingIdsQuerySchema,
        response: { 200: recordingsDeletedSchema, 400: recordingsDeletedSchema },
      },
    },
    async (request, reply) => {
      requirePermission(request.principal, "recordingDelete");
      const deleted: string[] = [];
      const failed: { recordingId: string; error: string }[] = [];
      for (const id of request.query.recordingIds) {
        try {
          await remove(request.principal, id);
          deleted.push(id);
        } catch (error) {
          if (!isFailure(error) || errorOfFailure(error) === undefined) throw error;
          failed.push({ recordingId: id, error: error.message });
        }
      }
      if (failed.length === 0) return { message: "All recordings deleted successfully", deleted, failed };
      return reply.status(400).send({ message: `${failed.length} recording(s) could not be deleted`, deleted, failed });
    },
  );
};
