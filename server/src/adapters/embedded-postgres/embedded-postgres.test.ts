/** Real servers: first start, restart, kill -9 of the server and of whoever started it, two at once. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { type Host, isFailure, silentLogger } from "../../vocabulary/index.ts";
import { systemClock, systemHost } from "../system/index.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "roomreel-postgres-"));
chmodSync(root, 0o711);
after(() => rmSync(root, { recursive: true, force: true }));

const start = (name: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ folder: join(root, name), host: systemHost, clock: systemClock, log: silentLogger });

const query = async (server: { databaseUrl: string }, sql: string): Promise<readonly unknown[]> => {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
};

const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/cwd`) && readFileSync(`/proc/${pid}/cmdline`).length > 0;

test("the first start makes a database of our name, durable and closed to the network", async () => {
  const server = await start("first");
  assert.deepEqual(await query(server, "select current_database()::text, current_user::text"), [
    "roomreel",
    "roomreel",
  ]);
  assert.deepEqual(await query(server, "select setting from pg_settings where name = 'fsync'"), ["on"]);
  assert.deepEqual(await query(server, "select setting from pg_settings where name = 'listen_addresses'"), [""]);
  await server.stop();
  await server.stop();
  assert.equal(isAlive(server.pid), false);
});

test("what was written is there after a stop and after kill -9", async () => {
  const one = await start("kept");
  await query(one, "create table kept as select * from generate_series(1, 1000) as id");
  await one.stop();
  const two = await start("kept");
  await query(two, "insert into kept select generate_series(1001, 2000)");
  process.kill(two.pid, "SIGKILL");
  assert.equal((await two.ended).signal, "SIGKILL");
  const three = await start("kept");
  assert.deepEqual(await query(three, "select count(*)::int from kept"), [2000]);
  await three.stop();
});

/** A process that starts the server, says where it is, and waits to be killed. */
const parent = (folder: string): string => `
  import { startEmbeddedPostgres } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
  import { systemClock, systemHost } from ${JSON.stringify(new URL("../system/index.ts", import.meta.url).href)};
  import { silentLogger } from ${JSON.stringify(new URL("../../vocabulary/index.ts", import.meta.url).href)};
  const host = systemHost, clock = systemClock, log = silentLogger;
  const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, host, clock, log });
  console.log(server.pid);
  setInterval(() => undefined, 1000);
`;

test("it ends when its parent is killed, and starts again", async () => {
  const folder = join(root, "orphan");
  const child = spawn(process.execPath, ["--input-type=module", "--eval", parent(folder)]);
  const [said] = await once(child.stdout, "data");
  const pid = Number(String(said));
  assert.equal(isAlive(pid), true);
  child.kill("SIGKILL");
  for (let tries = 0; isAlive(pid) && tries < 1000; tries += 1) await setTimeout(10);
  assert.equal(isAlive(pid), false);
  const next = await start("orphan");
  await next.stop();
});

test("what an earlier life left running is ended first", async () => {
  const one = await start("left");
  // As if its lock had gone with a killed process while the server itself stayed.
  const unlocked = { ...systemHost, lockFolder: async () => ({ release: () => undefined }) };
  const two = await startEmbeddedPostgres({
    folder: join(root, "left"),
    host: unlocked,
    clock: systemClock,
    log: silentLogger,
  });
  assert.equal(isAlive(one.pid), false);
  assert.deepEqual(await query(two, "select 1"), [1]);
  await two.stop();
});

test("two starts on one folder: one runs, the other says that it is in use", async () => {
  const both = await Promise.allSettled([start("twice"), start("twice")]);
  const running = both.filter((one) => one.status === "fulfilled");
  const refused = both.find((one) => one.status === "rejected");
  assert.equal(running.length, 1);
  assert.ok(isFailure(refused?.reason) && refused.reason.code === "host.folder-in-use");
  for (const { value } of running) await value.stop();
});

test("two folders: two servers side by side", async () => {
  const both = await Promise.all([start("left-one"), start("right-one")]);
  assert.notEqual(both[0].databaseUrl, both[1].databaseUrl);
  for (const server of both) assert.deepEqual(await query(server, "select 1"), [1]);
  await Promise.all(both.map((server) => server.stop()));
});

test("a path too long for a socket is no obstacle", async () => {
  const name = `${"long-".repeat(20)}folder`;
  const server = await start(name);
  assert.ok(!server.databaseUrl.includes(encodeURIComponent(name)));
  assert.deepEqual(await query(server, "select 1"), [1]);
  await server.stop();
});

test("a kill while the database is being made leaves nothing in the way", async () => {
  const folder = join(root, "half", "cluster.new");
  mkdirSync(folder, { recursive: true });
  const server = await start("half");
  assert.deepEqual(await query(server, "select 1"), [1]);
  await server.stop();
});

test("programs that the account may not execute are copied beside the data", async () => {
  const folder = join(root, "copied");
  const host: Host = {
    ...systemHost,
    start: (program) =>
      program.command.includes("node_modules") ? Promise.reject(new Error("EACCES")) : systemHost.start(program),
  };
  const server = await startEmbeddedPostgres({ folder, host, clock: systemClock, log: silentLogger });
  await server.stop();
  const links = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => path.includes("programs-") && lstatSync(path).isSymbolicLink());
  assert.ok(links.length > 0);
  for (const link of links) assert.doesNotMatch(readlinkSync(link), /^\//);
});

test("a broken cluster is reported in PostgreSQL's words", async () => {
  mkdirSync(join(root, "broken", "cluster"), { recursive: true });
  await assert.rejects(start("broken"), (thrown) => {
    assert.ok(isFailure(thrown) && thrown.code === "postgres.not-startable");
    assert.match(thrown.message, /cluster/);
    return true;
  });
});

test(
  "a folder that the account cannot reach is named, and a better one",
  { skip: process.getuid?.() !== 0 },
  async () => {
    mkdirSync(join(root, "closed"), { mode: 0o700 });
    await assert.rejects(start("closed/data"), (thrown) => {
      assert.ok(isFailure(thrown) && thrown.code === "postgres.unreachable-folder");
      assert.match(thrown.message, /set DATA_DIR to a folder that other accounts may pass through/);
      return true;
    });
  },
);
