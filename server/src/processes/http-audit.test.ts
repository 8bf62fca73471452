import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { audited, notAudited } from "../delivery/http/audit-table.ts";
import { recordingId, wallMs } from "../vocabulary/index.ts";
import { ADMIN_PASSWORD, type As, fields, startHttp } from "./http.fixture.ts";
import { routesOf } from "./routes.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let admin: As;
before(async () => {
  http = await startHttp();
  admin = await http.account("ada", "admin");
});
after(() => http.stop());

type Entry = {
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string };
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly details: Readonly<Record<string, unknown>>;
};
const log = async (query = ""): Promise<readonly Entry[]> =>
  fields((await http.ask("key", `GET /api/v1/audit?maxItems=100${query}`)).body)["entries"] as readonly Entry[];
const newest = async (query = ""): Promise<Entry> => (await log(query))[0] ?? assert.fail("the log is empty");

test("[AC16] settings are told with their values, by whom, of which room, and what is refused is not", async () => {
  const room = await http.makeRoom({ roomName: "Weekly" });
  await http.ask(admin, `PUT /api/v1/rooms/${room}/config`, { config: { chat: { enabled: false } } });
  const stranger = await http.account("sven");
  assert.equal((await http.ask(stranger, `DELETE /api/v1/rooms/${room}`)).status, 403);
  const { actor, action, subject, details } = await newest();
  assert.deepEqual(actor, { kind: "user", id: "ada", name: "ada" });
  assert.equal(action, "room.set-config");
  assert.deepEqual(subject, { kind: "room", id: room, name: "Weekly" });
  assert.deepEqual(details, { changed: { "config.chat.enabled": false } });
});

test("[AC16] a recording is followed from its start by a program to its deletion by a moderator", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const moderator = await http.member(room, "moderator");
  await http.ask("key", `POST /api/v1/recordings/${id}/shares`, { password: "a long secret" });
  await http.ask("key", `GET /api/v1/recordings/${id}/download`);
  await http.ask("key", `PUT /api/v1/recordings/${id}/hold`, { reason: "a case" });
  await http.ask("key", `DELETE /api/v1/recordings/${id}/hold`);
  await http.ask(moderator, `DELETE /api/v1/recordings?recordingIds=${id},nobody`);
  await http.ask(moderator, `POST /api/v1/recordings/${id}/restore`);
  const entries = (await log("&action=recording")).filter(({ subject }) => subject?.id === id).toReversed();
  assert.deepEqual(
    entries.map(({ action, actor }) => `${action} ${actor.kind}`),
    [
      "recording.start api-key",
      "recording.share api-key",
      "recording.download api-key",
      "recording.hold api-key",
      "recording.lift-hold api-key",
      "recording.delete member",
      "recording.restore member",
    ],
  );
  assert.ok(entries.every(({ subject }) => subject?.name !== ""));
  assert.doesNotMatch(JSON.stringify(entries), /a long secret/);
});

test("[AC16] who has a recording, its captions, its marks: what was done is told, what was said is not", async () => {
  await http.account("cleo");
  const running = await http.recordOne(await http.makeRoom());
  const set = await http.ask("key", `POST /api/v1/recordings/${running}/marks`, { label: "The proof" });
  const mark = String(fields(set.body)["markId"]);
  await http.ask("key", `DELETE /api/v1/recordings/${running}/marks/${mark}`);
  const id = await http.finishOne(await http.makeRoom());
  const captions = `/api/v1/recordings/${id}/captions/de`;
  const sent = await http.app.inject({
    method: "PUT",
    url: `/meet${captions}`,
    headers: { ...(admin as Readonly<Record<string, string>>), "content-type": "text/vtt" },
    payload: "WEBVTT\n\n00:00.000 --> 00:01.000\nThe other proof\n",
  });
  assert.equal(sent.statusCode, 200);
  await http.ask(admin, `DELETE ${captions}`);
  const collaborators = [{ userId: "cleo", as: ["co-editor"] }];
  await http.ask(admin, `PUT /api/v1/recordings/${id}/collaborators`, { collaborators });
  await http.ask(admin, `PUT /api/v1/recordings/${id}/owner`, { userId: "cleo" });
  const of = (subjectId: string, entries: readonly Entry[]) =>
    entries
      .filter(({ subject, action }) => subject?.id === subjectId && action !== "recording.start")
      .map(({ action, details }) => [action, details])
      .toReversed();
  const entries = await log("&action=recording");
  assert.deepEqual(of(running, entries), [
    ["recording.mark", { changed: ["label"] }],
    ["recording.unmark", { markId: mark }],
  ]);
  assert.deepEqual(of(id, entries), [
    ["recording.set-captions", { language: "de" }],
    ["recording.remove-captions", { language: "de" }],
    ["recording.set-collaborators", { changed: { collaborators } }],
    ["recording.set-owner", { changed: { userId: "cleo" } }],
  ]);
});

