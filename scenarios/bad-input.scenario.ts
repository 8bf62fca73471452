/** Bad input at every door of the running product: a clear error, and nothing changes. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { errorBodySchema, recordingListSchema, roomListSchema } from "@roomreel/contract";
import { Api, type Answer, type Call } from "./api.ts";
import { ana } from "./cast.ts";
import { openWorld } from "./world.ts";

const { product, participants, close } = await openWorld();
after(close);
const room = await product.api.createRoom("Doors");

/** The status, with a body that says what is wrong in words. */
const assertRefused = (answer: Answer, status: number, what: string): void => {
  assert.equal(answer.status, status, `${what}: ${JSON.stringify(answer.body)}`);
  const { error, message } = errorBodySchema.parse(answer.body);
  assert.ok(error.length > 0 && message.length > 0, what);
  assert.doesNotMatch(message, /\bat .+:\d+|node_modules|select |ECONN/i, `${what}: no insides in an answer`);
};

const roomCount = async (): Promise<number> => {
  const { body } = await product.api.call("GET", "/rooms?maxItems=100");
  return roomListSchema.parse(body).rooms.length;
};

test("malformed JSON", async () => {
  const countBefore = await roomCount();
  for (const raw of ["{", "[1,", "nonsense", '{"roomName": "a"', "\u0000"])
    assertRefused(await product.api.call("POST", "/rooms", { raw }), 400, JSON.stringify(raw));
  assert.equal(await roomCount(), countBefore);
});

test("wrong shapes", async () => {
  const countBefore = await roomCount();
  const bodies = [
    { roomName: 5 },
    { roomName: {} },
    [],
    "a",
    { roomName: "a", config: "none" },
    { autoDeletionDate: "x" },
  ];
  for (const body of bodies)
    assertRefused(await product.api.call("POST", "/rooms", { body }), 422, JSON.stringify(body));
  assertRefused(await product.api.call("POST", "/recordings", { body: {} }), 422, "a recording of no room");
  assertRefused(await product.api.call("GET", "/rooms?maxItems=-1"), 422, "a page of -1 items");
  assert.equal(await roomCount(), countBefore);
});

test("room names of 10,000 characters and of control characters", async () => {
  const countBefore = await roomCount();
  for (const roomName of ["x".repeat(10_000), "\u0000\u0001\u0002", "a\u0000b", "\u202Eevil", "\u0007"])
    assertRefused(await product.api.call("POST", "/rooms", { body: { roomName } }), 422, roomName.slice(0, 20));
  assert.equal(await roomCount(), countBefore);
});

test("a body of 1.2 MB", async () => {
  const answer = await product.api.call("POST", "/rooms", { body: { roomName: "x".repeat(1_200_000) } });
  assertRefused(answer, 413, "1.2 MB");
});

test("unknown ids and unknown paths", async () => {
  const ids = [
    "nobody",
    "nobody-123456789012345",
    "..%2f..%2fetc%2fpasswd",
    "a".repeat(5000),
    "'; drop table rooms; --",
  ];
  for (const id of ids) {
    const path = encodeURIComponent(decodeURIComponent(id));
    assertRefused(await product.api.call("GET", `/rooms/${path}`), 404, `room ${id.slice(0, 40)}`);
    assertRefused(await product.api.call("GET", `/recordings/${path}`), 404, `recording ${id.slice(0, 40)}`);
    assertRefused(await product.api.call("POST", `/recordings/${path}/stop`), 404, `stop ${id.slice(0, 40)}`);
    assertRefused(await product.api.call("GET", `/recordings/${path}/media`), 404, `media ${id.slice(0, 40)}`);
    assertRefused(await product.api.call("DELETE", `/recordings/${path}`), 404, `delete ${id.slice(0, 40)}`);
  }
  assertRefused(await product.api.call("POST", "/recordings", { body: { roomId: "nobody" } }), 404, "record nowhere");
  assertRefused(await product.api.call("GET", "/nothing-here"), 404, "a path that is not there");
});

