/** The real product, started as anybody starts it, on a data folder and ports of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Api } from "./api.ts";

/** The first start on a machine installs and builds. */
const startWithinMs = 300_000;
const stopWithinMs = 60_000;
/** Orphans notice that nobody holds their pipe any more. */
const orphansWithinMs = 10_000;
const linesKept = 200;

export class Product {
  readonly api: Api;
  readonly origin: string;
  readonly dataDir: string;
  readonly #ports: Ports;
  readonly #process: ChildProcess;
  readonly #output: string[];
  readonly #ended: Promise<number | null>;

  private constructor(dataDir: string, ports: Ports) {
    this.origin = `http://127.0.0.1:${ports.http}`;
    this.api = new Api(`${this.origin}/api/v1`, apiKey);
    this.dataDir = dataDir;
    this.#ports = ports;
    this.#output = [];
    this.#process = spawn(resolve(import.meta.dirname, "../start"), [], {
      env: { ...process.env, ...settingsOf(dataDir, ports) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => this.#keep(text));
    const { promise, resolve: end } = Promise.withResolvers<number | null>();
    this.#process.once("exit", end);
    this.#ended = promise;
  }

  /**
   * Resolves when the product says that everything is up.
   * @param again a product that has ended; its data and ports are taken over
   * @throws with its last words when it ends or is too slow
   */
  static async start(again?: Product): Promise<Product> {
    const dataDir = again?.dataDir ?? join(tmpdir(), `roomreel-scenario-${randomUUID()}`);
    const product = new Product(dataDir, again === undefined ? await freePorts() : again.#ports);
    const deadline = performance.now() + startWithinMs;
    while (!(await product.#isHealthy())) {
      if (product.#process.exitCode !== null) throw new Error(`the product ended:\n${product.lastWords()}`);
      if (performance.now() > deadline) throw new Error(`the product is not up yet:\n${product.lastWords()}`);
      await setTimeout(200);
    }
    return product;
  }

  /** Starts once more on the data of one that runs, on other ports. @returns what it says before it ends */
  static async refusal(running: Product): Promise<string> {
    const second = new Product(running.dataDir, await freePorts());
    const code = await second.#ended;
    if (code === 0) throw new Error("a second start on the same data ended as if all were well");
    return second.lastWords();
  }

  /** Ctrl-C. @throws when anything of it is still there afterwards */
  async stop(): Promise<void> {
    this.#process.kill("SIGINT");
    const late = setTimeout(stopWithinMs, "late" as const, { ref: false });
    if ((await Promise.race([this.#ended, late])) === "late") throw new Error(`does not stop:\n${this.lastWords()}`);
    const left = await this.processes();
    if (left.length > 0) throw new Error(`left running: ${left.map(({ command }) => command).join("; ")}`);
    await rm(this.dataDir, { recursive: true });
  }

  /** kill -9 of what `./start` started. Resolves when everything that it had started is gone too. */
  async killSupervisor(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#ended;
    const deadline = performance.now() + orphansWithinMs;
    for (let left = await this.processes(); left.length > 0; left = await this.processes()) {
      if (performance.now() > deadline)
        throw new Error(`left running: ${left.map(({ command }) => command).join("; ")}`);
      await setTimeout(50);
    }
  }

  /** kill -9 of all processes with such a command line. @returns how many there were */
  async kill(command: RegExp): Promise<number> {
    const found = (await this.processes()).filter((one) => command.test(one.command));
    for (const { pid } of found) process.kill(pid, "SIGKILL");
    return found.length;
  }

  /** Everything that runs for this product: it has our data folder in its environment or command line. */
  async processes(): Promise<readonly { readonly pid: number; readonly command: string }[]> {
    const all = await Promise.all((await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(processOf));
    return all.filter(({ pid, command, environment }) => {
      const isOurs = command.includes(this.dataDir) || environment.includes(this.dataDir);
      return isOurs && pid !== process.pid && command !== "";
    });
  }

  lastWords(): string {
    return this.#output.join("");
  }

  async #isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.origin}/health`).catch(() => null);
    return answer?.status === 200;
  }

  #keep(text: string): void {
    this.#output.push(text);
    if (this.#output.length > linesKept) this.#output.shift();
  }
}

/** The key of the API that every product of the scenarios begins with. */
export const apiKey = "scenario-key-0123456789";

type Ports = { readonly http: number; readonly livekit: number; readonly udp: number; readonly tcp: number };

const settingsOf = (dataDir: string, ports: Ports): Readonly<Record<string, string>> => ({
  DATA_DIR: dataDir,
  PORT: String(ports.http),
  LIVEKIT_PORT: String(ports.livekit),
  LIVEKIT_UDP_PORT: String(ports.udp),
  LIVEKIT_TCP_PORT: String(ports.tcp),
  INITIAL_API_KEY: apiKey,
  INITIAL_ADMIN_PASSWORD: "scenario-password",
  LOG_FORMAT: "json",
});

/** Ports that nobody held a moment ago. */
const freePorts = async (): Promise<Ports> => {
  const servers = Array.from({ length: 4 }, () => createServer());
  const found = await Promise.all(
    servers.map(async (server) => {
      const { promise, resolve: listening } = Promise.withResolvers<void>();
      server.listen(0, "127.0.0.1", listening);
      await promise;
      const address = server.address();
      return address === null || typeof address === "string" ? 0 : address.port;
    }),
  );
  for (const server of servers) server.close();
  const [http = 0, livekit = 0, udp = 0, tcp = 0] = found;
  return { http, livekit, udp, tcp };
};

/** Empty when the process is gone or somebody else's. */
const processOf = async (
  name: string,
): Promise<{ readonly pid: number; readonly command: string; readonly environment: string }> => {
  const read = async (file: string): Promise<string> => await readFile(`/proc/${name}/${file}`, "utf8").catch(() => "");
  const command = (await read("cmdline")).replaceAll("\0", " ").trim();
  return { pid: Number(name), command, environment: await read("environ") };
};
