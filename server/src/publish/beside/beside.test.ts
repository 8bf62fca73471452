import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlacedKeyFrame } from "../verify/key-frames.ts";
import { type PictureMaker, picturesOf, previewVtt } from "./pictures.ts";
import { blackStill, type Still, tellingOf } from "./still.ts";
import { chaptersVtt, cueTime } from "./vtt.ts";

const frameAt = (atMs: number): PlacedKeyFrame => ({
  atMs,
  width: 1920,
  height: 1080,
  configuration: Buffer.alloc(0),
  accessUnit: Buffer.from([atMs / 10_000]),
});
/** As many key frames as a day has; `atMost` is not obeyed. */
async function* day(): AsyncGenerator<PlacedKeyFrame> {
  for (let index = 0; index < 9000; index++) yield Promise.resolve(frameAt(index * 10_000));
}

/** Black, but for one. What is asked to be JPEG says its size. */
const makerOf = (telling: number, broken = -1): PictureMaker => ({
  shrink: ({ accessUnit }, { width, height }) => {
    const number = accessUnit[0] ?? 0;
    if (number === broken) return Promise.resolve(null);
    const still: Still = blackStill(width, height);
    if (number === telling) for (let at = 0; at < still.planes[0].length; at += 2) still.planes[0][at] = 255;
    return Promise.resolve(still);
  },
  jpeg: ({ width, height, planes }) => Promise.resolve(Buffer.from(`${width}x${height} ${planes[0].includes(255)}`)),
});

test("[P15] the poster is a telling picture, not a black one; a day's preview is one sheet of 240", async () => {
  const made = await picturesOf({ durationMs: 90_000_000, keyFrames: day }, makerOf(17));
  assert.equal(String(made?.poster), "1280x720 true");
  assert.equal(String(made?.preview), "2400x1440 true");
  assert.equal(made?.previewVtt.match(/-->/g)?.length, 240);
});

test("[P15] a key frame that does not decode is left out; with none there is nothing", async () => {
  const two = (atMost: number) =>
    (async function* () {
      for (let index = 0; index < Math.min(2, atMost); index++) yield Promise.resolve(frameAt(index * 10_000));
    })();
  const made = await picturesOf({ durationMs: 20_000, keyFrames: two }, makerOf(1, 0));
  assert.equal(String(made?.preview), "160x90 true");
  const none: PictureMaker = { ...makerOf(0), shrink: () => Promise.resolve(null) };
  assert.equal(await picturesOf({ durationMs: 20_000, keyFrames: two }, none), null);
});

test("[P15] one colour tells nothing; figures and an empty page less than words, and words less than a face", () => {
  const painted = (shadeAt: (x: number, y: number) => number): number => {
    const still = blackStill(160, 90);
    still.planes[0].forEach((_, at) => still.planes[0].writeUInt8(shadeAt(at % 160, Math.floor(at / 160)), at));
    return tellingOf(still);
  };
  const isPage = (x: number, y: number): boolean => x > 20 && x < 140 && y > 10 && y < 80;
  const one = painted(() => 40);
  const figure = painted((x, y) => (Math.hypot(x - 80, y - 45) < 15 ? 150 : 30));
  const empty = painted((x, y) => (isPage(x, y) ? 250 : 16));
  const words = painted((x, y) => (isPage(x, y) ? 250 - (y % 8 < 4 ? ((x * 7) % 13) * 16 : 0) : 16));
  const face = painted((x, y) => 128 + 60 * Math.sin(x / 23) + 50 * Math.cos(y / 17));
  assert.equal(one, 0);
  assert.ok(one < figure && one < empty && Math.max(figure, empty) < words && words < face);
});

test("[P15] each picture of the preview stands for the time until the next", () => {
  const times = Array.from({ length: 16 }, (_, index) => index * 9600);
  const vtt = previewVtt(times, { width: 160, height: 90 }, 160_000);
  assert.match(vtt, /^WEBVTT\n\n00:00:00\.000 --> 00:00:09\.600\npreview\.jpg#xywh=0,0,160,90\n/);
  assert.match(vtt, /00:02:24\.000 --> 00:02:40\.000\npreview\.jpg#xywh=0,90,160,90\n$/);
});

test("[P14] chapters as WebVTT: titles cannot end a cue, begin a tag or make another line", () => {
  const vtt = chaptersVtt(
    [
      { atMs: 0, title: "Recording" },
      { atMs: 1500, title: "<b>Ada</b> --> \n\nBob & Co joined" },
    ],
    3_600_000,
  );
  assert.equal(
    vtt,
    "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nRecording\n\n" +
      "00:00:01.500 --> 01:00:00.000\n&lt;b&gt;Ada&lt;/b&gt; --&gt; Bob &amp; Co joined\n",
  );
  assert.equal(cueTime(86_399_999), "23:59:59.999");
});
