/**
 * The media server, started beside us with a configuration of our own. It keeps nothing: rooms are made by the
 * server role, whose database is the truth, and made again after a restart.
 *
 * Files below `folder`: `keys.json` (made once), `config.json` (written at each start). Both are 0600.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Clock,
  type Ending,
  endingText,
  Failure,
  type Host,
  type Logger,
  type Randomness,
  type RunningProgram,
} from "../../vocabulary/index.ts";
import { findBinary } from "./binary.ts";
import { configurationFor, type Network } from "./configuration.ts";
import { type ApiKeys, ensureKeys } from "./keys.ts";
import { createListener } from "./listener.ts";

export type LiveKitOptions = {
  /** Created when it is missing. */
  readonly folder: string;
  /** Where a LiveKit that had to be built is kept for the next time; shared by all instances of an account. */
  readonly cacheFolder: string;
  readonly network: Network;
  /** Undefined: made at the first start and kept in `folder`. */
  readonly keys: ApiKeys | undefined;
  /** With `PATH`, to find `livekit-server` and `go`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly host: Host;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Logger;
};

/** A media server that answers. */
export type LiveKitServer = {
  /** `ws://127.0.0.1:7880` */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly pid: number;
  /** Also when nobody asked for it. */
  readonly ended: Promise<Ending>;
  stop(graceMs?: number): Promise<void>;
};

const readyWithinMs = 20_000;
const askAgainMs = 30;
/** LiveKit would wait without limit for people to leave; whoever stops it has already told them. */
const stopWithinMs = 500;

/**
 * Resolves when the server answers: 0.1 s; 90 s when it has to be built first.
 * @throws Failure `livekit.not-found`, `livekit.not-startable`
 */
export const startLiveKit = async (options: LiveKitOptions): Promise<LiveKitServer> => {
  const { folder, host, network } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await host.stopProcessesIn(folder, "livekit");
  const binary = await findBinary(options);
  const keys = options.keys ?? (await ensureKeys(folder, options.randomness));
  const config = join(folder, "config.json");
  await writeFile(config, JSON.stringify(configurationFor(network, keys), null, 2), { mode: 0o600 });
  const server = await startServer(options, binary, config);
  return {
    url: `ws://${hostPart(network.address)}:${network.httpPort}`,
    ...keys,
    pid: server.pid,
    ended: server.ended,
    stop: async (graceMs = stopWithinMs) => void (await server.stop(graceMs)),
  };
};

const startServer = async (options: LiveKitOptions, binary: string, config: string): Promise<RunningProgram> => {
  const listener = createListener(options.log.with({ part: "livekit" }));
  const server = await options.host.start({
    name: "livekit-server",
    command: binary,
    args: ["--config", config],
    folder: options.folder,
    // Nothing inherited: LiveKit reads its configuration from variables such as NODE_IP, too.
    environment: { HOME: options.folder },
    stopSignal: "SIGTERM",
    onLine: listener.hear,
  });
  let ending: Ending | null = null;
  void server.ended.then((how) => (ending = how));
  const url = `http://${hostPart(options.network.address)}:${options.network.httpPort}/`;
  for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += askAgainMs) {
    if (ending !== null) throw notStartable(endingText(ending), listener.complaint());
    if (await answers(url)) return server;
    await options.clock.sleep(askAgainMs);
  }
  await server.stop(0);
  throw notStartable(`did not answer at ${url} within ${readyWithinMs / 1000} s`, listener.complaint());
};

const notStartable = (what: string, complaint: string): Failure =>
  new Failure("livekit.not-startable", `LiveKit ${what}: ${complaint}`);

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/** An address as it stands in a URL (RFC 3986, 3.2.2). */
const hostPart = (address: string): string => (address.includes(":") ? `[${address}]` : address);
