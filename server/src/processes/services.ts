/** The database and the media server that this machine runs itself. */
import { join } from "node:path";
import { startEmbeddedPostgres } from "../adapters/embedded-postgres/index.ts";
import { startLiveKit } from "../adapters/livekit-server/index.ts";
import type { Ground } from "./ground.ts";
import { keepRunning, type Kept, type Runs } from "./keep.ts";
import { liveKitNetworkOf } from "./network.ts";
import type { Values } from "./settings.ts";

/** Starts what the settings do not name elsewhere. Returns settings for the roles. */
export const startServices = async (
  values: Values,
  ground: Ground,
  kept: Kept<Runs>[],
): Promise<Readonly<Record<string, string>>> => {
  const keep = async <Kind extends Runs>(name: string, start: () => Promise<Kind>): Promise<Kind> => {
    const one = await keepRunning({ name, start, clock: ground.clock, log: ground.log });
    kept.push(one);
    return one.first;
  };
  const started = await Promise.allSettled([
    values.DATABASE_URL === undefined ? keep("PostgreSQL", () => startDatabase(ground)).then(databaseSettings) : {},
    values.LIVEKIT_URL === undefined ? keep("LiveKit", () => startMedia(values, ground)).then(liveKitSettings) : {},
  ]);
  for (const one of started) if (one.status === "rejected") throw one.reason;
  return Object.assign({}, ...started.map((one) => (one.status === "fulfilled" ? one.value : {})));
};

const startDatabase = ({ dataDir, host, clock, log }: Ground) =>
  startEmbeddedPostgres({ folder: join(dataDir, "postgres"), host, clock, log });

const startMedia = (values: Values, { dataDir, cacheFolder, environment, host, clock, randomness, log }: Ground) => {
  const { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = values;
  return startLiveKit({
    folder: join(dataDir, "livekit"),
    cacheFolder,
    network: liveKitNetworkOf(values),
    keys: apiKey === undefined || apiSecret === undefined ? undefined : { apiKey, apiSecret },
    environment,
    host,
    clock,
    randomness,
    log,
  });
};

const databaseSettings = ({ databaseUrl }: { readonly databaseUrl: string }) => ({ DATABASE_URL: databaseUrl });

type LiveKitAccess = { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
const liveKitSettings = ({ url, apiKey, apiSecret }: LiveKitAccess) => ({
  LIVEKIT_URL: url,
  LIVEKIT_API_KEY: apiKey,
  LIVEKIT_API_SECRET: apiSecret,
});
