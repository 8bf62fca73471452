/**
 * Live changes: one stream of server-sent events for each page that is open, so that what changes elsewhere changes on
 * it by itself.
 *
 *   trigger in the database ──NOTIFY──> every server ──> a bounded queue for each listener ──> who may know ──> stream
 *
 * It tells *which* subject changed and never what it is now: whoever listens asks again, with rights of its own.
 * Nothing relies on it. What was lost (a full queue, a broken connection to the database) is told as `missed`; whoever
 * was away knows that he missed all since. A stream ends when the credential does that opened it: that is looked at
 * with every heartbeat, and at once when a change concerns it.
 */
import { type Change, changesQuerySchema } from "@roomreel/contract";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Failure, isFailure } from "../../vocabulary/index.ts";
import type { SubjectChange } from "../subject-change.ts";
import { changeQueue } from "./change-queue.ts";
import { changeRights, mayEnd, type MayKnow } from "./change-rights.ts";
import type { HttpDeps } from "./deps.ts";
import { principalNow } from "./principal.ts";
import { typed } from "./routes.ts";
import { stopWhenStalled } from "./stalled.ts";

/** Below what proxies take for silence (nginx: 60 s). */
const HEARTBEAT_MS = 15_000;
/** What changes together is told together, and a subject that changes often is looked up ten times a second. */
const GATHER_MS = 100;
/** Of one process. */
const LISTENERS_MAX = 2000;

export const changeRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  const mayKnow = changeRights(deps);
  let listeners = 0;
  // Listens from the beginning on, so that the first who comes misses nothing.
  const first = deps.changes.onSubject(() => undefined);
  app.addHook("onClose", async () => first.stop());
  typed(app).get(
    "/changes",
    {
      config: { accepts: ["key", "user", "member"], refuses: [429], sendsWhole: "text/event-stream" },
      schema: {
        tags: ["Changes"],
        operationId: "getChanges",
        summary: "Be told what changes",
        description:
          "Server-sent events: `change` with `{ kind, id, what }` of what the caller may read, and `missed` when " +
          "some were not told and all is to be asked again. Ends with the session, key or token that opened it.",
        querystring: changesQuerySchema,
      },
    },
    async (request, reply) => {
      reply.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no").type("text/event-stream");
      if (request.method === "HEAD") return reply.send(Readable.from([]));
      if (listeners >= LISTENERS_MAX) throw new Failure("too-many-listeners", "Too many streams of changes are open.");
      listeners += 1;
      reply.raw.once("close", () => (listeners -= 1));
      stopWhenStalled(reply);
      const { maxSeconds } = request.query;
      const events = eventsFor({ deps, mayKnow, request, reply, endsAfterMs: (maxSeconds ?? Infinity) * 1000 });
      return reply.send(Readable.from(events, { objectMode: false }));
    },
  );
};

type Listening = {
  readonly deps: HttpDeps;
  readonly mayKnow: MayKnow;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly endsAfterMs: number;
};

async function* eventsFor(listening: Listening): AsyncGenerator<string> {
  const { clock, changes } = listening.deps;
  const { reply, endsAfterMs } = listening;
  let wake = (): void => undefined;
  const now = { beats: false, ended: endsAfterMs === 0 };
  const end = (): void => {
    now.ended = true;
    wake();
  };
  const queue = changeQueue(() => wake());
  const heard = changes.onSubject((change) => queue.put(change));
  const heart = clock.every(HEARTBEAT_MS, () => {
    now.beats = true;
    wake();
  });
  const limit = endsAfterMs < Infinity ? clock.after(endsAfterMs, end) : null;
  reply.raw.once("close", end);
  try {
    yield ": from now on\n\n";
    while (!now.ended) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      if (queue.isEmpty() && !now.beats) await woken;
      if (!queue.isEmpty()) await clock.sleep(GATHER_MS);
      const told = queue.take();
      if (!(await stillHolds(listening, told, now.beats))) return;
      if (now.beats) yield ": still here\n\n";
      now.beats = false;
      for (const change of told)
        if (change === "missed") yield "event: missed\ndata: {}\n\n";
        else if (await listening.mayKnow(listening.request.principal, change)) yield eventOf(change);
    }
  } finally {
    heard.stop();
    heart.cancel();
    limit?.cancel();
  }
}

const eventOf = ({ kind, id, what }: SubjectChange): string =>
  `event: change\ndata: ${JSON.stringify({ kind, id, what } satisfies Change)}\n\n`;

/** Looks at the credential again, at every heartbeat and when something happened to it. */
const stillHolds = async (
  { deps, request }: Listening,
  told: readonly (SubjectChange | "missed")[],
  beats: boolean,
): Promise<boolean> => {
  const isAffected = told.some((change) => change === "missed" || mayEnd(request.principal, change));
  if (!beats && !isAffected) return true;
  try {
    request.principal = await principalNow(request, deps);
    return true;
  } catch (error) {
    if (isFailure(error)) return false;
    throw error;
  }
};
