/**
 * Where the media server's program comes from: `livekit-server` on PATH, one that we built before, or one that we
 * build now from the pinned version, whose sources Go verifies against its checksum database.
 */
import { access, constants, mkdir, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { endingText, Failure, type Host, type Logger, type Randomness, reasonOf } from "../../vocabulary/index.ts";

export type BinaryOptions = {
  readonly cacheFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly host: Host;
  readonly randomness: Randomness;
  readonly log: Logger;
};

const version = "1.13.5";
const source = `github.com/livekit/livekit-server/cmd/server@v${version}`;

/** @throws Failure `livekit.not-found` says what to install */
export const findBinary = async (options: BinaryOptions): Promise<string> => {
  const cached = join(options.cacheFolder, `livekit-server-${version}`);
  const path = (options.environment["PATH"] ?? "").split(delimiter);
  const found = await firstExecutable([...path.map((folder) => join(folder, "livekit-server")), cached]);
  return found ?? (await build(options, cached));
};

const firstExecutable = async (paths: readonly string[]): Promise<string | null> => {
  for (const path of paths) if (await isExecutable(path)) return path;
  return null;
};

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Made in a folder of its own and renamed, so that two first starts and a kill do no harm. */
const build = async (options: BinaryOptions, cached: string): Promise<string> => {
  const { cacheFolder, environment, host, log } = options;
  const folders = (environment["PATH"] ?? "").split(delimiter);
  const go = await firstExecutable([...folders, "/usr/local/go/bin"].map((folder) => join(folder, "go")));
  if (go === null) throw notFound("neither livekit-server nor Go to build it is on PATH");
  const aside = join(cacheFolder, `building-${options.randomness.text(8)}`);
  await mkdir(aside, { recursive: true }).catch((cause: unknown) => {
    throw notFound(`${cacheFolder} cannot be written (${reasonOf(cause)})`);
  });
  log.info(`building LiveKit ${version} with Go: about 90 s, this once`);
  try {
    await compile(host, go, { ...environment, GOBIN: aside });
    await rename(join(aside, "server"), cached);
    return cached;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
};

const linesKept = 5;

const compile = async (host: Host, go: string, environment: Readonly<Record<string, string>>): Promise<void> => {
  const lines: string[] = [];
  const building = await host.start({
    name: "go",
    command: go,
    args: ["install", source],
    folder: "/",
    environment,
    stopSignal: "SIGTERM",
    onLine: (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
    },
  });
  const ending = await building.ended;
  if (ending.code !== 0) throw notFound(`go install ${source} ${endingText(ending)}: ${lines.join(" ")}`);
};

const notFound = (why: string): Failure =>
  new Failure(
    "livekit.not-found",
    `LiveKit is missing: ${why}. Install livekit-server ${version} (https://github.com/livekit/livekit/releases), ` +
      "or Go 1.26 or later, or set LIVEKIT_URL to a server that runs",
  );
