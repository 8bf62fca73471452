/** Several recordings in one download: an archive that is made while it is sent. */
import { recordingIdsQuerySchema } from "@roomreel/contract";
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { archiveLength, archiveOf, contentsOf, type Requested } from "../../library/index.ts";
import { isFailure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { type Principal, requirePermission } from "./principal.ts";
import { entryFor } from "./recording-rights.ts";
import { typed } from "./routes.ts";
import { stopWhenStalled } from "./stalled.ts";

/** Ids in the header, so that no proxy refuses it; the archive names all of them. */
const HEADER_CHARACTERS_MAX = 2_000;

export const archiveRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/recordings/download",
    {
      config: { refuses: [400], sendsWhole: "application/zip", accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Recordings"],
        operationId: "downloadRecordings",
        summary: "Download several recordings as one ZIP archive",
        description:
          "What cannot be included is named in `Not included.txt` inside, and in the header `X-Not-Included`. " +
          "400 when nothing is left.",
        querystring: recordingIdsQuerySchema,
      },
    },
    async (request, reply) => {
      const { principal, query } = request;
      requirePermission(principal, "recordingDownload");
      const requested: Requested[] = [];
      for (const id of query.recordingIds) requested.push({ id, entry: await entryOr(deps, principal, id) });
      const gone = new AbortController();
      const archiveDeps = { ...deps, signal: gone.signal };
      const { sources, missing } = await contentsOf(archiveDeps, requested, new Date(deps.clock.wallNow()));
      reply
        .header("Content-Disposition", 'attachment; filename="recordings.zip"')
        .header("Cache-Control", "private, no-store")
        .header("Content-Length", archiveLength(sources))
        .type("application/zip");
      if (missing.length > 0) reply.header("X-Not-Included", listed(missing));
      if (request.method === "HEAD") return reply.send(Readable.from([]));
      reply.raw.once("close", () => gone.abort());
      stopWhenStalled(reply);
      const archive = Readable.from(archiveOf(sources), { objectMode: false });
      archive.on("error", (error) => {
        if (!gone.signal.aborted) deps.log.warn("an archive broke off", { reason: error.message });
      });
      return reply.send(archive);
    },
  );
};

/** One reason for what is not there and for what is not his: an id never leaks. */
const entryOr = async (deps: HttpDeps, who: Principal, id: string): Promise<Requested["entry"]> => {
  try {
    return await entryFor(deps, who, { id, right: "download" });
  } catch (error) {
    if (!isFailure(error)) throw error;
    return "it does not exist, or you may not download it";
  }
};

const listed = (ids: readonly string[]): string => {
  const text = ids.map(encodeURIComponent).join(",");
  return text.length <= HEADER_CHARACTERS_MAX
    ? text
    : `${text.slice(0, text.lastIndexOf(",", HEADER_CHARACTERS_MAX))},...`;
};
