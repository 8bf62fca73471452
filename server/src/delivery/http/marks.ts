/**
 * Marks in a recording: set and taken back while it runs, by moderators and whoever may record; listed for whoever may
 * play it.
 */
import {
  markListSchema,
  type MarkOfRecording,
  markSchema,
  messageSchema,
  setMarkSchema,
  textSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { type Mark, setMark, takeMarkBack } from "../../recording/index.ts";
import type { HttpDeps } from "./deps.ts";
import { nameOf } from "./principal.ts";
import { entryFor, recordingFor } from "./recording-rights.ts";
import { recordingParams, typed } from "./routes.ts";

const example: MarkOfRecording = {
  markId: "q3v8k1m5x7za",
  at: 1_772_359_325_000,
  position: 125.4,
  label: "The proof",
  by: "Ada",
};

export const markRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/recordings/:recordingId/marks",
    {
      config: { refuses: [409], accepts: ["key", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "setMark",
        summary: "Mark this moment of a recording that runs",
        description: "It becomes a chapter. At most 200 a recording, 30 a minute.",
        params: recordingParams,
        body: setMarkSchema.meta({ examples: [{ label: "The proof" }] }),
        response: { 201: markSchema.meta({ examples: [example] }) },
      },
    },
    async ({ principal, params: { recordingId: id }, body }, reply) => {
      const asked = { id, permission: "recordingControl", orLeads: true } as const;
      const { recordingId } = await recordingFor(deps, principal, asked);
      const mark = await setMark(deps, { recordingId, label: body.label, by: nameOf(principal) });
      return reply.status(201).send(markView(mark));
    },
  );
  typed(app).delete(
    "/recordings/:recordingId/marks/:markId",
    {
      config: { refuses: [409], accepts: ["key", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "takeMarkBack",
        summary: "Take a mark back while the recording runs",
        params: recordingParams.extend({ markId: textSchema(50).min(1) }),
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params: { recordingId: id, markId } }) => {
      const asked = { id, permission: "recordingControl", orLeads: true } as const;
      const { recordingId } = await recordingFor(deps, principal, asked);
      await takeMarkBack(deps, recordingId, markId);
      return { message: `Mark '${markId}' taken back` };
    },
  );
  typed(app).get(
    "/recordings/:recordingId/marks",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "getMarks",
        summary: "List the marks of a recording",
        params: recordingParams,
        response: { 200: markListSchema.meta({ examples: [{ marks: [example] }] }) },
      },
    },
    async ({ principal, params }) => {
      const { record } = await entryFor(deps, principal, { id: params.recordingId, right: "play" });
      return { marks: (await deps.marks.of(record.recordingId)).map(markView) };
    },
  );
};

const markView = ({ markId, at, positionMs, label, by }: Mark): MarkOfRecording => ({
  markId,
  at,
  position: positionMs / 1000,
  label,
  by,
});