test("U+0000 in every text: refused, never an error of ours", async () => {
  const doors: readonly (readonly [string, string, Call?])[] = [
    ["GET", "/rooms/%00"],
    ["GET", "/rooms?roomName=%00"],
    ["GET", "/recordings/%00"],
    ["GET", "/recordings?roomId=%00"],
    ["GET", "/recordings/%00/media"],
    ["POST", "/recordings/%00/stop"],
    ["DELETE", "/recordings?recordingIds=%00"],
    ["DELETE", "/rooms?roomIds=a,%00"],
    ["POST", "/recordings", { body: { roomId: "\u0000" } }],
    ["POST", `/rooms/${room.roomId}/members/token`, { body: { secret: "\u0000", participantName: "a" } }],
    ["POST", `/rooms/${room.roomId}/members/token`, { body: { secret: "a", participantName: "a\u0000b" } }],
  ];
  for (const [method, path, call] of doors)
    assertRefused(await product.api.call(method, path, call), 422, `${method} ${path}`);
});

test("wrong secrets and keys", async () => {
  const exchange = async (body: unknown): Promise<Answer> =>
    await new Api(`${product.origin}/api/v1`, null).call("POST", `/rooms/${room.roomId}/members/token`, { body });
  const participantName = "Mallory";
  assertRefused(await exchange({ secret: "wrong", participantName, joinMeeting: true }), 400, "a wrong secret");
  assertRefused(await exchange({ secret: "", participantName, joinMeeting: true }), 400, "an empty secret");
  assertRefused(await exchange({ secret: 5, participantName, joinMeeting: true }), 422, "a number as secret");
  for (const key of ["wrong", "x".repeat(10_000)])
    assertRefused(await new Api(`${product.origin}/api/v1`, key).call("GET", "/rooms"), 401, "a wrong key");
  const headers = { "x-room-member-token": "Bearer nonsense" };
  const stranger = new Api(`${product.origin}/api/v1`, null);
  assertRefused(await stranger.call("GET", "/recordings", { headers }), 401, "a member token that is none");
  assertRefused(await stranger.call("GET", "/rooms"), 401, "no credential");
});

test("a recording without anybody in the meeting", async () => {
  assertRefused(await product.api.call("POST", "/recordings", { body: { roomId: room.roomId } }), 409, "empty room");
});

test("started twice, deleted while running, stopped twice, Range outside the file", async () => {
  const { api } = product;
  const participant = await participants.add();
  const { livekitUrl, livekitToken } = await api.enter(room, "speaker", ana.name);
  await participant.run({ do: "join", url: livekitUrl, token: livekitToken, person: ana });
  const { recordingId } = await api.startRecording(room);
  const itself = `/recordings/${recordingId}`;
  assertRefused(await api.call("POST", "/recordings", { body: { roomId: room.roomId } }), 409, "started twice");
  assertRefused(await api.call("DELETE", itself), 409, "deleted while starting");
  await api.until(recordingId, ({ status }) => status === "active", 20_000);
  assertRefused(await api.call("DELETE", itself), 409, "deleted while running");
  assertRefused(await api.call("GET", `${itself}/media`), 409, "played while running");
  const { recordings } = recordingListSchema.parse((await api.call("GET", `/recordings?roomId=${room.roomId}`)).body);
  assert.equal(recordings.length, 1, "one recording, whatever was tried");
  await api.stopRecording(recordingId);
  assertRefused(await api.call("POST", `${itself}/stop`), 409, "stopped twice");
  const { status, size = 0 } = await api.untilFinal(recordingId);
  assert.equal(status, "complete");
  assertRefused(await api.call("POST", `${itself}/stop`), 409, "stopped after the end");
  const outside = { headers: { range: `bytes=${size + 10}-` } };
  assertRefused(await api.call("GET", `${itself}/media`, outside), 416, "Range outside the file");
  const last = await api.call("GET", `${itself}/media`, { headers: { range: "bytes=-500" } });
  assert.equal(last.status, 206);
  assert.equal(last.headers.get("content-range"), `bytes ${size - 500}-${size - 1}/${size}`);
  assert.equal((await api.call("DELETE", itself)).status, 200);
  assertRefused(await api.call("DELETE", itself), 404, "deleted twice");
  await participant.run({ do: "leave" });
});

test("after all of that the product is well", async () => {
  const answer = await fetch(`${product.origin}/health`);
  assert.equal(answer.status, 200);
});
