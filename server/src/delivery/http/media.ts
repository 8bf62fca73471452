/** The file of a recording: played (Range, HEAD, ETag), downloaded, linked to. */
import { recordingUrlQuerySchema, recordingUrlSchema } from "@roomreel/contract";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { fileOf, type RecordingRecord } from "../../recording/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { FileFormat } from "../../people/index.ts";
import { attachment } from "./attachment.ts";
import { hasIt, isPartOfSame } from "./conditions.ts";
import { type OpenFile, standingShare } from "../../library/index.ts";
import type { HttpDeps } from "./deps.ts";
import { pieceOf } from "./range.ts";
import { nameOf, onlyReads, type Principal } from "./principal.ts";
import { entryFor, grantedFor } from "./recording-rights.ts";
import { shareUrl } from "./shares.ts";
import { stopWhenStalled } from "./stalled.ts";
import { recordingParams, typed } from "./routes.ts";

/** As registered (RFC 9559, 27.3 for Matroska). */
const MEDIA_TYPES = { mp4: "video/mp4", mkv: "video/matroska" } as const satisfies Record<FileFormat, string>;

export const mediaRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings/:recordingId/media",
    {
      config: { refuses: [409, 416], sends: Object.values(MEDIA_TYPES), accepts: ["key", "user", "member", "share"] },
      schema: {
        tags: ["Recordings"],
        operationId: "getRecordingMedia",
        summary: "Play a recording (supports Range)",
        params: recordingParams,
      },
    },
    async (request, reply) => {
      const { recordingId: id } = request.params;
      const { record } = await entryFor(deps, request.principal, { id, right: "play" });
      return sendFile({ request, reply }, await fileFor(deps, record));
    },
  );

  typed(app).get(
    "/recordings/:recordingId/download",
    {
      config: { refuses: [409, 416], sends: Object.values(MEDIA_TYPES), accepts: ["key", "user", "member", "share"] },
      schema: {
        tags: ["Recordings"],
        operationId: "downloadRecording",
        summary: "Download a recording",
        params: recordingParams,
      },
    },
    async (request, reply) => {
      const { recordingId: id } = request.params;
      const { record } = await entryFor(deps, request.principal, { id, right: "download" });
      reply.header("Content-Disposition", attachment(record.filename));
      return sendFile({ request, reply }, await fileFor(deps, record));
    },
  );

  typed(app).get(
    "/recordings/:recordingId/url",
    {
      config: { refuses: [409], accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "getRecordingUrl",
        summary: "Get an address under which others see a recording",
        description:
          "The same at each call, until its link is revoked. Whoever may not make links gets the address of the " +
          "page, which opens for those who may play the recording.",
        params: recordingParams,
        querystring: recordingUrlQuerySchema,
        response: { 200: recordingUrlSchema },
      },
    },
    async (request) => {
      const { recordingId: id } = request.params;
      return { url: await urlFor(deps, request.principal, { id, isPrivate: request.query.privateAccess }) };
    },
  );
};

type UrlAsked = { readonly id: string; readonly isPrivate: boolean };

/** @throws Failure `public-links-off` */
const urlFor = async (deps: HttpDeps, who: Principal, { id, isPrivate }: UrlAsked): Promise<string> => {
  const { entry, rights } = await grantedFor(deps, who, { id, right: "play" });
  const { record } = entry;
  const { recordingId } = record;
  const room = await deps.rooms.get(record.breakout?.parentRoomId ?? record.roomId);
  if (!rights.has("share") || onlyReads(who))
    return `${deps.publicUrl}${deps.basePath}/recording/${encodeURIComponent(recordingId)}`;
  if (!isPrivate && room?.links.recording.enabled === false)
    throw new Failure("public-links-off", "The room does not open recordings to people without an account.");
  const secret = await standingShare(deps, {
    recordingId,
    audience: isPrivate ? "signed-in" : "public",
    mayDownload: rights.has("download"),
    by: nameOf(who),
  });
  return shareUrl(deps, record, secret);
};

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };
type Found = OpenFile & { readonly etag: string; readonly type: string };

/** @throws Failure `no-media` */
const fileFor = async (deps: HttpDeps, record: RecordingRecord): Promise<Found> => {
  const verified = fileOf(record.life);
  const file = verified === null ? null : await deps.files.open(record);
  if (verified === null || file === null)
    throw new Failure("no-media", `Recording '${record.recordingId}' has no file to play.`);
  return { ...file, etag: `"${verified.sha256}"`, type: MEDIA_TYPES[record.fileFormat] };
};

const sendFile = ({ request, reply }: Exchange, file: Found) => {
  reply
    .header("Accept-Ranges", "bytes")
    .header("Cache-Control", "private, no-cache")
    .header("ETag", file.etag)
    .header("Last-Modified", file.modifiedAt.toUTCString())
    .type(file.type);
  if (hasIt(request.headers, file)) return reply.status(304).send();
  // Ranges are defined for GET alone (RFC 9110 section 14.2).
  const isPart = request.method === "GET" && isPartOfSame(request.headers, file);
  const piece = isPart ? pieceOr416({ request, reply }, file) : null;
  const { from, to } = piece ?? { from: 0, to: file.bytes - 1 };
  if (piece !== null) reply.status(206).header("Content-Range", `bytes ${from}-${to}/${file.bytes}`);
  reply.header("Content-Length", to - from + 1);
  if (request.method === "HEAD") return reply.send(Readable.from([]));
  stopWhenStalled(reply);
  return reply.send(file.read(from, to));
};

const pieceOr416 = ({ request, reply }: Exchange, file: Found) => {
  try {
    return pieceOf(request.headers.range, file.bytes);
  } catch (error) {
    for (const name of ["Content-Disposition", "Content-Type", "ETag", "Last-Modified"]) reply.removeHeader(name);
    reply.header("Content-Range", `bytes */${file.bytes}`);
    throw error;
  }
};
