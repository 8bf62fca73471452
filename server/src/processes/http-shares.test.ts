/** Links to single recordings, by HTTP. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createLogger } from "../adapters/system/index.ts";
import { type As, fields, FILE, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
const lines: string[] = [];
before(async () => {
  const write = (line: string): void => void lines.push(line);
  http = await startHttp([], createLogger({ level: "debug", format: "json", write }));
});
after(() => http.stop());

const HOUR_MS = 3_600_000;
const at = (id: string, rest = ""): string => `/api/v1/recordings/${id}${rest}`;
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, fields(body)["code"]];

const make = async (id: string, terms: object = {}, as: As = "key") => {
  const made = await http.ask(as, `POST ${at(id, "/shares")}`, terms);
  const { url, shareId } = fields(made.body);
  const secret = made.status === 201 ? String(new URL(String(url)).searchParams.get("recordingSecret")) : "";
  return { made, shareId: String(shareId), secret, url: String(url) };
};
const open = (id: string, body: object, as: As = "nobody") => http.ask(as, `POST ${at(id, "/shares/open")}`, body);
const visitor = async (id: string, body: object, as: As = "nobody"): Promise<As> => {
  const { shareToken } = fields((await open(id, body, as)).body);
  return { "x-share-token": `Bearer ${String(shareToken)}` };
};
const links = async (id: string) =>
  fields((await http.ask("key", `GET ${at(id, "/shares")}`)).body)["shares"] as Record<string, unknown>[];
const recorded = async (config: object = {}) => http.finishOne(await http.makeRoom(config));

test("[L30] [L35] [L37] a link opens its recording, plays, is counted, and tells nothing of people", async () => {
  const id = await recorded();
  const { made, secret, url } = await make(id, { name: "For Ann", startTime: 12.5, download: false });
  assert.equal(made.status, 201);
  assert.ok(url.startsWith(`https://meet.example/meet/recording/${id}?recordingSecret=`));
  const opened = fields((await open(id, { secret })).body);
  assert.deepEqual([opened["startTime"], opened["download"], opened["expiresAt"]], [12.5, false, null]);
  const shown = Object.keys(fields(opened["recording"]));
  for (const private_ of ["owner", "collaborators", "initiator", "people", "tags", "onHold"])
    assert.ok(!shown.includes(private_), private_);
  const as = { "x-share-token": `Bearer ${String(opened["shareToken"])}` };
  assert.deepEqual((await http.ask(as, `GET ${at(id, "/media")}`)).body, FILE);
  assert.deepEqual(
    (await http.ask("nobody", `GET ${at(id, "/media")}?shareToken=${String(opened["shareToken"])}`)).status,
    200,
  );
  assert.equal(fields((await http.ask(as, `GET ${at(id)}`)).body)["owner"], undefined);
  assert.deepEqual(codeOf(await http.ask(as, `GET ${at(id, "/download")}`)), [403, "forbidden"]);
  const other = await recorded();
  assert.deepEqual(codeOf(await http.ask(as, `GET ${at(other, "/media")}`)), [404, "no-recording"]);
  const [link] = await links(id);
  assert.deepEqual(
    [link?.["views"], link?.["name"], link?.["status"], link?.["createdBy"]],
    [1, "For Ann", "active", "API key test"],
  );
});

test("[L31] a wrong secret, a revoked one and one for nothing are alike; what is kept opens nothing", async () => {
  const id = await recorded();
  const { secret, shareId } = await make(id);
  assert.ok(Buffer.from(secret, "base64url").length >= 16);
  const session = await visitor(id, { secret });
  const [kept] = await http.query("select secret_hash from share_links where link_id = $1", [shareId]);
  assert.ok(!JSON.stringify(await http.query("select * from share_links")).includes(secret));
  assert.equal((await http.ask("key", `DELETE ${at(id, `/shares/${shareId}`)}`)).status, 200);
  assert.deepEqual(codeOf(await http.ask("key", `DELETE ${at(id, `/shares/${shareId}`)}`)), [404, "no-share"]);
  const answers = [
    await open(id, { secret }),
    await open(id, { secret: "x".repeat(43) }),
    await open(id, { secret: String(kept?.["secret_hash"]) }),
    await open("none", { secret }),
    await http.ask("nobody", `GET ${at(id, "/media")}?recordingSecret=${secret}`),
    await http.ask("nobody", `GET ${at("none")}?recordingSecret=${secret}`),
  ];
  for (const answer of answers) assert.deepEqual(answer.body, answers[0]?.body);
  assert.deepEqual(codeOf(answers[0] ?? assert.fail()), [400, "bad-recording-secret"]);
  assert.deepEqual(codeOf(await http.ask(session, `GET ${at(id, "/media")}`)), [401, "bad-token"]);
});

test("[L31] no secret, password or token is in the log, whatever goes wrong", async () => {
  const id = await recorded();
  const { secret } = await make(id, { password: "correct horse" });
  const { shareToken } = fields((await open(id, { secret, password: "correct horse" })).body);
  await open(id, { secret, password: "wrong battery" });
  await http.ask("nobody", `GET ${at(id, "/media")}?recordingSecret=${secret}&x=%ff`);
  await http.ask("nobody", `GET ${at(id, "/none")}?recordingSecret=${secret}`);
  await http.ask("nobody", `POST ${at(id, "/shares/open")}`, `{"secret": "${secret}", "password": "correct horse"`);
  await http.query("alter table share_links rename column views to seen");
  assert.equal((await open(id, { secret, password: "correct horse" })).status, 500);
  await http.ask("nobody", `GET ${at(id)}?recordingSecret=${secret}`);
  await http.query("alter table share_links rename column seen to views");
  const log = lines.join("");
  assert.ok(log.includes("a request failed") && log.includes("a link to a recording was made"));
  for (const hidden of [secret, "correct horse", "wrong battery", String(shareToken)]) assert.ok(!log.includes(hidden));
});

test("[L32] who makes links, and that none carries more than its maker may", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const may = async (as: As) => (await make(id, {}, as)).made.status;
  assert.equal(await may(await http.member(room, "moderator")), 201);
  for (const link of ["speaker", "viewer", "recording"] as const)
    assert.deepEqual([link, await may(await http.member(room, link))], [link, 403]);
  assert.deepEqual([await may("nobody"), await may(await http.account("nosy"))], [401, 404]);
  const publisher = await http.account("publisher");
  const editor = await http.account("editor");
  const roles = JSON.stringify([
    { userId: "publisher", as: ["co-publisher"] },
    { userId: "editor", as: ["co-editor"] },
  ]);
  await http.query("update recordings set collaborators = $2 where recording_id = $1", [id, roles]);
  assert.deepEqual([await may(publisher), await may(editor)], [201, 403]);
  const bare = await http.makeRoom({ roles: { moderator: { permissions: { recordingDownload: false } } } });
  const moderator = await http.member(bare, "moderator");
  const film = await http.finishOne(bare);
  assert.deepEqual(codeOf((await make(film, { download: true }, moderator)).made), [403, "forbidden"]);
  assert.equal(fields((await make(film, {}, moderator)).made.body)["download"], false);
  const stolen = await http.ask(moderator, `GET ${at(id, "/shares")}`);
  assert.deepEqual(codeOf(stolen), [404, "no-recording"]);
});

test("[L33] expiry, sign-in, the room's switch and the trash count at each request", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const { body: never } = await http.ask("key", `POST ${at(id, "/shares")}`, { expiresAt: 1 });
  assert.match(JSON.stringify(never), /expiresAt.*must be later than now/);
  const expiring = await make(id, { expiresAt: Date.now() + HOUR_MS });
  const signedIn = await make(id, { access: "signed-in" });
  const both = await make(id);
  const [first, second] = [await visitor(id, { secret: expiring.secret }), await visitor(id, { secret: both.secret })];
  assert.deepEqual(codeOf(await open(id, { secret: signedIn.secret })), [401, "sign-in-needed"]);
  const somebody = await http.account("somebody");
  const third = await visitor(id, { secret: signedIn.secret }, somebody);
  const plays = async (as: As) => codeOf(await http.ask(as, `GET ${at(id, "/media")}`));
  for (const as of [first, second, third]) assert.equal((await plays(as))[0], 200);
  const access = (enabled: boolean) =>
    http.ask("key", `PUT /api/v1/rooms/${room}/access`, { access: { anonymous: { recording: { enabled } } } });
  await access(false);
  assert.deepEqual(await plays(second), [403, "public-links-off"]);
  assert.deepEqual(codeOf(await open(id, { secret: both.secret })), [403, "public-links-off"]);
  assert.equal((await plays(third))[0], 200);
  await access(true);
  await http.ask("key", `DELETE ${at(id)}`);
  assert.deepEqual(await plays(second), [404, "no-recording"]);
  assert.deepEqual(codeOf(await open(id, { secret: both.secret })), [404, "no-recording"]);
  await http.ask("key", `POST ${at(id, "/restore")}`);
  await http.query("update users set tokens_since = now() + interval '1 hour' where user_id = 'somebody'");
  assert.deepEqual(await plays(third), [401, "sign-in-needed"]);
  http.later(HOUR_MS);
  assert.deepEqual(await plays(first), [403, "share-expired"]);
  assert.equal((await plays(second))[0], 200);
  http.later(HOUR_MS);
  assert.deepEqual(await plays(second), [401, "bad-token"]);
});

test("[L34] a password is asked for, and cannot be tried without end", async () => {
  const id = await recorded();
  const { secret } = await make(id, { password: "correct horse" });
  const attempt = async (password?: string) =>
    codeOf(await open(id, password === undefined ? { secret } : { secret, password }));
  assert.deepEqual(await attempt(), [401, "share-password-needed"]);
  assert.deepEqual(await attempt("correct horse"), [200, undefined]);
  const tried = await Promise.all(Array.from({ length: 7 }, () => attempt("wrong battery")));
  assert.equal(tried.filter(([, code]) => code === "share-password-wrong").length, 5);
  assert.equal(tried.filter(([status]) => status === 429).length, 2);
  assert.deepEqual(await attempt("correct horse"), [429, "too-many-passwords"]);
  const compatible = await http.ask("nobody", `GET ${at(id)}?recordingSecret=${secret}`);
  assert.deepEqual(codeOf(compatible), [401, "share-password-needed"]);
  const [row] = await http.query("select password_hash from share_links where recording_id = $1", [id]);
  assert.match(String(row?.["password_hash"]), /^\$argon2id\$/);
});

test("[L36] the compatible address: one for all, one for accounts, the same each time, new when revoked", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const url = async (query = "", as: As = "key") =>
    String(fields((await http.ask(as, `GET ${at(id, "/url")}${query}`)).body)["url"]);
  const [open1, closed] = [await url(), await url("?privateAccess=true")];
  assert.equal(await url(), open1);
  assert.notEqual(open1, closed);
  const play = (link: string, as: As = "nobody") =>
    http.ask(
      as,
      `GET ${at(id, "/media")}?recordingSecret=${String(new URL(link).searchParams.get("recordingSecret"))}`,
    );
  assert.equal((await play(open1)).status, 200);
  assert.deepEqual(codeOf(await play(closed)), [401, "sign-in-needed"]);
  assert.equal((await play(closed, await http.account("reader"))).status, 200);
  assert.equal((await play(closed, "key")).status, 200);
  const one = (await links(id)).find((link) => link["access"] === "public");
  await http.ask("key", `DELETE ${at(id, `/shares/${String(one?.["shareId"])}`)}`);
  assert.deepEqual(codeOf(await play(open1)), [400, "bad-recording-secret"]);
  assert.notEqual(await url(), open1);
  assert.equal(await url("", await http.member(room, "speaker")), `https://meet.example/meet/recording/${id}`);
  await http.ask("key", `PUT /api/v1/rooms/${room}/access`, {
    access: { anonymous: { recording: { enabled: false } } },
  });
  assert.deepEqual(codeOf(await http.ask("key", `GET ${at(id, "/url")}`)), [403, "public-links-off"]);
});

test("links of one recording are bounded", async () => {
  const id = await recorded();
  await http.query(
    `insert into share_links
       (link_id, recording_id, secret_hash, name, audience, may_download, start_ms, created_at, created_by)
     select 'l' || n, $1, md5($1) || n, '', 'public', true, 0, now(), 'admin' from generate_series(1, 100) as n`,
    [id],
  );
  assert.deepEqual(codeOf((await make(id)).made), [409, "too-many-shares"]);
});
