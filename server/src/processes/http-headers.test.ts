/** What browsers are told with every answer, and that no secret is written down: rules AC10 to AC12. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Logger } from "../vocabulary/index.ts";
import { ADMIN_PASSWORD, fields, startHttp } from "./http.fixture.ts";

const written: string[] = [];
const note = (message: string, about?: unknown): void => void written.push(`${message} ${JSON.stringify(about ?? {})}`);
const log: Logger = { debug: note, info: note, warn: note, error: note, with: () => log };

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp([], log);
});
after(() => http.stop());

const headersOf = async (request: string) => (await http.ask("key", request)).headers;

test("[AC10] every answer is what it says, tells no other site where it was, and comes over TLS only", async () => {
  for (const request of ["GET /", "GET /api/v1/rooms", "GET /api/v1/none", "GET /health", "GET /api/v1/docs/"]) {
    const headers = await headersOf(request);
    assert.equal(headers["x-content-type-options"], "nosniff", request);
    assert.equal(headers["referrer-policy"], "no-referrer", request);
    assert.equal(headers["strict-transport-security"], "max-age=31536000", request);
    assert.match(String(headers["content-security-policy"]), /default-src/, request);
  }
});

test("[AC10] what the API answers is kept nowhere and is no page", async () => {
  for (const request of ["GET /api/v1/rooms", "GET /internal-api/v1/users/me", "GET /api/v1/rooms/none"]) {
    const headers = await headersOf(request);
    assert.equal(headers["cache-control"], "no-store", request);
    assert.equal(headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'", request);
  }
});

test("[AC10] no answer sets a cookie, and no site may ask with a page's credentials", async () => {
  const body = { userId: "admin", password: ADMIN_PASSWORD };
  const { headers } = await http.ask({ origin: "https://evil.example" }, "POST /internal-api/v1/auth/login", body);
  assert.deepEqual([headers["set-cookie"], headers["access-control-allow-origin"]], [undefined, undefined]);
});

test("[AC11] the sites that the organisation names embed rooms and recordings, and none the console", async () => {
  const ancestors = async (path: string) => {
    const headers = await headersOf(`GET ${path}`);
    const policy = String(headers["content-security-policy"]);
    return [/frame-ancestors ([^;]*)/.exec(policy)?.[1], headers["x-frame-options"]];
  };
  const pages = ["/room/a-b?secret=x", "/recording/a--EG_b--c"];
  for (const page of [...pages, "/", "/console/rooms"])
    assert.deepEqual(await ancestors(page), ["'self'", "SAMEORIGIN"]);
  const allowedOrigins = ["https://intranet.example", "http://localhost:3000"];
  const name = (origins: string[]) =>
    http.ask("key", "PUT /internal-api/v1/config/security", { allowedOrigins: origins });
  const put = await name(allowedOrigins);
  assert.deepEqual([put.status, put.body], [200, { allowedOrigins }]);
  for (const page of pages)
    assert.deepEqual(await ancestors(page), ["'self' https://intranet.example http://localhost:3000", undefined]);
  for (const page of ["/", "/console/rooms", "/console/room/"])
    assert.deepEqual(await ancestors(page), ["'self'", "SAMEORIGIN"]);
  for (const wrong of ["*", "https://a.example/", "https://a.example; script-src *", "ftp://a.example", "a.example"])
    assert.equal(
      (await http.ask("key", "PUT /api/v1/organisation", { embedding: { allowedOrigins: [wrong] } })).status,
      422,
    );
});

test("[AC12] no secret of an address, a header or a body is written to a log", async () => {
  const room = await http.makeRoom();
  const recording = await http.finishOne(room);
  await http.query("alter table organisation rename to mislaid");
  const secrets = ["hush-access", "hush-member", "hush-share", "hush-recording", "hush-key", "hush-password"];
  const [access, member, share, secret, key, password] = secrets;
  const asks: readonly [string, Readonly<Record<string, string>>, object?][] = [
    [`GET /api/v1/rooms?accessToken=${access}`, {}],
    [`GET /api/v1/rooms/${room}?roomMemberToken=${member}`, {}],
    [`GET /api/v1/recordings/${recording}?shareToken=${share}`, {}],
    [`GET /api/v1/recordings/${recording}/media?recordingSecret=${secret}`, {}],
    ["GET /api/v1/rooms", { "x-api-key": String(key) }],
    [`GET /room/${room}?secret=${secret}`, {}],
    ["POST /internal-api/v1/auth/login", {}, { userId: "admin", password }],
  ];
  for (const [request, as, body] of asks) await http.ask(as, request, body);
  const broken = await http.ask("key", `GET /api/v1/organisation?accessToken=${access}`);
  await http.query("alter table mislaid rename to organisation");
  assert.equal(broken.status, 500);
  assert.ok(!JSON.stringify(broken.body).includes("mislaid"), "an answer says nothing about what broke inside");
  assert.ok(written.some((line) => line.startsWith("a request failed")));
  assert.ok(written.some((line) => line.startsWith("a login failed")));
  for (const line of written) for (const one of secrets) assert.ok(!line.includes(one), line);
});

test("configuration has the known addresses, for administrators; rooms read their theme without", async () => {
  const theme = { name: "default", enabled: true, baseTheme: "dark", primaryColor: "#0a58ca" };
  const path = "/internal-api/v1/config/rooms/appearance";
  const first = fields(fields((await http.ask("nobody", `GET ${path}`)).body)["appearance"])["themes"];
  assert.equal((first as { enabled: boolean }[])[0]?.enabled, false);
  const put = await http.ask("key", `PUT ${path}`, { appearance: { themes: [theme] } });
  assert.equal(put.status, 200);
  const told = fields(fields((await http.ask("nobody", `GET ${path}`)).body)["appearance"])["themes"];
  assert.deepEqual((told as unknown[])[0], {
    ...theme,
    backgroundColor: null,
    secondaryColor: null,
    accentColor: null,
    surfaceColor: null,
  });
  const wrong = { appearance: { themes: [{ ...theme, primaryColor: "red;}" }] } };
  assert.equal((await http.ask("key", `PUT ${path}`, wrong)).status, 422);
  const mona = await http.account("mona", "room_manager");
  for (const request of [`PUT ${path}`, "PUT /internal-api/v1/config/security", "GET /internal-api/v1/config/security"])
    assert.equal((await http.ask(mona, request, { allowedOrigins: [], appearance: { themes: [theme] } })).status, 403);
  assert.deepEqual((await http.ask("nobody", "GET /internal-api/v1/config/captions")).body, { enabled: false });
});
