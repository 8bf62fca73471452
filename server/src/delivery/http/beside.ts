/**
 * What lies beside the file of a recording: poster, preview, chapters, who spoke when. Whoever may play the recording
 * may have it; whoever has only a link is not told who took part.
 */
import type { FastifyInstance, FastifyReply } from "fastify";
import type { BesideFile } from "../../publish/index.ts";
import { fileOf } from "../../recording/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { entryFor } from "./recording-rights.ts";
import { recordingParams, typed } from "./routes.ts";

type Offered = {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly sends: string;
  readonly file: BesideFile;
  /** For visitors. */
  readonly nameless?: BesideFile;
};

const offered: readonly Offered[] = [
  {
    path: "poster",
    operationId: "getRecordingPoster",
    summary: "Get a telling picture of a recording",
    sends: "image/jpeg",
    file: "poster.jpg",
  },
  {
    path: "preview.jpg",
    operationId: "getRecordingPreview",
    summary: "Get one sheet of small pictures of a recording",
    sends: "image/jpeg",
    file: "preview.jpg",
  },
  {
    path: "preview.vtt",
    operationId: "getRecordingPreviewTimes",
    summary: "Get which small picture belongs to which time",
    sends: "text/vtt",
    file: "preview.vtt",
  },
  {
    path: "chapters.vtt",
    operationId: "getRecordingChapters",
    summary: "Get the chapters of a recording",
    sends: "text/vtt",
    file: "chapters.vtt",
    nameless: "chapters-nameless.vtt",
  },
  {
    path: "speakers",
    operationId: "getRecordingSpeakers",
    summary: "Get who spoke when: for each person spans of [from, to] in ms of the file",
    sends: "application/json",
    file: "speakers.json",
    nameless: "speakers-nameless.json",
  },
];

export const besideRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  for (const { path, operationId, summary, sends, file, nameless = file } of offered)
    typed(app).get(
      `/recordings/:recordingId/${path}`,
      {
        config: { refuses: [409], sendsWhole: sends, accepts: ["key", "user", "member", "share"] },
        schema: { tags: ["Recordings"], operationId, summary, params: recordingParams },
      },
      async ({ principal, params }, reply) => {
        const { record } = await entryFor(deps, principal, { id: params.recordingId, right: "play" });
        const name = principal.kind === "share" ? nameless : file;
        const found = fileOf(record.life) === null ? null : await deps.files.openBeside(record.recordingId, name);
        if (found !== null) return sendWhole(reply, sends, found.read(0, found.bytes - 1));
        if (fileOf(record.life) === null)
          throw new Failure("no-media", `Recording '${record.recordingId}' has no file to play.`);
        // Made again; whoever asks again soon finds it.
        await deps.makeBeside(record.recordingId);
        throw new Failure("not-made-yet", `It is being made for recording '${record.recordingId}': ask again soon.`);
      },
    );
};

/** Text has the one encoding that WebVTT and JSON know. */
const sendWhole = (reply: FastifyReply, type: string, body: NodeJS.ReadableStream) =>
  reply
    .header("Cache-Control", "private, max-age=300")
    .header("X-Content-Type-Options", "nosniff")
    .type(type.startsWith("image/") ? type : `${type}; charset=utf-8`)
    .send(body);
