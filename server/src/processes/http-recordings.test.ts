import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordingId } from "../vocabulary/index.ts";
import { fields, FILE, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const errorOf = (answer: { status: number; body: unknown }) => [answer.status, fields(answer.body)["error"]];
const media = (id: string) => `/api/v1/recordings/${id}/media`;

test("a recording starts at once in starting, with the name of K-52 and the one who pressed", async () => {
  const room = await http.makeRoom({ roomName: "Weekly" });
  http.inMeeting.set(room, 1);
  const made = await http.ask(await http.member(room, "moderator"), "POST /api/v1/recordings", { roomId: room });
  const recording = fields(made.body);
  assert.equal(made.status, 201);
  assert.equal(
    made.headers["location"],
    `https://meet.example/meet/api/v1/recordings/${String(recording["recordingId"])}`,
  );
  assert.match(String(recording["recordingId"]), new RegExp(`^${room}--EG_[a-zA-Z0-9]{12}--[a-zA-Z0-9]{10}$`));
  assert.match(String(recording["filename"]), /^Rec - \d{4}-\d\d-\d\d \d\d-\d\d-\d\d - Weekly\.mp4$/);
  assert.deepEqual(
    [recording["status"], recording["startDate"], recording["playable"]],
    ["starting", undefined, false],
  );
});

test("what keeps a recording from starting", async () => {
  const start = (roomId: unknown) => http.ask("key", "POST /api/v1/recordings", { roomId });
  const empty = await http.makeRoom();
  assert.deepEqual(errorOf(await start(empty)), [409, "Recording Error"]);
  const off = await http.makeRoom({ config: { recording: { enabled: false } } });
  http.inMeeting.set(off, 1);
  assert.deepEqual(errorOf(await start(off)), [403, "Recording Error"]);
  assert.deepEqual(errorOf(await start("none")), [404, "Room Error"]);
  assert.deepEqual(errorOf(await start(7)), [422, "Unprocessable Entity"]);
  const busy = await http.makeRoom();
  await http.recordOne(busy);
  assert.deepEqual(errorOf(await start(busy)), [409, "Recording Error"]);
});

test("permission is asked before existence: a foreign token learns nothing", async () => {
  const moderator = await http.member(await http.makeRoom(), "moderator");
  const foreign = await http.makeRoom();
  const start = (roomId: string) => http.ask(moderator, "POST /api/v1/recordings", { roomId });
  assert.deepEqual(errorOf(await start(foreign)), [403, "Authorization Error"]);
  assert.deepEqual(errorOf(await start("none")), [403, "Authorization Error"]);
  const theirs = await http.finishOne(foreign);
  for (const id of [theirs, "none"])
    assert.deepEqual(errorOf(await http.ask(moderator, `GET /api/v1/recordings/${id}`)), [404, "Recording Error"]);
});

test("[R5] stop answers 202 with ending, the second 409", async () => {
  const id = await http.recordOne(await http.makeRoom());
  const stop = () => http.ask("key", `POST /api/v1/recordings/${id}/stop`);
  const first = await stop();
  assert.deepEqual([first.status, fields(first.body)["status"]], [202, "ending"]);
  assert.ok(String(first.headers["location"]).endsWith(id));
  assert.deepEqual(errorOf(await stop()), [409, "Recording Error"]);
  assert.deepEqual(errorOf(await http.ask("key", "POST /api/v1/recordings/none/stop")), [404, "Recording Error"]);
});

test("[R24] [R27] pause and resume answer 202, what does not fit 409, and the room is told", async () => {
  const room = await http.makeRoom();
  const early = await http.startOne(await http.makeRoom());
  const id = await http.recordOne(room);
  const moderator = await http.member(room, "moderator");
  const ask = (who: Parameters<typeof http.ask>[0], what: string, of = id) =>
    http.ask(who, `POST /api/v1/recordings/${of}/${what}`);
  const stateOf = ({ status, body }: Awaited<ReturnType<typeof ask>>) => [
    status,
    fields(body)["status"],
    fields(body)["paused"],
  ];
  assert.deepEqual(errorOf(await ask("key", "pause", early)), [409, "Recording Error"]);
  assert.deepEqual(errorOf(await ask("key", "pause", "none")), [404, "Recording Error"]);
  assert.deepEqual(errorOf(await ask("key", "resume")), [409, "Recording Error"]);
  assert.deepEqual(stateOf(await ask(moderator, "pause")), [202, "active", true]);
  assert.deepEqual(errorOf(await ask(moderator, "pause")), [409, "Recording Error"]);
  const viewer = await http.member(room, "viewer");
  assert.deepEqual(errorOf(await ask(viewer, "resume")), [403, "Authorization Error"]);
  assert.deepEqual(stateOf(await ask("key", "resume")), [202, "active", undefined]);
  assert.deepEqual(stateOf(await ask("key", "pause")), [202, "active", true]);
  assert.deepEqual(stateOf(await ask("key", "stop")), [202, "ending", undefined]);
  assert.deepEqual(errorOf(await ask("key", "resume")), [409, "Recording Error"]);
});

test("[R3] stop while starting answers 202 with aborted", async () => {
  const id = await http.startOne(await http.makeRoom());
  const stopped = await http.ask("key", `POST /api/v1/recordings/${id}/stop`);
  assert.deepEqual([stopped.status, fields(stopped.body)["status"]], [202, "aborted"]);
});

test("[R18] a meeting that is empty for a moment does not end the recording", async () => {
  const room = await http.makeRoom();
  const id = await http.recordOne(room);
  http.inMeeting.delete(room);
  await http.round();
  assert.equal((await http.recordings.get(recordingId(id)))?.life.state, "recording");
});

test("not streamable before the file is there; not deletable before it is final", async () => {
  const id = await http.recordOne(await http.makeRoom());
  assert.deepEqual(errorOf(await http.ask("key", `GET ${media(id)}`)), [409, "Recording Error"]);
  assert.deepEqual(errorOf(await http.ask("key", `DELETE /api/v1/recordings/${id}`)), [409, "Recording Error"]);
  const bulk = await http.ask("key", `DELETE /api/v1/recordings?recordingIds=${id}`);
  assert.equal(bulk.status, 400);
  assert.equal(fields(bulk.body)["message"], "1 recording(s) could not be deleted");
});

test("the file is played whole and in parts, with HEAD, ETag and If-Range", async () => {
  const id = await http.finishOne(await http.makeRoom());
  const get = (headers: Record<string, string>, method: "GET" | "HEAD" = "GET") =>
    http.app.inject({ method, url: `/meet${media(id)}`, headers: { "x-api-key": "test-key-0123456789", ...headers } });
  const whole = await get({});
  assert.equal(whole.statusCode, 200);
  assert.deepEqual(whole.rawPayload, FILE);
  assert.equal(whole.headers["cache-control"], "private, no-cache");
  const etag = String(whole.headers["etag"]);
  const part = await get({ range: "bytes=10-19" });
  assert.deepEqual([part.statusCode, part.headers["content-range"]], [206, "bytes 10-19/1000"]);
  assert.deepEqual(part.rawPayload, FILE.subarray(10, 20));
  assert.deepEqual((await get({ range: "bytes=-5" })).rawPayload, FILE.subarray(995));
  assert.deepEqual((await get({ range: "bytes=990-5000" })).rawPayload, FILE.subarray(990));
  const outside = await get({ range: "bytes=1000-" });
  assert.deepEqual([outside.statusCode, outside.headers["content-range"]], [416, "bytes */1000"]);
  assert.equal(outside.json().error, "Recording Error");
  assert.equal((await get({ range: "bytes=a" })).statusCode, 422);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"])
    assert.equal((await get({ "if-none-match": known })).statusCode, 304, known);
  assert.equal((await get({ "if-none-match": '"other"', range: "bytes=0-1" })).statusCode, 206);
  assert.equal((await get({ range: "bytes=0-1", "if-range": etag })).statusCode, 206);
  for (const other of ['"other"', `W/${etag}`, `${etag}, ${etag}`])
    assert.equal((await get({ range: "bytes=0-1", "if-range": other })).statusCode, 200, other);
  const head = await get({}, "HEAD");
  assert.deepEqual([head.statusCode, head.headers["content-length"], head.rawPayload.length], [200, "1000", 0]);
});

test("a query token opens the media; speakers play, they do not download or delete (O-09)", async () => {
  const room = await http.makeRoom({ roomName: "Küche" });
  const id = await http.finishOne(room);
  const speaker = await http.member(room, "speaker");
  const token = String(Object(speaker)["x-room-member-token"]).slice("Bearer ".length);
  assert.equal((await http.ask("nobody", `GET ${media(id)}?roomMemberToken=${token}`)).status, 200);
  assert.equal((await http.ask("nobody", `GET ${media(id)}?roomMemberToken=x`)).status, 401);
  assert.equal((await http.ask(speaker, `GET /api/v1/recordings/${id}/download`)).status, 403);
  assert.equal((await http.ask(speaker, `DELETE /api/v1/recordings/${id}`)).status, 403);
  const library = await http.member(room, "recording");
  const download = await http.ask(library, `GET /api/v1/recordings/${id}/download`);
  assert.equal(download.status, 200);
  assert.match(
    String(download.headers["content-disposition"]),
    /^attachment; filename="Rec - .* - K_che\.mp4"; filename\*=UTF-8''Rec%20-.*K%C3%BCche\.mp4$/,
  );
});

test("the preset of O-08 closes the library to speakers and to the recordings link", async () => {
  const room = await http.makeRoom({ config: { recording: { allowAccessTo: "admin_moderator" } } });
  const list = async (link: "moderator" | "speaker" | "recording") =>
    (await http.ask(await http.member(room, link), "GET /api/v1/recordings")).status;
  assert.deepEqual([await list("moderator"), await list("speaker"), await list("recording")], [200, 403, 403]);
});

test("lists are filtered, sorted, paged, and reduced to the fields asked for", async () => {
  const room = await http.makeRoom({ roomName: "Listed" });
  const complete = await http.finishOne(room);
  const running = await http.recordOne(room);
  const list = async (query: string) => fields((await http.ask("key", `GET /api/v1/recordings?${query}`)).body);
  const ids = async (query: string) =>
    ((await list(`fields=recordingId&${query}`))["recordings"] as { recordingId: string }[]).map(
      (one) => one.recordingId,
    );
  assert.deepEqual(await ids(`roomId=${room}`), [running, complete]);
  assert.deepEqual(await ids(`roomId=${room}&sortField=size&sortOrder=desc`), [complete, running]);
  assert.deepEqual(await ids(`roomId=${room}&status=complete`), [complete]);
  assert.deepEqual(await ids("roomName=liste&roomNameMatchMode=prefix&roomNameCaseInsensitive=true&status=active"), [
    running,
  ]);
  const page = await list(`roomId=${room}&maxItems=1&fields=recordingId`);
  assert.deepEqual(page["recordings"], [{ recordingId: running }]);
  const next = String(fields(page["pagination"])["nextPageToken"]);
  assert.deepEqual(await ids(`roomId=${room}&maxItems=1&nextPageToken=${next}`), [complete]);
  for (const query of ["status=lost", "maxItems=0", "sortField=name"])
    assert.equal((await http.ask("key", `GET /api/v1/recordings?${query}`)).status, 422);
});

test("a deleted recording is gone at once, alone and in bulk", async () => {
  const room = await http.makeRoom();
  const [one, two] = [await http.finishOne(room), await http.finishOne(room)];
  assert.equal((await http.ask("key", `DELETE /api/v1/recordings/${one}`)).status, 200);
  assert.equal((await http.ask("key", `GET /api/v1/recordings/${one}`)).status, 404);
  const bulk = await http.ask("key", `DELETE /api/v1/recordings?recordingIds=${two},${two}`);
  assert.deepEqual(bulk.body, { message: "All recordings deleted successfully", deleted: [two], failed: [] });
  assert.equal((await http.ask("key", `DELETE /api/v1/recordings/${two}`)).status, 404);
});

test("deleting a room with force takes its recordings with it, the running one when it has ended", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const running = await http.startOne(room);
  const gone = await http.ask("key", `DELETE /api/v1/rooms/${room}?withMeeting=force&withRecordings=force`);
  assert.equal(gone.status, 200);
  await http.round();
  await http.round();
  for (const each of [id, running]) assert.equal(await http.recordings.get(recordingId(each)), null);
});

test("health names what is up and what is not", async () => {
  const health = await http.ask("nobody", "GET /health");
  assert.equal(health.status, 503);
  assert.deepEqual(fields(health.body)["parts"], {
    database: { status: "up" },
    livekit: { status: "down", detail: "not here" },
  });
});
