import { chown, mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Account, Host, Program } from "../../vocabulary/index.ts";
import { runToEnd } from "./run-to-end.ts";

export type ClusterOptions = {
  readonly folder: string;
  /** Of the database and of its owner. */
  readonly name: string;
  readonly programs: string;
  readonly account: Account | undefined;
  readonly host: Host;
  readonly durable: boolean;
};

/** The folder of the data; made, with its database, when it is not there. @throws Failure `postgres.not-startable` */
export const ensureCluster = async (options: ClusterOptions): Promise<string> => {
  const cluster = join(options.folder, "cluster");
  if (await exists(cluster)) return cluster;
  const aside = join(options.folder, "cluster.new");
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  if (options.account !== undefined) await chown(aside, options.account.uid, options.account.gid);
  await runToEnd(options.host, initdb(options, aside));
  await runToEnd(options.host, createDatabase(options, aside));
  await rename(aside, cluster);
  return cluster;
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Text sorts by code point, by PostgreSQL's own rules: an update of the system never breaks an index. */
const initdb = (options: ClusterOptions, cluster: string): Omit<Program, "onLine"> => ({
  ...program(options, "initdb", cluster),
  args: [
    `--pgdata=${cluster}`,
    `--username=${options.name}`,
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(options.durable ? [] : ["--no-sync"]),
  ],
});

const createDatabase = (options: ClusterOptions, cluster: string): Omit<Program, "onLine"> => ({
  ...program(options, "postgres", cluster),
  args: ["--single", "-D", cluster, ...(options.durable ? [] : ["-F"]), "postgres"],
  input: `CREATE DATABASE ${options.name};\n`,
});

const program = ({ programs, account }: ClusterOptions, name: string, cluster: string) => ({
  name,
  command: join(programs, "bin", name),
  folder: cluster,
  environment: { LC_ALL: "C", TZ: "UTC" },
  ...(account === undefined ? {} : { account }),
  stopSignal: "SIGINT" as const,
});
