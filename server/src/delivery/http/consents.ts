/**
 * Who confirmed to know of a recording: for those who control it, and of all recordings of a room for who owns it. As
 * JSON and as a table for spreadsheets.
 */
import { consentListSchema, consentQuerySchema, roomConsentListSchema } from "@roomreel/contract";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Consent } from "../../rooms/index.ts";
import { csvOf } from "./csv.ts";
import type { HttpDeps } from "./deps.ts";
import { recordingFor } from "./recording-rights.ts";
import { ownRoom } from "./rooms.ts";
import { recordingParams, roomParams, typed } from "./routes.ts";

/** Of one room, in one answer. */
const LEDGER_MAX = 10_000;

const columns = ["time", "name", "identity", "account", "recording", "text"];
const rowOf = ({ at, name, identity, account, recordingId, words }: Consent): readonly string[] => [
  new Date(at).toISOString(),
  name,
  identity,
  account ?? "",
  recordingId,
  words,
];

/** A file of this name, not JSON. */
const sendTable = (reply: FastifyReply, title: string, consents: readonly Consent[]): string => {
  const name = encodeURIComponent(`${title} - consents.csv`);
  void reply
    .header("Content-Type", "text/csv; charset=utf-8")
    .header("Content-Disposition", `attachment; filename*=UTF-8''${name}`)
    .serializer((text: string) => text);
  return csvOf(columns, consents.map(rowOf));
};

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
      if (query.format === "csv") return sendTable(reply, title, consents);
      return { recordingId, consents: consents.map((one) => ({ ...one })) };
    },
  );

  typed(app).get(
    "/rooms/:roomId/consents",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "getRoomConsents",
        summary: "Get who confirmed to know of any recording of a room",
        description: "Newest first, also of recordings that were deleted. With `format=csv` a file of UTF-8 text.",
        params: roomParams,
        querystring: consentQuerySchema,
        response: { 200: z.union([roomConsentListSchema, z.string()]) },
      },
    },
    async ({ principal, params, query }, reply) => {
      const { roomId, name } = await ownRoom(deps, principal, params.roomId);
      const consents = await deps.running.consents(roomId, LEDGER_MAX);
      if (query.format === "csv") return sendTable(reply, name, consents);
      return { roomId, consents: consents.map((one) => ({ ...one })) };
    },
  );
};
