/** The supervisor as a process, over roles that only pretend: what signals, deaths and bad ground do. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { setTimeout } from "node:timers/promises";

/** Writes what happens to it to a file, has a child of its own, and ends slowly enough that an order can be seen. */
const fakeRole = `
  const { appendFileSync } = require("node:fs");
  const { spawn } = require("node:child_process");
  const { join } = require("node:path");
  const role = process.argv[1];
  const note = (what) => appendFileSync(join(process.env.DATA_DIR, "events"), role + " " + what + "\\n");
  setInterval(() => undefined, 1000);
  const child = spawn("sleep", ["1000"], { stdio: "ignore" });
  note("began " + process.pid + " " + child.pid);
  const end = (why) => { note(why); setTimeout(() => { note("ended"); process.exit(0); }, 30); };
  process.on("SIGTERM", () => process.env.STUBBORN === role ? note("stays") : end("asked"));
  process.on("disconnect", () => process.env.STUBBORN === role ? note("stays") : end("alone"));
  if (process.env.FAILING === role) process.send({ kind: "failed", code: "x", message: "the moon is wrong" });
  else setTimeout(
    () => process.send({ kind: "ready", notes: role === "server" ? ["A note of the server."] : [] }),
    process.env.LATE === role ? 500 : 0,
  );
`;

const driver = `
  import { superviseUntilStopped } from ${JSON.stringify(new URL("main-supervisor.ts", import.meta.url).href)};
  const fake = ${JSON.stringify(fakeRole)};
  const argumentsFor = (role) => ["--eval", fake, role, "--role"];
  const commandOf = (role) => ({ command: process.execPath, args: argumentsFor(role) });
  await superviseUntilStopped(process.env, { commandOf });
`;

const elsewhere = {
  DATABASE_URL: "postgresql://nowhere/roomreel",
  LIVEKIT_URL: "ws://127.0.0.1:65535",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "s".repeat(32),
};

