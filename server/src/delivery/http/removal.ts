/** Recordings that are to go, or must not: trash, deletion for good, restoring, legal hold. */
import {
  holdRecordingSchema,
  legalHoldSchema,
  messageSchema,
  recordingIdsQuerySchema,
  recordingsDeletedSchema,
  recordingSchema,
  removalQuerySchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import type { Removal } from "../../library/index.ts";
import { Failure, isFailure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { errorOfFailure } from "./errors.ts";
import { nameOf, type Principal, requireAdmin, requirePermission } from "./principal.ts";
import { entryFor } from "./recording-rights.ts";
import { viewFor } from "./recording-view.ts";
import { recordingParams, typed } from "./routes.ts";

export const removalRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  deletingOne(app, deps);
  deletingSeveral(app, deps);
  restoring(app, deps);
  holding(app, deps);
};

type Wanted = { readonly id: string; readonly permanently: boolean };

/** Deleting is deleting for good where the organisation keeps no trash. */
const remove = async (deps: HttpDeps, who: Principal, { id, permanently }: Wanted): Promise<void> => {
  const entry = permanently ? await toPurge(deps, who, id) : await entryFor(deps, who, { id, right: "delete" });
  const { recordingId } = entry.record;
  const { library } = await deps.organisation.get();
  const by = nameOf(who);
  const isForGood = permanently || library.trashDays === 0;
  const removal = isForGood
    ? await deps.library.delete(recordingId)
    : await deps.library.moveToTrash(recordingId, by, deps.clock.wallNow());
  refuse(removal, id);
  deps.log.info(isForGood ? "a recording was deleted" : "a recording was moved to the trash", { recordingId, by });
};

const toPurge = async (deps: HttpDeps, who: Principal, id: string) => {
  const asked = { id, right: "purge" } as const;
  try {
    return await entryFor(deps, who, asked);
  } catch (error) {
    if (!isFailure(error) || error.code !== "no-recording") throw error;
    return entryFor(deps, who, { ...asked, where: "trash" });
  }
};

const refuse = (removal: Removal, id: string): void => {
  switch (removal) {
    case "removed":
      return;
    case "none":
      throw new Failure("no-recording", `Recording '${id}' does not exist.`);
    case "not-final":
      throw new Failure("not-stopped", `Recording '${id}' is not stopped yet.`);
    case "on-hold":
      throw new Failure(
        "on-legal-hold",
        `Recording '${id}' is under legal hold: nobody can delete it until an administrator lifts the hold.`,
      );
  }
};

const deletingOne = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).delete(
    "/recordings/:recordingId",
    {
      config: { refuses: [409], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "deleteRecording",
        summary: "Delete a recording",
        description: "It can be restored from the trash for as long as the organisation keeps it, if at all.",
        params: recordingParams,
        querystring: removalQuerySchema,
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params, query }) => {
      const { recordingId: id } = params;
      await remove(deps, principal, { id, permanently: query.permanently });
      return { message: `Recording '${id}' deleted successfully` };
    },
  );
};

const deletingSeveral = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).delete(
    "/recordings",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "bulkDeleteRecordings",
        summary: "Delete several recordings",
        querystring: recordingIdsQuerySchema.extend(removalQuerySchema.shape),
        response: { 200: recordingsDeletedSchema, 400: recordingsDeletedSchema },
      },
    },
    async ({ principal, query }, reply) => {
      requirePermission(principal, "recordingDelete");
      const deleted: string[] = [];
      const failed: { recordingId: string; error: string }[] = [];
      for (const id of query.recordingIds) {
        try {
          await remove(deps, principal, { id, permanently: query.permanently });
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

const restoring = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/recordings/:recordingId/restore",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "restoreRecording",
        summary: "Take a recording out of the trash",
        params: recordingParams,
        response: { 200: recordingSchema.partial() },
      },
    },
    async ({ principal, params }) => {
      const asked = { id: params.recordingId, right: "delete", where: "trash" } as const;
      const { recordingId } = (await entryFor(deps, principal, asked)).record;
      const restored = await deps.library.restore(recordingId);
      if (restored === null) return refuse("none", recordingId);
      deps.log.info("a recording was restored", { recordingId, by: nameOf(principal) });
      return viewFor(deps, principal, restored);
    },
  );
};

const holding = (app: FastifyInstance, deps: HttpDeps): void => {
  const config = { accepts: ["key", "user"] } as const;
  const schema = { tags: ["Recordings"], params: recordingParams };
  const path = "/recordings/:recordingId/hold";

  const entryAnywhere = async (who: Principal, id: string) => {
    requireAdmin(who);
    return toPurge(deps, who, id);
  };

  typed(app).get(
    path,
    {
      config,
      schema: {
        ...schema,
        operationId: "getLegalHold",
        summary: "Get why a recording must not be deleted",
        response: { 200: legalHoldSchema },
      },
    },
    async ({ principal, params }) => {
      const { hold } = await entryAnywhere(principal, params.recordingId);
      if (hold === null) throw new Failure("no-hold", `Recording '${params.recordingId}' is not under legal hold.`);
      return hold;
    },
  );

  typed(app).put(
    path,
    {
      config,
      schema: {
        ...schema,
        operationId: "holdRecording",
        summary: "Put a recording under legal hold",
        description: "Until it is lifted nobody and no retention deletes it. For administrators.",
        body: holdRecordingSchema,
        response: { 200: legalHoldSchema },
      },
    },
    async ({ principal, params, body }) => {
      const { recordingId } = (await entryAnywhere(principal, params.recordingId)).record;
      const hold = { since: deps.clock.wallNow(), by: nameOf(principal), reason: body.reason };
      if ((await deps.library.hold(recordingId, hold)) === null) return refuse("none", recordingId);
      deps.log.info("a recording was put under legal hold", { recordingId, by: hold.by });
      return hold;
    },
  );

  typed(app).delete(
    path,
    {
      config,
      schema: {
        ...schema,
        operationId: "liftLegalHold",
        summary: "Lift a legal hold",
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params }) => {
      const { recordingId } = (await entryAnywhere(principal, params.recordingId)).record;
      if ((await deps.library.hold(recordingId, null)) === null) return refuse("none", recordingId);
      deps.log.info("a legal hold was lifted", { recordingId, by: nameOf(principal) });
      return { message: `Recording '${recordingId}' is not under legal hold any more` };
    },
  );
};
