/**
 * Durable jobs on pg-boss, whose tables live in the schema `pgboss` of the same database, so a job can be sent
 * in the transaction that makes it necessary.
 *
 * - One job a recording and kind: the queues are exclusive by recording, sending twice is harmless.
 * - A worker that dies loses its job to the next process in its place (job-holders.ts), else after HEARTBEAT_S without
 *   a sign of life; any process that works looks for such jobs every second.
 * - pg-boss polls every 0.5 s and is woken by NOTIFY; its defaults would let a retry wait for 30 s.
 */
import { type Kysely, sql } from "kysely";
import { fromKysely, PgBoss, type Queue } from "pg-boss";
import type { JobKind, JobPayloads, Jobs } from "../../jobs/index.ts";
import {
  type Clock,
  type Logger,
  type Randomness,
  reasonOf,
  type Timer,
  type WorkerId,
} from "../../vocabulary/index.ts";
import { jobHolders } from "./job-holders.ts";
import type { Tables } from "./schema.ts";
import { SIGN_OF_LIFE } from "./workers.ts";

/** The least that pg-boss allows. */
const HEARTBEAT_S = 10;
const STOP_LIMIT_MS = 30_000;
const SIGN_OF_LIFE_MS = 1_000;

const queues: Readonly<Record<JobKind, Omit<Queue, "name">>> = {
  /** Lives as long as its recording: 24 h is also pg-boss's limit. */
  render: {
    policy: "exclusive",
    notify: true,
    heartbeatSeconds: HEARTBEAT_S,
    expireInSeconds: 24 * 3600 - 1,
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 30,
  },
  "delete-recording": {
    policy: "exclusive",
    notify: true,
    heartbeatSeconds: HEARTBEAT_S,
    expireInSeconds: 600,
    retryLimit: 50,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 600,
  },
};
const kinds = Object.keys(queues) as readonly JobKind[];

const startBoss = async (boss: PgBoss, log: Logger): Promise<void> => {
  // Its error events are not always Errors: sometimes a plain object with a message.
  boss.on("error", ({ message }) => log.warn("the job queue reports an error", { reason: message }));
  await boss.start();
  for (const kind of kinds) await boss.createQueue(kind, queues[kind]);
};

/** Sends jobs inside transactions of others. */
export type JobSender = {
  /** @returns false when this recording has such a job already */
  send<Kind extends JobKind>(db: Kysely<Tables>, kind: Kind, payload: JobPayloads[Kind]): Promise<boolean>;
  close(): Promise<void>;
};

export const openJobSender = async (db: Kysely<Tables>, log: Logger): Promise<JobSender> => {
  const boss = new PgBoss({ db: fromKysely(db), supervise: false, schedule: false, migrate: true });
  await oneAtATime(db, () => startBoss(boss, log));
  return {
    send: async (trx, kind, payload) => {
      const id = await boss.send(kind, payload, { singletonKey: payload.recordingId, db: fromKysely(trx) });
      return id !== null;
    },
    close: () => boss.stop({ close: false, graceful: false }),
  };
};

/** Two processes that create queues at the same moment would disturb each other. */
const oneAtATime = (db: Kysely<Tables>, run: () => Promise<void>): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(4711, 1)`.execute(connection);
    try {
      await run();
    } finally {
      await sql`select pg_advisory_unlock(4711, 1)`.execute(connection);
    }
  });

export type JobsDeps = {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Logger;
  /** Who works here, where another process takes over from it (`giveBack`). */
  readonly worker?: WorkerId;
};

/** Opens the queue for a process that works on jobs or sends them; `openPostgres` must have been called before. */
export const openJobs = async (databaseUrl: string, deps: JobsDeps): Promise<Jobs> => {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "roomreel-jobs",
    max: 4,
    useListenNotify: true,
    schedule: false,
    monitorIntervalSeconds: 1,
    superviseIntervalSeconds: 1,
  });
  await startBoss(boss, deps.log);
  const stopping = new AbortController();
  const worker = deps.worker ?? `jobs-${deps.randomness.text(12)}`;
  const holders = jobHolders(boss.getDb());
  const signOfLife = (): void => {
    boss
      .getDb()
      .executeSql(SIGN_OF_LIFE, [worker, "renderer"])
      .catch((error: unknown) => deps.log.debug("no sign of life could be given", { reason: reasonOf(error) }));
  };
  let running = 0;
  let beat: Timer | null = null;
  const stop = async (): Promise<void> => {
    stopping.abort();
    beat?.cancel();
    await boss.stop({ graceful: true, timeout: STOP_LIMIT_MS, close: false });
    // A handler that does not end keeps its job until its heartbeat lapses.
    if (running === 0) await holders.giveBack(worker);
    await boss.stop();
  };
  let stopped: Promise<void> | null = null;
  return {
    send: async (kind, payload) => void (await boss.send(kind, payload, { singletonKey: payload.recordingId })),
    work: async <Kind extends JobKind>(
      kind: Kind,
      concurrency: number,
      handle: (payload: JobPayloads[Kind], signal: AbortSignal) => Promise<void>,
    ) => {
      if (kind === "render") beat ??= deps.clock.every(SIGN_OF_LIFE_MS, signOfLife);
      const options = {
        localConcurrency: concurrency,
        batchSize: 1,
        pollingIntervalSeconds: 0.5,
        notifyPollingIntervalSeconds: 0.5,
        heartbeatRefreshSeconds: 3,
      };
      await boss.work<JobPayloads[Kind]>(kind, options, async (jobs) => {
        for (const job of jobs) {
          running += 1;
          try {
            await holders.hold(worker, job);
            await handle(job.data, AbortSignal.any([job.signal, stopping.signal]));
          } finally {
            running -= 1;
            if (!stopping.signal.aborted) await holders.letGo(worker, job);
          }
        }
      });
    },
    giveBack: (slot) => holders.giveBack(slot),
    stop: () => (stopped ??= stop()),
  };
};