const root = mkdtempSync(join(tmpdir(), "roomreel-supervisor-"));
chmodSync(root, 0o711);
after(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

type Started = {
  readonly child: ChildProcess;
  readonly dataDir: string;
  output(): string;
  ended: Promise<number | null>;
};

/** The supervisor, on services that others run unless `environment` says differently. */
const begin = async (context: TestContext, environment: Readonly<Record<string, string>> = {}): Promise<Started> => {
  folders += 1;
  const dataDir = environment["DATA_DIR"] ?? join(root, String(folders));
  const child = spawn(process.execPath, ["--input-type=module", "--eval", driver], {
    env: { ...process.env, ...elsewhere, PORT: String(await freePort()), ...environment, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  context.after(() => child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const ended = once(child, "close").then(([code]: unknown[]) => (typeof code === "number" ? code : null));
  return { child, dataDir, ended, output: () => output };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
};

const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1500; tries += 1) {
    if (holds()) return;
    await setTimeout(10);
  }
  assert.fail(`never: ${what}`);
};

const up = (one: Started): Promise<void> => until("up", () => one.output().includes("Roomreel runs at"));

const events = ({ dataDir }: Started): readonly string[] => {
  const path = join(dataDir, "events");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
};

/** Process ids that a role has reported: its own and its child's. */
const pidsOf = (one: Started, role: string): readonly number[] =>
  events(one).flatMap((line) => (line.startsWith(`${role} began`) ? line.split(" ").slice(2).map(Number) : []));

const allPids = (one: Started): readonly number[] =>
  ["server", "recorder", "renderer"].flatMap((role) => pidsOf(one, role));

const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

const noneAlive = (one: Started): Promise<void> => until("nothing left", () => !allPids(one).some(isAlive));

test("Ctrl-C ends the server, then the recorder, then the renderer, with all they started", async (context) => {
  const one = await begin(context);
  await up(one);
  assert.match(one.output(), /A note of the server\./);
  one.child.kill("SIGINT");
  assert.equal(await one.ended, 0);
  const order = events(one).filter((line) => !line.includes("began"));
  const expected = ["server", "recorder", "renderer"].flatMap((role) => [`${role} asked`, `${role} ended`]);
  assert.deepEqual(order, expected);
  await noneAlive(one);
});

test("Ctrl-C while everything starts ends what has begun, in the same order", async (context) => {
  const one = await begin(context, { LATE: "renderer" });
  await until("the last role begins", () => pidsOf(one, "renderer").length > 0);
  one.child.kill("SIGINT");
  assert.equal(await one.ended, 0);
  const ends = events(one).filter((line) => line.includes("ended"));
  assert.deepEqual(ends, ["server ended", "recorder ended", "renderer ended"]);
  await noneAlive(one);
});

test("a second Ctrl-C does not wait for a role that does not end", async (context) => {
  const one = await begin(context, { STUBBORN: "recorder" });
  await up(one);
  one.child.kill("SIGINT");
  await until("told what is waited for", () => one.output().includes("Waiting for recorder"));
  one.child.kill("SIGINT");
  assert.equal(await one.ended, 130);
  await noneAlive(one);
});

test("kill -9 of the supervisor leaves nothing running, and the next start works", async (context) => {
  const one = await begin(context);
  await up(one);
  one.child.kill("SIGKILL");
  await one.ended;
  await noneAlive(one);
  assert.ok(events(one).some((line) => line === "recorder alone"));
  const next = await begin(context, { DATA_DIR: one.dataDir });
  await up(next);
  next.child.kill("SIGTERM");
  assert.equal(await next.ended, 0);
});

test("kill -9 of the supervisor ends a role that would stay", async (context) => {
  const one = await begin(context, { STUBBORN: "renderer" });
  await up(one);
  one.child.kill("SIGKILL");
  await one.ended;
  await noneAlive(one);
});

test("a start right after kill -9 first ends what is still there", async (context) => {
  const one = await begin(context, { STUBBORN: "server" });
  await up(one);
  const old = allPids(one);
  one.child.kill("SIGKILL");
  await one.ended;
  const next = await begin(context, { DATA_DIR: one.dataDir });
  await up(next);
  assert.deepEqual(old.filter(isAlive), []);
  next.child.kill("SIGTERM");
  assert.equal(await next.ended, 0);
});

test("a role that is killed is started again at once, without its children", async (context) => {
  const one = await begin(context);
  await up(one);
  const [recorder = 0, child = 0] = pidsOf(one, "recorder");
  process.kill(recorder, "SIGKILL");
  await until("a second recorder", () => pidsOf(one, "recorder").length === 4);
  await until("its child is gone", () => !isAlive(child));
  one.child.kill("SIGINT");
  assert.equal(await one.ended, 0);
});

test("a role that cannot start ends everything with its sentence", async (context) => {
  const one = await begin(context, { FAILING: "renderer" });
  assert.equal(await one.ended, 1);
  assert.match(one.output(), /^The renderer cannot start: the moon is wrong$/m);
  await noneAlive(one);
});

test("a second start on the same data is refused in one sentence and harms nothing", async (context) => {
  const one = await begin(context);
  await up(one);
  const second = await begin(context, { DATA_DIR: one.dataDir });
  assert.equal(await second.ended, 1);
  assert.match(second.output(), /^Roomreel already runs on the data in .*: stop it, or set DATA_DIR and the ports/);
  assert.equal(second.output().trim().split("\n").length, 1);
  one.child.kill("SIGINT");
  assert.equal(await one.ended, 0);
});

test("two instances with other data and ports run side by side", async (context) => {
  const pair = [await begin(context), await begin(context)];
  for (const one of pair) await up(one);
  for (const one of pair) one.child.kill("SIGINT");
  for (const one of pair) assert.equal(await one.ended, 0);
});

test("a busy port is named with its setting", async (context) => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const one = await begin(context, { PORT: port });
  assert.equal(await one.ended, 1);
  assert.equal(one.output(), `TCP port ${port} is used by another program: stop that, or set PORT to a free port.\n`);
});

test("what will not work is said where the address is said", async (context) => {
  const one = await begin(context);
  await up(one);
  await until("the rest of the text", () => one.output().includes("Ctrl-C"));
  assert.match(one.output(), /nobody can meet or record now\. LiveKit does not answer \(.*\): start it, or correct/);
  one.child.kill("SIGINT");
  assert.equal(await one.ended, 0);
});

test("a data folder that is a file, or below one, is one true sentence", async (context) => {
  const file = join(root, "file");
  writeFileSync(file, "");
  for (const [dataDir, sentence] of [
    [file, `${file} is not a folder: set DATA_DIR to one, or to where one can be made.\n`],
    [
      join(file, "below", "it"),
      `${join(file, "below", "it")} cannot be made, because ${file} is not a folder: set DATA_DIR to another place.\n`,
    ],
  ] as const) {
    const one = await begin(context, { DATA_DIR: dataDir });
    assert.equal(await one.ended, 1);
    assert.equal(one.output(), sentence);
  }
});

test("an unwritable data folder is one sentence", async (context) => {
  const one = await begin(context, { DATA_DIR: "/proc/roomreel" });
  assert.equal(await one.ended, 1);
  assert.match(one.output(), /^\/proc\/roomreel cannot be written \(.*\): change its owner or set DATA_DIR\.\n$/);
});

test("wrong settings are all named before anything starts", async (context) => {
  const one = await begin(context, { PORT: "x", LOG_LEVEL: "y" });
  assert.equal(await one.ended, 1);
  assert.match(one.output(), /^PORT must be .*\nLOG_LEVEL must be .*\n$/);
  assert.equal(existsSync(one.dataDir), false);
});
