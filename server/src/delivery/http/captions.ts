/** Captions of a recording: listed, read, uploaded as WebVTT, removed. */
import {
  type Captions,
  CAPTIONS_BYTES_MAX,
  captionsListSchema,
  captionsSchema,
  languageSchema,
  messageSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { type CaptionsEntry, noCaptions, putCaptions, removeCaptions } from "../../library/index.ts";
import { fileOf } from "../../recording/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import { captionsIn } from "./captions-body.ts";
import type { HttpDeps } from "./deps.ts";
import { nameOf, type Principal } from "./principal.ts";
import { entryFor } from "./recording-rights.ts";
import { recordingParams, typed } from "./routes.ts";

const captionsParams = recordingParams.extend({ language: languageSchema });
const WEBVTT = "text/vtt";
const EXAMPLE = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nWelcome, everybody.\n";

/** Bodies in WebVTT are taken as they are; only the route that asks for one gets any. */
export const captionsRoutes = async (api: FastifyInstance, deps: HttpDeps): Promise<void> => {
  await api.register(async (app) => {
    app.addContentTypeParser(WEBVTT, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    reading(app, deps);
    changing(app, deps);
  });
};

const reading = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings/:recordingId/captions",
    {
      config: { accepts: ["key", "user", "member", "share"] },
      schema: {
        tags: ["Captions"],
        operationId: "getCaptionsList",
        summary: "List the captions of a recording",
        params: recordingParams,
        response: { 200: captionsListSchema },
      },
    },
    async ({ principal, params }) => {
      const { record } = await entryFor(deps, principal, { id: params.recordingId, right: "play" });
      const entries = await deps.captions.of(record.recordingId);
      return { captions: entries.map((entry) => viewFor(principal, entry)) };
    },
  );

  typed(app).get(
    "/recordings/:recordingId/captions/:language",
    {
      config: { sendsWhole: WEBVTT, accepts: ["key", "user", "member", "share"] },
      schema: {
        tags: ["Captions"],
        operationId: "getCaptions",
        summary: "Get captions of a recording, as WebVTT",
        params: captionsParams,
      },
    },
    async ({ principal, params: { recordingId: id, language } }, reply) => {
      const { record } = await entryFor(deps, principal, { id, right: "play" });
      const entry = (await deps.captions.of(record.recordingId)).find((one) => one.language === language);
      const file = entry === undefined ? null : await deps.files.openBeside(record.recordingId, entry.file);
      if (file === null) throw noCaptions(language);
      return reply
        .header("Cache-Control", "private, no-cache")
        .header("Content-Language", language)
        .header("Content-Length", file.bytes)
        .type(`${WEBVTT}; charset=utf-8`)
        .send(file.read(0, file.bytes - 1));
    },
  );
};

const changing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/recordings/:recordingId/captions/:language",
    {
      bodyLimit: CAPTIONS_BYTES_MAX,
      config: {
        refuses: [400, 409, 413, 415],
        takes: { type: WEBVTT, example: EXAMPLE },
        accepts: ["key", "user", "member"],
      },
      schema: {
        tags: ["Captions"],
        operationId: "putCaptions",
        summary: "Upload captions of a recording",
        description:
          "The body is the WebVTT file, in UTF-8; it replaces what was there in this language. What a browser would " +
          "drop in silence is refused, with its line.",
        params: captionsParams,
        response: { 200: captionsSchema },
      },
    },
    async ({ principal, params: { recordingId: id, language }, body }) => {
      const { record } = await entryFor(deps, principal, { id, right: "describe" });
      if (fileOf(record.life) === null)
        throw new Failure("no-media", `Recording '${record.recordingId}' has no file to caption.`);
      const by = nameOf(principal);
      const upload = { language, ...captionsIn(body), by };
      const entry = await putCaptions(deps, record.recordingId, upload);
      deps.log.info("captions were uploaded", { recordingId: record.recordingId, language, cues: entry.cues, by });
      return viewFor(principal, entry);
    },
  );

  typed(app).delete(
    "/recordings/:recordingId/captions/:language",
    {
      config: { refuses: [409], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Captions"],
        operationId: "deleteCaptions",
        summary: "Remove captions of a recording",
        params: captionsParams,
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params: { recordingId: id, language } }) => {
      const { record } = await entryFor(deps, principal, { id, right: "describe" });
      await removeCaptions(deps, record.recordingId, language);
      deps.log.info("captions were removed", { recordingId: record.recordingId, language, by: nameOf(principal) });
      return { message: `Captions in '${language}' removed` };
    },
  );
};

const viewFor = ({ kind }: Principal, { language, cues, bytes, changedAt, changedBy }: CaptionsEntry): Captions => ({
  language,
  cues,
  size: bytes,
  changedAt,
  ...(kind === "share" ? {} : { changedBy }),
});
