/**
 * Starts everything that runs on this machine, keeps it running and ends it in order.
 *
 *   supervisor ─┬─ PostgreSQL, LiveKit      unless DATABASE_URL, LIVEKIT_URL name others
 *               └─ server, recorder, renderer   each a process of its own; any may be killed at any moment
 *
 * The supervisor does no work and holds no truth. When it is killed, the roles see their channel close and end, and
 * the guard ends whatever remains. The next start finds nothing to repair but what PostgreSQL and the logs repair.
 */
import { Failure, isFailure } from "../vocabulary/index.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { keepRunning, type Kept, type Runs } from "./keep.ts";
import { publicUrlOf, wantedPorts } from "./network.ts";
import { requirePorts } from "./ports.ts";
import type { Ground } from "./ground.ts";
import { startRole } from "./role-process.ts";
import { startServices } from "./services.ts";
import { resetAdmin } from "./reset-admin.ts";
import { given, type RoleName, type Values } from "./settings.ts";
import { warningsOf } from "./warnings.ts";

export type Supervision = {
  readonly publicUrl: string;
  /** What people should know: what will not work, and what the roles say. */
  readonly notes: readonly string[];
  /** Ends everything in order; `waiting` hears what takes longer. */
  stop(waiting: (name: string) => void): Promise<void>;
  /** Kills everything now. */
  abandon(): Promise<void>;
};

const waitingAfterMs = 1000;

/** Words of the command lines of what a killed supervisor may have left for some seconds, with its ports. */
const left = ["--role", "livekit", "postgres"];

/** Resolves when everything runs. @throws Failure that says what to do; nothing is left running then */
export const supervise = async (
  values: Values,
  ground: Ground,
  { resetsAdmin }: { readonly resetsAdmin: boolean },
): Promise<Supervision> => {
  const { dataDir, clock } = ground;
  if (resetsAdmin && !values.ROLES.includes("server")) throw new Failure("settings.invalid", noServer);
  await prepareDataFolder(dataDir);
  const lock = await ground.host.lockFolder(dataDir).catch((cause: unknown) => {
    throw new Failure("data.in-use", alreadyRuns(dataDir), { cause });
  });
  const kept: Kept<Runs>[] = [];
  const stopAll = async (waiting: (name: string) => void): Promise<void> => {
    for (const one of kept.toSorted((a, b) => stopOrder(a) - stopOrder(b))) {
      const patience = clock.after(waitingAfterMs, () => waiting(one.name));
      await one.stop();
      patience.cancel();
    }
    lock.release();
  };
  try {
    for (const word of left) await ground.host.stopProcessesIn(dataDir, word);
    await requirePorts(wantedPorts(values));
    const found = await startServices(values, ground, kept);
    if (resetsAdmin) await resetAdmin(given("DATABASE_URL", values.DATABASE_URL ?? found["DATABASE_URL"]), ground);
    const notes = await startRoles(values, { ...ground, environment: { ...ground.environment, ...found } }, kept);
    const warnings = await warningsOf(values);
    const abandon = async (): Promise<void> => void (await Promise.all(kept.map((one) => one.stop(0))));
    return { publicUrl: publicUrlOf(values), notes: [...warnings, ...notes], stop: stopAll, abandon };
  } catch (failure) {
    await stopAll(() => undefined);
    throw failure;
  }
};

const noServer = "--reset-admin-password needs the role server: start it where ROLES has that.";

const alreadyRuns = (dataDir: string): string =>
  `Roomreel already runs on the data in ${dataDir}: stop it, or set DATA_DIR and the ports for a second one.`;

/** People first, then those who finish work, then what they all stand on. */
const order = ["server", "recorder", "renderer", "LiveKit", "PostgreSQL"];
const stopOrder = ({ name }: Kept<Runs>): number => order.indexOf(name);

/** The server first: it brings the database to the version that the others expect. */
const startRoles = async (values: Values, ground: Ground, kept: Kept<Runs>[]): Promise<readonly string[]> => {
  const { clock, log } = ground;
  const environment = { ...ground.environment, DATA_DIR: ground.dataDir, PUBLIC_URL: publicUrlOf(values) };
  const keep = async (role: RoleName): Promise<readonly string[]> => {
    const start = () => startRole({ ...ground, role, environment, folder: ground.dataDir }).catch(namedFailure(role));
    const one = await keepRunning({ name: role, start, clock, log });
    kept.push(one);
    return one.first.notes;
  };
  const notes: string[] = [];
  const [others, server] = [values.ROLES.filter((role) => role !== "server"), values.ROLES.includes("server")];
  if (server) notes.push(...(await keep("server")));
  const started = await Promise.allSettled(others.map(keep));
  for (const one of started) {
    if (one.status === "rejected") throw one.reason;
    notes.push(...one.value);
  }
  return notes;
};

const namedFailure =
  (role: RoleName) =>
  (thrown: unknown): never => {
    if (isFailure(thrown)) throw new Failure(thrown.code, `The ${role} cannot start: ${thrown.message}`);
    throw thrown;
  };
