import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { openTestPostgres, testDeps } from "../processes/database.fixture.ts";
import { makeFirstAdmin, resetAdminPassword } from "./first-admin.ts";
import { refreshSession } from "./sessions.ts";
import { signIn } from "./sign-in.ts";
import { createSigner } from "./tokens.ts";

const { postgres, query, close } = await openTestPostgres();
after(close);
const deps = { ...testDeps, people: postgres.people, signer: createSigner("s".repeat(64), testDeps.clock) };
/** A start of the server: what it tells. */
const start = (given?: string) => makeFirstAdmin(deps, given);
const enter = (password: string) =>
  signIn(deps, { userId: "admin", password }, { agent: "test", address: "127.0.0.1" });
const told = async (): Promise<string> => (await start()) ?? assert.fail("no password was told");

beforeEach(async () => {
  await query("delete from users");
  await query("delete from secrets");
});

test("the first password is told at each start until somebody has signed in with it", async () => {
  const password = await told();
  assert.equal(await start(), password);
  await assert.rejects(enter("wrong"), { code: "bad-login" });
  assert.equal(await start(), password);
  await enter(password);
  assert.equal(await start(), null);
  await enter(password);
});

test("a kill between the password and the account loses neither", async () => {
  const password = await told();
  await query("delete from users");
  assert.equal(await start(), password);
  await enter(password);
});

test("servers that start at once tell the same password, and it is the right one", async () => {
  const [password, ...others] = await Promise.all([told(), told(), told()]);
  assert.deepEqual(others, [password, password]);
  await enter(password);
});

test("a password that was given is not told, and counts at the first start only", async () => {
  assert.equal(await start("given password"), null);
  assert.equal(await start("another one"), null);
  await enter("given password");
  await assert.rejects(enter("another one"), { code: "bad-login" });
});

test("a reset makes a password that the next start tells, and ends the sessions", async () => {
  await start("forgotten one");
  const { refreshToken } = await enter("forgotten one");
  await resetAdminPassword(deps);
  const password = await told();
  assert.equal(await start("forgotten one"), password);
  await assert.rejects(enter("forgotten one"), { code: "bad-login" });
  await assert.rejects(refreshSession(deps, refreshToken), { code: "bad-token" });
  await enter(password);
  assert.equal(await start(), null);
});

test("a second reset replaces the first; one before the first start is its password", async () => {
  await resetAdminPassword(deps);
  const first = await told();
  await resetAdminPassword(deps);
  const second = await told();
  assert.notEqual(first, second);
  await assert.rejects(enter(first), { code: "bad-login" });
  await enter(second);
});
