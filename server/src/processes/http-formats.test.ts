import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { placesOf } from "../adapters/postgres/index.ts";
import { recordingId } from "../vocabulary/index.ts";
import { fields, FILE, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const inRoom = (fileFormat: string | null) => http.makeRoom({ config: { recording: { fileFormat } } });
const organisation = (fileFormat: string) => http.ask("key", "PUT /api/v1/organisation", { recording: { fileFormat } });
const formatOf = async (id: string) =>
  fields((await http.ask("key", `GET /api/v1/recordings/${id}`)).body)["fileFormat"];

test("[R53] a start says the format of its file, else the room, else the organisation; it stays", async () => {
  const room = await inRoom(null);
  const first = await http.startOne(room);
  assert.equal(await formatOf(first), "mp4");
  assert.equal((await organisation("mkv")).status, 200);
  assert.equal(await formatOf(first), "mp4");
  assert.equal(await formatOf(await http.startOne(await inRoom(null))), "mkv");
  assert.equal(await formatOf(await http.startOne(await inRoom("mp4"))), "mp4");
  await organisation("mp4");
  const own = await inRoom("mkv");
  assert.equal(await formatOf(await http.startOne(own)), "mkv");
  const other = await inRoom("mkv");
  http.inMeeting.set(other, 1);
  const asked = { roomId: other, config: { fileFormat: "mp4" } };
  const started = await http.ask("key", "POST /api/v1/recordings", asked);
  assert.deepEqual([started.status, fields(started.body)["fileFormat"]], [201, "mp4"]);
  assert.equal((await organisation("avi")).status, 422);
});

test("[R53] a Matroska file is played in parts, downloaded, renamed, archived and deleted", async () => {
  const id = await http.finishOne(await inRoom("mkv"));
  const { filePath } = placesOf(http.dataDir, recordingId(id), "mkv");
  assert.match(filePath, /recording\.mkv$/);
  const { headers } = await http.ask("key", `GET /api/v1/recordings/${id}/media`);
  assert.deepEqual([headers["content-type"], headers["content-length"]], ["video/matroska", "1000"]);
  const url = `/meet/api/v1/recordings/${id}/media`;
  const part = await http.app.inject({ url, headers: { "x-api-key": "test-key-0123456789", range: "bytes=10-19" } });
  assert.deepEqual([part.statusCode, part.headers["content-range"]], [206, "bytes 10-19/1000"]);
  assert.ok(part.rawPayload.equals(FILE.subarray(10, 20)));
  const named = await http.ask("key", `PATCH /api/v1/recordings/${id}`, { title: "Küche" });
  assert.equal(fields(named.body)["filename"], "Küche.mkv");
  const download = await http.ask("key", `GET /api/v1/recordings/${id}/download`);
  assert.match(String(download.headers["content-disposition"]), /K%C3%BCche\.mkv$/);
  const archive = await http.ask("key", `GET /api/v1/recordings/download?recordingIds=${id}`);
  assert.ok(Buffer.isBuffer(archive.body) && archive.body.includes("Küche.mkv"));
  assert.equal((await http.ask("key", `DELETE /api/v1/recordings/${id}?permanently=true`)).status, 200);
});
