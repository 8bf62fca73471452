/** What people say about a recording: title, description, tags; and how much all of them take. */
import { describeRecordingSchema, recordingSchema, storageSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { storageOf } from "../../library/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { nameOf, requireAdmin } from "./principal.ts";
import { entryFor } from "./recording-rights.ts";
import { viewFor } from "./recording-view.ts";
import { recordingParams, typed } from "./routes.ts";

export const recordingDetailRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).patch(
    "/recordings/:recordingId",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "describeRecording",
        summary: "Rename a recording, describe it, tag it",
        description: "What is left out stays. The file name of downloads follows the title.",
        params: recordingParams,
        body: describeRecordingSchema,
        response: { 200: recordingSchema.partial() },
      },
    },
    async ({ principal, params, body }) => {
      const asked = { id: params.recordingId, right: "describe" } as const;
      const { recordingId } = (await entryFor(deps, principal, asked)).record;
      const entry = await deps.library.describe(recordingId, ({ title, description, tags }) => ({
        title: body.title ?? title,
        description: body.description ?? description,
        tags: body.tags ?? tags,
      }));
      if (entry === null) throw new Failure("no-recording", `Recording '${recordingId}' does not exist.`);
      deps.log.info("a recording was described", { recordingId, what: Object.keys(body), by: nameOf(principal) });
      return viewFor(deps, principal, entry);
    },
  );

  typed(app).get(
    "/storage",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Organisation"],
        operationId: "getStorage",
        summary: "Get how much recordings take, and how much they may",
        response: { 200: storageSchema },
      },
    },
    async ({ principal }) => {
      requireAdmin(principal);
      return storageOf(deps);
    },
  );
};
