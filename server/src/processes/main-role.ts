/**
 * One role as a process: builds its context from the environment, tells the supervisor when it is ready, and ends on
 * SIGTERM or when the supervisor is gone.
 */
import { availableParallelism } from "node:os";
import { createLogger, systemClock, systemRandomness } from "../adapters/system/index.ts";
import { isFailure, type Logger, reasonOf } from "../vocabulary/index.ts";
import type { RoleMessage } from "./role-process.ts";
import type { RunningRole, RunRole, Settings } from "./role.ts";
import { type Environment, given, readSettings, type RoleName, type Values } from "./settings.ts";

/** Loaded one by one: a process holds the code of its own role only. */
const roles: Readonly<Record<RoleName, () => Promise<RunRole>>> = {
  server: async () => (await import("./server.ts")).runServer,
  recorder: async () => (await import("./recorder.ts")).runRecorder,
  renderer: async () => (await import("./renderer.ts")).runRenderer,
};

/** Ends the process when the role has ended. */
export const runRoleUntilStopped = async (role: RoleName, environment: Environment): Promise<void> => {
  const values = readSettings(environment);
  const log = createLogger({ level: values.LOG_LEVEL, format: values.LOG_FORMAT ?? "json", fields: { role } });
  process.on("uncaughtException", (error) => {
    log.error("a broken assumption ends this process", { error });
    process.exit(1);
  });
  const asked = Promise.withResolvers<void>();
  process.on("SIGTERM", asked.resolve);
  process.on("disconnect", asked.resolve);
  const running = await start(role, values, log);
  if (running === null) process.exit(1);
  await tell({ kind: "ready", notes: [...running.notes] });
  await asked.promise;
  log.debug("stopping");
  await running.stop();
  process.exit(0);
};

/** Null, and the supervisor told, when the role cannot run for a reason that a person can mend. */
const start = async (role: RoleName, values: Values, log: Logger): Promise<RunningRole | null> => {
  try {
    const run = await roles[role]();
    return await run({ settings: settingsFrom(values), clock: systemClock, randomness: systemRandomness, log });
  } catch (thrown) {
    // What a person can mend the supervisor says in a sentence; a stack would only bury it.
    if (!isFailure(thrown) || !process.connected) log.error("cannot start", { error: thrown });
    const code = isFailure(thrown) ? thrown.code : "role.not-startable";
    await tell({ kind: "failed", code, message: reasonOf(thrown) });
    return null;
  }
};

/** Resolves when the message has left, or nobody listens any more. */
const tell = (message: RoleMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });

const identityProviderIn = (values: Values): Settings["identityProvider"] => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const rules = {
    allowedDomains: values.OIDC_ALLOWED_DOMAINS.map((domain) => domain.toLowerCase()),
    roleClaim: values.OIDC_ROLE_CLAIM ?? null,
    adminValues: values.OIDC_ADMIN_VALUES,
    managerValues: values.OIDC_MANAGER_VALUES,
  };
  return { issuer, clientId, clientSecret, name, rules };
};

/** The supervisor has filled in what a person left open. */
const settingsFrom = (values: Values): Settings => ({
  host: values.HOST,
  port: values.PORT,
  publicUrl: given("PUBLIC_URL", values.PUBLIC_URL),
  basePath: values.BASE_PATH,
  trustedProxies: values.TRUSTED_PROXIES,
  dataDir: given("DATA_DIR", values.DATA_DIR),
  databaseUrl: given("DATABASE_URL", values.DATABASE_URL),
  livekit: {
    url: given("LIVEKIT_URL", values.LIVEKIT_URL),
    apiKey: given("LIVEKIT_API_KEY", values.LIVEKIT_API_KEY),
    apiSecret: given("LIVEKIT_API_SECRET", values.LIVEKIT_API_SECRET),
  },
  initialAdminPassword: values.INITIAL_ADMIN_PASSWORD,
  initialApiKey: values.INITIAL_API_KEY,
  identityProvider: identityProviderIn(values),
  recorderCapacity: values.RECORDER_CAPACITY,
  rendererCapacity: values.RENDERER_CAPACITY ?? availableParallelism(),
  logLevel: values.LOG_LEVEL,
});
