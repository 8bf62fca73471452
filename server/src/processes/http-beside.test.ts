import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { placesOf } from "../adapters/postgres/index.ts";
import { recordingId } from "../vocabulary/index.ts";
import { fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const address = (id: string, what: string): string => `GET /api/v1/recordings/${id}/${what}`;
const put = (id: string, name: string): Promise<void> =>
  writeFile(join(dirname(placesOf(http.dataDir, recordingId(id)).filePath), name), `"what is in ${name}"`);

const kinds = [
  ["poster", "poster.jpg", "image/jpeg"],
  ["preview.jpg", "preview.jpg", "image/jpeg"],
  ["preview.vtt", "preview.vtt", "text/vtt; charset=utf-8"],
  ["chapters.vtt", "chapters.vtt", "text/vtt; charset=utf-8"],
  ["speakers", "speakers.json", "application/json; charset=utf-8"],
] as const;

test("[P16] poster, preview, chapters and speakers for whoever may play; others learn nothing", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const foreign = await http.member(await http.makeRoom(), "moderator");
  const speaker = await http.member(room, "speaker");
  for (const [what, name, type] of kinds) {
    await put(id, name);
    for (const who of ["key", speaker] as const) {
      const { status, headers } = await http.ask(who, address(id, what));
      assert.deepEqual([status, headers["content-type"]], [200, type]);
      assert.match(String(headers["cache-control"]), /^private/);
    }
    assert.equal((await http.ask(foreign, address(id, what))).status, 404);
    assert.equal((await http.ask("nobody", address(id, what))).status, 401);
  }
});

test("[P14] whoever has only a link is not told who took part", async () => {
  const id = await http.finishOne(await http.makeRoom());
  await put(id, "chapters.vtt");
  await put(id, "chapters-nameless.vtt");
  const made = await http.ask("key", `POST /api/v1/recordings/${id}/shares`, { audience: "public" });
  const secret = new URL(String(fields(made.body)["url"])).searchParams.get("recordingSecret");
  const opened = await http.ask("nobody", `POST /api/v1/recordings/${id}/shares/open`, { secret });
  const seen = await http.app.inject({
    url: `/meet/api/v1/recordings/${id}/chapters.vtt`,
    headers: { "x-share-token": `Bearer ${String(fields(opened.body)["shareToken"])}` },
  });
  assert.deepEqual([seen.statusCode, seen.body], [200, '"what is in chapters-nameless.vtt"']);
});

test("[P16] what is missing is made again; of what has no file nothing is", async () => {
  const id = await http.finishOne(await http.makeRoom());
  const missing = await http.ask("key", address(id, "poster"));
  assert.deepEqual([missing.status, fields(missing.body)["code"]], [409, "not-made-yet"]);
  assert.ok(http.wantedBeside.includes(id));
  const running = await http.recordOne(await http.makeRoom());
  const none = await http.ask("key", address(running, "poster"));
  assert.deepEqual([none.status, fields(none.body)["code"]], [409, "no-media"]);
  assert.ok(!http.wantedBeside.includes(running));
});
