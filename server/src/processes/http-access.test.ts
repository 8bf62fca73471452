/** API keys, sessions and sign-in: rules AC1 to AC9 of people/RULES.md. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN_PASSWORD, type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let admin: As;
before(async () => {
  http = await startHttp();
  admin = await http.account("ada", "admin");
});
after(() => http.stop());

const HOUR = 3_600_000;
const code = ({ status, body }: { readonly status: number; readonly body: unknown }) => [status, fields(body)["code"]];
const status = async (as: As, request: string, body?: unknown) => (await http.ask(as, request, body)).status;

/** A key with these scopes: its headers, and what the answer said. */
const makeKey = async (body: object = {}) => {
  const made = await http.ask(admin, "POST /internal-api/v1/auth/api-keys", body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const view = fields(made.body);
  return { as: { "x-api-key": String(view["key"]) }, keyId: String(view["keyId"]), view };
};
const keysNow = async () => {
  const { body } = await http.ask(admin, "GET /internal-api/v1/auth/api-keys");
  return fields(body)["apiKeys"] as Readonly<Record<string, unknown>>[];
};

test("[AC1] a key is shown once and kept as a hash; made without a body it opens everything", async () => {
  const { as, keyId, view } = await makeKey();
  assert.deepEqual([view["name"], view["scopes"], view["expirationDate"]], ["API key", ["full"], null]);
  assert.equal(await status(as, "GET /api/v1/users"), 200);
  const key = String(view["key"]);
  const listed = await keysNow();
  assert.ok(!JSON.stringify(listed).includes(key));
  assert.ok(!JSON.stringify(await http.query("select * from api_keys")).includes(key));
  const one = listed.find((each) => each["keyId"] === keyId);
  assert.ok(typeof one?.["lastUsedDate"] === "number");
});

test("[AC1] when a key was used last is told of that key alone, to the minute", async () => {
  const keys = [await makeKey(), await makeKey()] as const;
  const used = async () => {
    const listed = await keysNow();
    return keys.map(({ keyId }) => listed.find((each) => each["keyId"] === keyId)?.["lastUsedDate"]);
  };
  for (const { as } of keys) assert.equal(await status(as, "GET /api/v1/users"), 200);
  const earlier = await used();
  http.later(50_000);
  assert.equal(await status(keys[0].as, "GET /api/v1/users"), 200);
  assert.deepEqual(await used(), earlier);
  http.later(10_000);
  assert.equal(await status(keys[0].as, "GET /api/v1/users"), 200);
  const [first, second] = await used();
  assert.ok(Number(first) >= Number(earlier[0]) + 60_000);
  assert.equal(second, earlier[1]);
  http.later(-60_000);
});

test("[AC2] each scope opens its part and nothing else; together they open what each opens", async () => {
  const room = await http.makeRoom();
  const requests = ["GET /api/v1/rooms", "POST /api/v1/rooms", "GET /api/v1/recordings", "GET /api/v1/storage"];
  const others = ["GET /api/v1/users", `PUT /api/v1/rooms/${room}/name`, "PUT /api/v1/organisation"];
  const opened = async (scopes: readonly string[]) => {
    const { as } = await makeKey({ name: scopes.join(), scopes });
    const answers = [...requests, ...others].map(async (request) => (await status(as, request, {})) !== 403);
    return (await Promise.all(answers)).map((isOpen) => (isOpen ? "+" : "-")).join("");
  };
  assert.equal(await opened(["full"]), "+++++++");
  assert.equal(await opened(["read-only"]), "+-+++--");
  assert.equal(await opened(["recordings"]), "--++---");
  assert.equal(await opened(["rooms"]), "++---+-");
  assert.equal(await opened(["rooms", "recordings"]), "++++-+-");
  assert.equal(await status(admin, "POST /internal-api/v1/auth/api-keys", { name: "none", scopes: [] }), 422);
});

test("[AC3] a key that only reads is told no link and makes none", async () => {
  const room = await http.makeRoom();
  const recording = await http.finishOne(room);
  const { as } = await makeKey({ name: "reads", scopes: ["read-only"] });
  const told = await Promise.all([
    http.ask(as, `GET /api/v1/rooms/${room}`),
    http.ask(as, "GET /api/v1/rooms"),
    http.ask(as, `GET /api/v1/recordings/${recording}/url`),
  ]);
  for (const { status: answered, body } of told) {
    assert.equal(answered, 200);
    assert.doesNotMatch(JSON.stringify(body), /secret=/i);
  }
  assert.match(JSON.stringify((await http.ask("key", `GET /api/v1/rooms/${room}`)).body), /secret=/);
  assert.equal(await status(as, `GET /api/v1/recordings/${recording}/media`), 200);
  assert.equal(await status(as, `POST /api/v1/rooms/${room}/members/token`), 403);
});

test("[AC4] an expired and a revoked key open nothing, and fail the request whatever else is there", async () => {
  const past = { name: "past", expirationDate: 1000 };
  const refused = await http.ask(admin, "POST /internal-api/v1/auth/api-keys", past);
  assert.deepEqual(
    [refused.status, fields(refused.body)["details"]],
    [422, [{ field: "expirationDate", message: "must be in the future" }]],
  );
  const expiring = await makeKey({ name: "short", expirationDate: Date.now() + HOUR });
  assert.equal(await status(expiring.as, "GET /api/v1/rooms"), 200);
  http.later(HOUR + 1000);
  assert.equal(await status(expiring.as, "GET /api/v1/rooms"), 401);
  http.later(-HOUR - 1000);
  const { as, keyId } = await makeKey({ name: "gone" });
  assert.equal(await status(admin, `DELETE /internal-api/v1/auth/api-keys/${keyId}`), 200);
  assert.equal(await status(as, "GET /api/v1/rooms"), 401);
  assert.equal(await status({ ...Object(admin), ...as }, "GET /api/v1/rooms"), 401);
  const again = await http.ask(admin, `DELETE /internal-api/v1/auth/api-keys/${keyId}`);
  assert.deepEqual(code(again), [404, "no-api-key"]);
});

test("[AC5] no key and nobody but an administrator makes, lists or revokes keys", async () => {
  const manager = await http.account("mona", "room_manager");
  for (const request of ["POST /internal-api/v1/auth/api-keys", "GET /internal-api/v1/auth/api-keys"]) {
    assert.equal(await status("key", request, { name: "x" }), 401);
    assert.equal(await status(manager, request, { name: "x" }), 403);
    assert.equal(await status("nobody", request, { name: "x" }), 401);
  }
});

type Login = { readonly as: As; readonly refresh: As; readonly sessionId: string };
const login = async (agent: string, password = ADMIN_PASSWORD): Promise<Login> => {
  const answer = await http.ask({ "user-agent": agent }, "POST /internal-api/v1/auth/login", {
    userId: "admin",
    password,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const { accessToken, refreshToken } = fields(answer.body);
  const as = { authorization: `Bearer ${String(accessToken)}` };
  const { sessions } = fields((await http.ask(as, "GET /internal-api/v1/auth/sessions")).body);
  const current = (sessions as Readonly<Record<string, unknown>>[]).find((one) => one["current"] === true);
  assert.equal(current?.["userAgent"], agent);
  return {
    as,
    refresh: { "x-refresh-token": `Bearer ${String(refreshToken)}` },
    sessionId: String(current?.["sessionId"]),
  };
};
const lives = async ({ as }: Pick<Login, "as">) => (await status(as, "GET /internal-api/v1/users/me")) === 200;

test("[AC6] whoever signed in sees where, and ends one session, or all others, with all tokens at once", async () => {
  const [laptop, phone, library] = [await login("laptop"), await login("phone"), await login("library")];
  assert.equal(await status(laptop.as, `DELETE /internal-api/v1/auth/sessions/${phone.sessionId}`), 200);
  assert.deepEqual([await lives(laptop), await lives(phone), await lives(library)], [true, false, true]);
  assert.equal(await status(phone.refresh, "POST /internal-api/v1/auth/refresh"), 401);
  const ended = await http.ask(laptop.as, "DELETE /internal-api/v1/auth/sessions");
  assert.deepEqual([ended.status, fields(ended.body)["ended"]], [200, 1]);
  assert.deepEqual([await lives(laptop), await lives(library)], [true, false]);
  const strangers = await http.ask(admin, `DELETE /internal-api/v1/auth/sessions/${laptop.sessionId}`);
  assert.deepEqual(code(strangers), [404, "no-session"]);
  assert.equal(await status(laptop.refresh, "POST /internal-api/v1/auth/logout"), 200);
  assert.equal(await lives(laptop), false);
});

test("[AC7] a session stays the same through refreshing; its refresh token counts once", async () => {
  const first = await login("laptop");
  http.later(HOUR);
  const next = await http.ask(first.refresh, "POST /internal-api/v1/auth/refresh");
  const as = { authorization: `Bearer ${String(fields(next.body)["accessToken"])}` };
  const { sessions } = fields((await http.ask(as, "GET /internal-api/v1/auth/sessions")).body);
  const [current] = sessions as Readonly<Record<string, unknown>>[];
  assert.deepEqual([current?.["sessionId"], current?.["current"]], [first.sessionId, true]);
  assert.ok(Number(current?.["lastUsedDate"]) - Number(current?.["creationDate"]) >= HOUR);
  assert.equal(await status(first.refresh, "POST /internal-api/v1/auth/refresh"), 401);
  const refresh = { "x-refresh-token": `Bearer ${String(fields(next.body)["refreshToken"])}` };
  http.later(25 * HOUR);
  assert.equal(await status(refresh, "POST /internal-api/v1/auth/refresh"), 401);
  http.later(-26 * HOUR);
});

test("[AC7] a session that is refreshed again and again ends after 30 days", async () => {
  let headers = Object((await login("for ever")).refresh) as Record<string, string>;
  let days = 0;
  for (; days < 40; days += 1) {
    http.later(23 * HOUR);
    const url = "/meet/internal-api/v1/auth/refresh";
    const next = await http.app.inject({ method: "POST", url, headers, remoteAddress: `192.0.2.${days}` });
    if (next.statusCode !== 200) break;
    headers = { "x-refresh-token": `Bearer ${String(next.json()["refreshToken"])}` };
  }
  assert.equal(days, 31);
  http.later(-32 * 23 * HOUR);
});

test("[AC8] an administrator sees and ends the sessions of an account; nobody else does", async () => {
  const [bob, eve] = [await http.account("bob"), await http.account("eve", "admin")];
  const seen = await http.ask("key", "GET /api/v1/users/bob/sessions");
  const [one] = fields(seen.body)["sessions"] as Readonly<Record<string, unknown>>[];
  assert.deepEqual([seen.status, one?.["current"], one?.["userAgent"]], [200, false, "test"]);
  for (const request of ["GET /api/v1/users/bob/sessions", "DELETE /api/v1/users/bob/sessions"])
    assert.equal(await status(bob, request), 403);
  const wrong = await http.ask(eve, `DELETE /api/v1/users/eve/sessions/${String(one?.["sessionId"])}`);
  assert.deepEqual(code(wrong), [404, "no-session"]);
  assert.equal(await status(eve, `DELETE /api/v1/users/bob/sessions/${String(one?.["sessionId"])}`), 200);
  assert.equal(await status(bob, "GET /api/v1/rooms"), 401);
  assert.deepEqual(fields((await http.ask(eve, "DELETE /api/v1/users/bob/sessions")).body)["ended"], 0);
  assert.deepEqual(code(await http.ask(eve, "GET /api/v1/users/nobody/sessions")), [404, "no-user"]);
});

test("[AC9] wrong passwords are counted from their beginning: of twelve at once five are tried", async () => {
  const wrong = (address: string, userId = "admin") =>
    http.app.inject({
      method: "POST",
      url: "/meet/internal-api/v1/auth/login",
      remoteAddress: address,
      payload: { userId, password: "wrong" },
    });
  const answers = await Promise.all(Array.from({ length: 12 }, () => wrong("192.0.2.1")));
  const tried = answers.filter(({ statusCode }) => statusCode === 401).length;
  assert.deepEqual([tried, answers.filter(({ statusCode }) => statusCode === 429).length], [5, 7]);
  assert.equal((await wrong("192.0.2.2")).statusCode, 401);
  http.later(5 * 60_000 + 1000);
  assert.equal((await wrong("192.0.2.1")).statusCode, 401);
});
