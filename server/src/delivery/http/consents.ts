/** Who confirmed to know of a recording: for those who control it, as JSON and as a table for spreadsheets. */
import { consentListSchema, consentQuerySchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { csvOf } from "./csv.ts";
import type { HttpDeps } from "./deps.ts";
import { recordingFor } from "./recording-rights.ts";
import { recordingParams, typed } from "./routes.ts";

export const consentRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings/:recordingId/consents",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "getRecordingConsents",
        summary: "Get who confirmed to know of a recording",
        description: "Oldest first. With `format=csv` a file of UTF-8 text, one line a person.",
        params: recordingParams,
        querystring: consentQuerySchema,
        response: { 200: z.union([consentListSchema, z.string()]) },
      },
    },
    async ({ principal, params, query }, reply) => {
      const asked = { id: params.recordingId, permission: "recordingControl" } as const;
      const record = await recordingFor(deps, principal, asked);
      const { recordingId, title } = record;
      const consents = await deps.running.consentsTo(record);
      if (query.format === "json") return { recordingId, consents: consents.map((one) => ({ ...one })) };
      const table = csvOf(
        ["time", "name", "identity", "account", "recording", "text"],
        consents.map(({ at, name, identity, account, words }) => [
          new Date(at).toISOString(),
          name,
          identity,
          account ?? "",
          recordingId,
          words,
        ]),
      );
      return reply
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`${title} - consents.csv`)}`)
        .serializer((text: string) => text)
        .send(table);
    },
  );
};
