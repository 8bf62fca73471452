/** Captions of a recording, by HTTP. */
import assert from "node:assert/strict";
import { readdir, rename } from "node:fs/promises";
import { after, before, test } from "node:test";
import { CAPTIONS_BYTES_MAX } from "@roomreel/contract";
import { placesOf } from "../adapters/postgres/index.ts";
import { CAPTIONS_MAX } from "../library/index.ts";
import { recordingId } from "../vocabulary/index.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let moderator: As;
let id = "";
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const at = (language = ""): string => `/api/v1/recordings/${id}/captions${language === "" ? "" : `/${language}`}`;
const vtt = (words: string): string => `WEBVTT\n\n00:01.000 --> 00:02.000\n${words}\n`;
const put = async (language: string, body: string | Buffer, how: { as?: As; type?: string } = {}) => {
  const { as = moderator, type = "text/vtt; charset=utf-8" } = how;
  const answer = await http.app.inject({
    method: "PUT",
    url: `/meet${at(language)}`,
    headers: { ...(typeof as === "object" ? as : {}), "content-type": type },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const list = async (as: As = moderator) =>
  fields((await http.ask(as, `GET ${at()}`)).body)["captions"] as Record<string, unknown>[];
const files = async (): Promise<readonly string[]> => {
  const { folder } = placesOf(http.dataDir, recordingId(id));
  return (await readdir(folder).catch(() => [])).filter((name) => name.startsWith("captions-"));
};
const text = async (language: string, as: As = moderator) => String((await http.ask(as, `GET ${at(language)}`)).body);
/** A finished recording and its moderator. */
const begin = async (): Promise<void> => {
  const room = await http.makeRoom();
  moderator = await http.member(room, "moderator");
  id = await http.finishOne(room);
};

test("[L70] uploaded, listed, read, replaced and removed; languages in their canonical form", async () => {
  await begin();
  assert.deepEqual(await list(), []);
  const made = await put("DE-ch", vtt("Grüezi"));
  assert.equal(made.status, 200);
  assert.deepEqual([made.body.language, made.body.cues, made.body.changedBy], ["de-CH", 1, "moderator"]);
  assert.equal((await put("en", vtt("Hello"))).status, 200);
  assert.deepEqual(
    (await list()).map(({ language }) => language),
    ["de-CH", "en"],
  );
  const answer = await http.ask(moderator, `GET ${at("de-ch")}`);
  assert.equal(answer.headers["content-type"], "text/vtt; charset=utf-8");
  assert.equal(String(answer.body), vtt("Grüezi"));
  assert.equal((await put("en", vtt("Hello again"))).status, 200);
  assert.equal(await text("en"), vtt("Hello again"));
  assert.equal((await files()).length, 2);
  assert.equal((await http.ask(moderator, `DELETE ${at("en")}`)).status, 200);
  for (const request of ["GET", "DELETE"]) {
    const gone = await http.ask(moderator, `${request} ${at("en")}`);
    assert.deepEqual([gone.status, fields(gone.body)["code"]], [404, "no-captions"]);
  }
  assert.equal((await files()).length, 1);
});

test("[L71] what is no WebVTT in UTF-8 is refused with its line, and nothing changes", async () => {
  await begin();
  await put("en", vtt("Hello"));
  const problem = async (body: string | Buffer): Promise<unknown> => {
    const refused = await put("en", body);
    assert.equal(refused.status, 422);
    const [detail] = refused.body.details;
    assert.equal(detail.field, "captions");
    return detail.message;
  };
  assert.match(String(await problem("1\n00:00:01,000 --> 00:00:02,000\nHello\n")), /^line 1: .*SubRip/);
  assert.match(String(await problem("WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n")), /^line 3: ends before/);
  assert.match(String(await problem(Buffer.from(vtt("Grüezi"), "latin1"))), /UTF-8/);
  assert.match(String(await problem("WEBVTT\n")), /no cue with words/);
  assert.match(String(await problem("")), /body/);
  assert.equal((await put("en", "{}", { type: "application/json" })).status, 422);
  assert.equal((await put("en", vtt("x"), { type: "text/plain" })).status, 422);
  assert.equal((await put("en", vtt("x"), { type: "application/xml" })).status, 415);
  assert.equal((await put("no language", vtt("Hello"))).status, 422);
  assert.equal((await put("en", vtt("x".repeat(CAPTIONS_BYTES_MAX)))).status, 413);
  assert.equal(await text("en"), vtt("Hello"));
  assert.equal((await files()).length, 1);
});

test("[L72] who describes a recording captions it; who plays it reads them, a visitor without names", async () => {
  await begin();
  const room = (await http.ask("key", `GET /api/v1/recordings/${id}`)).body;
  const speaker = await http.member(String(fields(room)["roomId"]), "speaker");
  assert.equal((await put("en", vtt("Hello"), { as: speaker })).status, 403);
  assert.equal((await put("en", vtt("Hello"))).status, 200);
  assert.equal(await text("en", speaker), vtt("Hello"));
  const shared = fields((await http.ask("key", `POST /api/v1/recordings/${id}/shares`, {})).body);
  const secret = new URL(String(shared["url"])).searchParams.get("recordingSecret");
  const opened = await http.ask("nobody", `POST /api/v1/recordings/${id}/shares/open`, { secret });
  const visitor = { "x-share-token": `Bearer ${String(fields(opened.body)["shareToken"])}` };
  assert.equal(await text("en", visitor), vtt("Hello"));
  assert.deepEqual(Object.keys((await list(visitor))[0] ?? {}).toSorted(), ["changedAt", "cues", "language", "size"]);
  assert.equal((await put("en", vtt("Hello"), { as: visitor })).status, 401);
});

test("[L73] under legal hold captions are added, not replaced or removed", async () => {
  await begin();
  await put("en", vtt("Hello"));
  await http.ask("key", `PUT /api/v1/recordings/${id}/hold`, { reason: "a case" });
  const refused = await put("en", vtt("Other"));
  assert.deepEqual([refused.status, refused.body.code], [409, "on-legal-hold"]);
  assert.equal((await http.ask(moderator, `DELETE ${at("en")}`)).status, 409);
  assert.equal((await put("de", vtt("Hallo"))).status, 200);
  assert.equal(await text("en"), vtt("Hello"));
  assert.equal((await files()).length, 2);
});

test("[L74] they go with their recording, count in its size, and are out of reach in the trash", async () => {
  await begin();
  await put("en", vtt("Hello"));
  const measured = async () => fields((await http.ask("key", "GET /api/v1/storage")).body)["usedBytes"] as number;
  await http.tend();
  const before_ = await measured();
  await put("de", vtt("Hallo"));
  await http.tend();
  assert.equal((await measured()) - before_, vtt("Hallo").length);
  await http.ask(moderator, `DELETE /api/v1/recordings/${id}`);
  assert.equal((await http.ask(moderator, `GET ${at("en")}`)).status, 404);
  assert.equal((await put("fr", vtt("Salut"))).status, 404);
  await http.ask("key", `POST /api/v1/recordings/${id}/restore`);
  assert.equal(await text("en"), vtt("Hello"));
  await http.ask("key", `DELETE /api/v1/recordings/${id}?permanently=true`);
  await http.query("delete from recordings where recording_id = $1", [id]);
  assert.deepEqual(await http.query("select * from captions where recording_id = $1", [id]), []);
});

test("[L75] a recording without a file has none, and one with a file has a bounded number", async () => {
  await begin();
  for (let count = 0; count < CAPTIONS_MAX; count += 1) {
    const language = `x-${String(count).padStart(2, "0")}`;
    await http.query(
      `insert into captions (recording_id, language, file, cues, bytes, changed_at, changed_by)
       values ($1, $2, $2, 1, 1, now(), '')`,
      [id, language],
    );
  }
  const refused = await put("en", vtt("Hello"));
  assert.deepEqual([refused.status, refused.body.code], [409, "too-many-captions"]);
  assert.deepEqual(await files(), []);
  const room = await http.makeRoom();
  moderator = await http.member(room, "moderator");
  id = await http.recordOne(room);
  const running = await put("en", vtt("Hello"));
  assert.deepEqual([running.status, running.body.code], [409, "no-media"]);
});

test("[L70] what could not be written is not listed", async () => {
  await begin();
  const { folder } = placesOf(http.dataDir, recordingId(id));
  await rename(folder, `${folder}-away`);
  assert.equal((await put("en", vtt("Hello"))).status, 500);
  assert.deepEqual(await list(), []);
  await rename(`${folder}-away`, folder);
  assert.equal((await put("en", vtt("Hello"))).status, 200);
  assert.deepEqual((await list()).length, 1);
});

test("[L70] of two uploads at once one is there whole, and no other file is left", async () => {
  await begin();
  const both = [vtt("One ".repeat(500)), vtt("Two ".repeat(900))];
  for (const { status } of await Promise.all(both.map((body) => put("en", body)))) assert.equal(status, 200);
  assert.ok(both.includes(await text("en")));
  assert.equal((await files()).length, 1);
});
