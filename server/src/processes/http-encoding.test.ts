import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordingId } from "../vocabulary/index.ts";
import { fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const video = {
  width: 640,
  height: 360,
  framerate: 15,
  codec: "H264_MAIN",
  bitrate: 700,
  keyFrameInterval: 2,
  depth: 24,
} as const;
const details = { video, audio: { codec: "AAC", bitrate: 96, frequency: 48_000 } } as const;

const configuredWith = async (encoding: unknown) => {
  const room = await http.makeRoom();
  return http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: { recording: { encoding } } });
};

test("[V15] a room's layout and encoding are those of its recordings; a start's own go before", async () => {
  const recording = { layout: "speaker", encoding: "PORTRAIT_H264_720P_60" };
  const room = await http.makeRoom({ config: { recording } });
  const first = await http.finishOne(room);
  const { body } = await http.ask("key", `GET /api/v1/recordings/${first}`);
  assert.deepEqual([fields(body)["layout"], fields(body)["encoding"]], ["speaker", "PORTRAIT_H264_720P_60"]);
  const config = { layout: "single-speaker", encoding: details };
  const second = fields((await http.ask("key", "POST /api/v1/recordings", { roomId: room, config })).body);
  assert.deepEqual([second["layout"], second["encoding"]], ["single-speaker", details]);
  // What the room says later changes nothing of it.
  await http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: { recording: { encoding: "H264_720P_30" } } });
  const kept = await http.recordings.get(recordingId(String(second["recordingId"])));
  assert.deepEqual([kept?.layout, kept?.encoding], ["single-speaker", details]);
});

test("a change from values to a preset and back replaces the whole", async () => {
  const room = await http.makeRoom({ config: { recording: { encoding: details } } });
  for (const encoding of ["H264_1080P_60", { ...details, video: { ...video, framerate: 60 } }]) {
    const changed = await http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: { recording: { encoding } } });
    assert.equal(changed.status, 200);
    const now = await http.ask("key", `GET /api/v1/rooms/${room}/config`);
    assert.deepEqual(fields(fields(now.body)["recording"])["encoding"], encoding);
  }
});

for (const [what, encoding, says] of [
  ["24 pictures a second", { ...details, video: { ...video, framerate: 24 } }, /15, 30 or 60/],
  ["VP8", { ...details, video: { ...video, codec: "VP8" } }, /files hold H\.264/],
  ["Opus", { ...details, audio: { ...details.audio, codec: "OPUS" } }, /DEFAULT_AC or AAC/],
  ["an odd width", { ...details, video: { ...video, width: 641 } }, /must be even/],
  ["more pixels than 1080p", { ...details, video: { ...video, width: 1920, height: 1920 } }, /1920 x 1080/],
  ["a bitrate of nothing", { ...details, video: { ...video, bitrate: 0 } }, /bitrate/],
  ["key frames at every picture", { ...details, video: { ...video, keyFrameInterval: 0.01 } }, /at least 0\.5/],
  ["half of the values", { video }, /audio/],
  ["no known preset", "H264_480P_30", /H264_1080P_30/],
] as const)
  test(`422 refuses ${what}, and says why`, async () => {
    const answer = await configuredWith(encoding);
    assert.equal(answer.status, 422);
    assert.match(JSON.stringify(answer.body), says);
  });