test("[AC16] of a download in parts one entry tells", async () => {
  const other = await http.finishOne(await http.makeRoom());
  for (const range of ["bytes=0-9", "bytes=10-19", "bytes=-5"])
    await http.app.inject({
      method: "GET",
      url: `/meet/api/v1/recordings/${other}/download`,
      headers: { "x-api-key": "test-key-0123456789", range },
    });
  const downloads = (await log("&action=recording.download")).filter(({ subject }) => subject?.id === other);
  assert.equal(downloads.length, 1);
});

test("[AC16] what a rule does by itself is the system's", async () => {
  const room = await http.makeRoom();
  const id = recordingId(await http.recordOne(room));
  const ending = { cause: "idle", detail: "nobody published for 5 minutes" } as const;
  await http.recordings.apply(id, { fact: "stop-requested", at: wallMs(Date.now()), ending });
  const { actor, action, subject, details } = await newest("&action=recording.stop");
  assert.deepEqual([actor.kind, action, subject?.id], ["system", "recording.stop", id]);
  assert.deepEqual(details, { because: ending.detail });
});

test("[AC17] sign-ins are told with their address, failures too, and never what was typed for a name", async () => {
  const login = (userId: string, password: string) =>
    http.ask("nobody", "POST /internal-api/v1/auth/login", { userId, password });
  assert.equal((await login("admin", ADMIN_PASSWORD)).status, 200);
  assert.deepEqual((await newest()).actor, { kind: "user", id: "admin", name: "Administrator" });
  assert.equal((await newest()).action, "session.sign-in");
  assert.equal((await login("admin", "wrong")).status, 401);
  assert.deepEqual([(await newest()).action, (await newest()).actor.id], ["session.sign-in-failed", "admin"]);
  assert.equal((await login("my-secret-password", "admin")).status, 401);
  assert.equal((await newest()).actor.id, "");
  const all = JSON.stringify(await log());
  for (const secret of [ADMIN_PASSWORD, "wrong", "my-secret-password"]) assert.doesNotMatch(all, new RegExp(secret));
});

test("[AC17] passwords, keys and secrets of links are in no entry", async () => {
  await http.ask("key", "POST /api/v1/users", {
    userId: "ana",
    name: "Ana",
    password: "welcome-1",
    role: "room_member",
  });
  const made = fields((await http.ask(admin, "POST /internal-api/v1/auth/api-keys", { name: "CRM" })).body);
  const room = fields((await http.ask("key", "POST /api/v1/rooms", { roomName: "Room" })).body);
  const whole = JSON.stringify(await log());
  assert.match(whole, /user\.create/);
  assert.match(whole, /CRM/);
  const links = JSON.stringify(room["access"]).match(/secret=[\w-]+/g) ?? [];
  assert.ok(links.length >= 3);
  for (const secret of ["welcome-1", String(made["key"]), ...links.map((one) => one.slice(7))])
    assert.ok(!whole.includes(secret), secret);
});

test("[AC18] entries stay as they are, pages of them fit together, and filters narrow them", async () => {
  await assert.rejects(http.query(`update audit_entries set actor_id = 'nobody'`), /stay as they are/);
  await assert.rejects(http.query(`delete from audit_entries`), /stay as they are/);
  await assert.rejects(http.query(`truncate audit_entries`), /stay as they are/);
  const whole = await log();
  const paged: Entry[] = [];
  const ask = async (next: string): Promise<void> => {
    const page = fields((await http.ask(admin, `GET /api/v1/audit?maxItems=3${next}`)).body);
    paged.push(...(page["entries"] as readonly Entry[]));
    const token = fields(page["pagination"])["nextPageToken"];
    if (typeof token === "string") await ask(`&nextPageToken=${token}`);
  };
  await ask("");
  assert.deepEqual(paged, whole);
  assert.ok((await log("&actor=ADA")).every(({ actor }) => actor.id === "ada"));
  assert.ok((await log("&action=room")).every(({ action }) => action.startsWith("room.")));
  assert.deepEqual(await log("&until=1"), []);
});

test("[AC18] what is older than the organisation keeps it is forgotten by the round", async () => {
  await http.ask(admin, "PUT /api/v1/organisation", { audit: { keptDays: 2 } });
  assert.ok((await log()).length > 0);
  http.later(3 * 24 * 3_600_000);
  // PostgreSQL's own clock refuses it as long as they are young.
  await assert.rejects(http.tend(), /stay as they are/);
  await http.query(`alter table audit_entries disable trigger keep_from_change`);
  await http.query(`update audit_entries set at = at - interval '3 days'`);
  await http.query(`alter table audit_entries enable trigger keep_from_change`);
  await http.tend();
  assert.equal((await log()).length, 0);
});

test("[AC16] every operation that changes something is in the table, or it says why not", () => {
  const routes = routesOf(http.app)
    .filter((route) => /^(PUT|POST|PATCH|DELETE) \/(internal-)?api\/v1\/[^*]+$/.test(route))
    .map((route) => route.replace(/\/(internal-)?api\/v1/, ""));
  assert.ok(routes.length > 40);
  const known = [...Object.keys(audited).filter((name) => !name.startsWith("GET ")), ...Object.keys(notAudited)];
  assert.deepEqual(routes.toSorted(), known.toSorted());
});
