/** Accounts through HTTP over a real PostgreSQL. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

type Answer = { readonly status: number; readonly body: unknown };
const code = ({ status, body }: Answer) => [status, fields(body)["code"]];
const login = (userId: string, password: string) =>
  http.ask("nobody", "POST /internal-api/v1/auth/login", { userId, password });
const bearer = (session: Answer): As => ({ authorization: `Bearer ${String(fields(session.body)["accessToken"])}` });
const make = (userId: string, more: object = {}) =>
  http.ask("key", "POST /api/v1/users", { userId, name: userId, password: "welcome", role: "room_manager", ...more });

test("accounts are made once, listed, found, and deleted; only administrators do it", async () => {
  const made = await make("ana", { name: "  Ana Ruiz " });
  assert.equal(made.status, 201);
  assert.equal(made.headers["location"], "https://meet.example/meet/api/v1/users/ana");
  const { registrationDate, ...ana } = fields(made.body);
  assert.deepEqual(ana, { userId: "ana", name: "Ana Ruiz", role: "room_manager", mustChangePassword: true });
  assert.ok(Number(registrationDate) > 0);
  assert.deepEqual(code(await make("ana")), [409, "user-exists"]);
  for (const more of [{ userId: "Ana" }, { userId: "a b" }, { password: "1234" }, { role: "king" }, { name: " " }])
    assert.equal((await make("x", more)).status, 422);
  await make("bob", { role: "room_member" });
  const list = async (query: string) =>
    (fields((await http.ask("key", `GET /api/v1/users?${query}`)).body)["users"] as { userId: string }[]).map(
      ({ userId }) => userId,
    );
  assert.deepEqual(await list("sortField=userId&sortOrder=asc"), ["admin", "ana", "bob"]);
  assert.deepEqual(await list("search=RUIZ"), ["ana"]);
  assert.deepEqual(await list("role=room_member"), ["bob"]);
  const bob = await http.account("bea");
  for (const request of ["GET /api/v1/users", "GET /api/v1/users/ana", "DELETE /api/v1/users/ana"])
    assert.deepEqual(code(await http.ask(bob, request)), [403, "forbidden"]);
  assert.equal((await http.ask("key", "DELETE /api/v1/users/bob")).status, 200);
  for (const method of ["GET", "DELETE"])
    assert.deepEqual(code(await http.ask("key", `${method} /api/v1/users/bob`)), [404, "no-user"]);
});

test("[SP21] a temporary password opens nothing but the choice of another, which ends all of before", async () => {
  await make("tom");
  const first = await login("tom", "welcome");
  assert.deepEqual([first.status, fields(first.body)["mustChangePassword"]], [200, true]);
  const temporary = bearer(first);
  for (const request of ["GET /api/v1/rooms", "POST /api/v1/rooms", "GET /api/v1/spaces"])
    assert.deepEqual(code(await http.ask(temporary, request)), [403, "password-is-temporary"]);
  assert.equal((await http.ask(temporary, "GET /internal-api/v1/users/me")).status, 200);
  const change = (currentPassword: string, newPassword: string, as = temporary) =>
    http.ask(as, "POST /internal-api/v1/users/change-password", { currentPassword, newPassword });
  assert.equal((await change("wrong", "my own one")).status, 401);
  assert.equal((await change("welcome", "welcome")).status, 422);
  http.later(1000);
  const second = await change("welcome", "my own one");
  assert.deepEqual([second.status, fields(second.body)["mustChangePassword"]], [200, false]);
  assert.equal((await http.ask(bearer(second), "POST /api/v1/rooms")).status, 201);
  assert.equal((await http.ask(temporary, "GET /api/v1/rooms")).status, 401);
  const refresh = { "x-refresh-token": `Bearer ${String(fields(first.body)["refreshToken"])}` };
  assert.equal((await http.ask(refresh, "POST /internal-api/v1/auth/refresh")).status, 401);
  assert.deepEqual(code(await login("tom", "welcome")), [401, "bad-login"]);
  http.later(1000);
  assert.equal((await http.ask("key", "PUT /api/v1/users/tom/password", { newPassword: "again" })).status, 200);
  assert.equal((await http.ask(bearer(second), "GET /api/v1/rooms")).status, 401);
  assert.equal(fields((await login("tom", "again")).body)["mustChangePassword"], true);
});

test("[SP8] a change of an account's role acts with its next request", async () => {
  const rita = await http.account("rita");
  const room = await http.makeRoom();
  assert.deepEqual(code(await http.ask(rita, `GET /api/v1/rooms/${room}`)), [403, "forbidden"]);
  const changed = await http.ask("key", "PUT /api/v1/users/rita/role", { role: "admin" });
  assert.deepEqual([changed.status, fields(changed.body)["role"]], [200, "admin"]);
  assert.equal((await http.ask(rita, `GET /api/v1/rooms/${room}`)).status, 200);
});

test("[SP22] the first administrator stays, and nobody deletes or demotes himself", async () => {
  const ada = await http.account("ada", "admin");
  const put = (as: As, who: string) => http.ask(as, `PUT /api/v1/users/${who}/role`, { role: "room_member" });
  assert.deepEqual(code(await put(ada, "admin")), [409, "first-admin-stays"]);
  assert.deepEqual(code(await http.ask(ada, "DELETE /api/v1/users/admin")), [409, "first-admin-stays"]);
  assert.deepEqual(code(await put(ada, "ada")), [409, "not-oneself"]);
  assert.deepEqual(code(await http.ask(ada, "DELETE /api/v1/users/ada")), [409, "not-oneself"]);
  assert.deepEqual(code(await put("key", "nobody")), [404, "no-user"]);
});
