/** The supervisor as a process: what it says at a terminal, and what signals do. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { createLogger, systemClock, systemHost, systemRandomness } from "../adapters/system/index.ts";
import { isFailure } from "../vocabulary/index.ts";
import { banner } from "./banner.ts";
import { defaultDataFolder } from "./data-folder.ts";
import type { Ground } from "./ground.ts";
import type { RoleCommand } from "./role-process.ts";
import { type Environment, readSettings, type Values } from "./settings.ts";
import { supervise, type Supervision } from "./supervisor.ts";

const checkout = resolve(import.meta.dirname, "../../..");

const ownRoles: RoleCommand = (role) => ({
  command: process.execPath,
  args: [join(import.meta.dirname, "main.ts"), "--role", role],
});

/** Ctrl-C while everything starts: how long it may still start, to be ended in order. */
const STARTING_MS = 5000;

/** Tests start other roles. */
type Options = { readonly resetsAdmin?: boolean; readonly commandOf?: RoleCommand };

/** Ends the process: 0 when it was asked to, 1 when it cannot run. */
export const superviseUntilStopped = async (environment: Environment, options: Options = {}): Promise<void> => {
  const ending = Promise.withResolvers<void>();
  let running: Supervision | null = null;
  let asked = 0;
  const onSignal = (): void => {
    asked += 1;
    ending.resolve();
    if (asked > 1) void (running?.abandon() ?? Promise.resolve()).then(() => process.exit(130));
    // What has begun to start is ended in order once it stands; the guard ends what takes longer.
    else systemClock.after(STARTING_MS, () => void (running === null && process.exit(130)));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  try {
    const values = readSettings(environment);
    const ground = await groundFor(values, environment, options.commandOf ?? ownRoles);
    const { resetsAdmin = false } = options;
    running = await supervise(values, ground, { resetsAdmin });
    say(banner({ ...running, dataDir: ground.dataDir, basePath: values.BASE_PATH }));
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    process.exit(1);
  }
  await ending.promise;
  say("Stopping …\n");
  await running.stop((name) => say(`Waiting for ${name} to finish; press Ctrl-C again to stop at once.\n`));
  process.exit(asked > 1 ? 130 : 0);
};

const say = (text: string): void => void process.stdout.write(text);

const groundFor = async (values: Values, environment: Environment, commandOf: RoleCommand): Promise<Ground> => {
  const format = values.LOG_FORMAT ?? (process.stdout.isTTY ? "human" : "json");
  return {
    host: systemHost,
    clock: systemClock,
    randomness: systemRandomness,
    log: createLogger({ level: values.LOG_LEVEL, format, fields: { role: "supervisor" } }),
    environment: { ...withoutUndefined(environment), LOG_FORMAT: format },
    dataDir: values.DATA_DIR === undefined ? await defaultDataFolder(checkout) : resolve(values.DATA_DIR),
    cacheFolder: join(environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "roomreel"),
    commandOf,
    show: (line) => say(`${line}\n`),
  };
};

const withoutUndefined = (environment: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
