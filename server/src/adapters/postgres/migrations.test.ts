import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { startTestDatabases, type TestDatabases, testDeps } from "../../processes/database.fixture.ts";
import { isFailure } from "../../vocabulary/index.ts";
import { openPostgres } from "./index.ts";

let databases: TestDatabases;
before(async () => {
  databases = await startTestDatabases();
});
after(() => databases.stop());

const refusalOf = async (address: string): Promise<string> => {
  const opened = await openPostgres(address, { ...testDeps, dataDir: databases.dataDir }).catch((thrown) => thrown);
  assert.ok(isFailure(opened) && opened.code === "database-refused", String(opened));
  return opened.message;
};

test("a database that does not answer is told from one that cannot be migrated, without its password", async () => {
  const message = await refusalOf("postgresql://me:hunter2@127.0.0.1:1/roomreel");
  assert.match(message, /ECONNREFUSED 127\.0\.0\.1:1.*start it, or correct DATABASE_URL\.$/);
  assert.doesNotMatch(message, /hunter2/);
});

test("a database that is not there is refused with its name", async () => {
  const address = (await databases.fresh()).replace(/\/test_\d+\?/, "/nobody_made_this?");
  assert.match(await refusalOf(address), /nobody_made_this/);
});

test("what answers but is no database, or has no TLS that was asked for, is refused", async (context) => {
  const other = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(other, "listening");
  context.after(() => other.close());
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  assert.match(await refusalOf(`postgresql://me@127.0.0.1:${port}/roomreel`), /start it, or correct DATABASE_URL\.$/);
  assert.match(await refusalOf(`${await databases.fresh()}&sslmode=require`), /SSL/);
});
