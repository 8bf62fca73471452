import assert from "node:assert/strict";
import { test } from "node:test";
import { type Coding, codingOf } from "../../rooms/index.ts";
import { ffmpegEngine } from "./engine.ts";
import { videoFormatOf } from "./segment-encoder.ts";

const HD = codingOf("H264_1080P_30");
const SMALL: Coding = { ...HD, size: { width: 320, height: 192 }, kilobitsAtMost: 400 };

test("[V11] SPS, PPS and reordering are the same whatever a segment was worth", () => {
  for (const coding of [HD, codingOf("PORTRAIT_H264_720P_60"), { ...HD, profile: "baseline" } as const])
    assert.deepEqual(videoFormatOf(coding, "hurried"), videoFormatOf(coding, "full"));
});

test("profile, level, size and reordering are those of the coding", () => {
  const said = (coding: Coding) => {
    const { sps, reorderFrames, width, height, framesPerSecond } = videoFormatOf(coding);
    return [sps[1], sps[3], width, height, framesPerSecond, reorderFrames > 0];
  };
  assert.deepEqual(said(HD), [100, 40, 1920, 1080, 30, true]);
  assert.deepEqual(said(codingOf("PORTRAIT_H264_1080P_60")), [100, 42, 1080, 1920, 60, true]);
  assert.deepEqual(said({ ...HD, profile: "main" }), [77, 40, 1920, 1080, 30, true]);
  assert.deepEqual(said({ ...HD, profile: "baseline" }), [66, 40, 1920, 1080, 30, false]);
});

/** Of 9.6 s: all noise, another at each picture, or nothing that moves. */
const encoded = async (coding: Coding, what: "noise" | "still", effort: "full" | "hurried" = "full") => {
  const canvas = ffmpegEngine.openCanvas(coding.size);
  const frames = (coding.framesPerSecond * 48) / 5;
  const encoder = ffmpegEngine.openSegmentEncoder(coding, { framesAtMost: frames, effort });
  let seed = 1;
  for (let frame = 0; frame < frames; frame++) {
    const drawn = what === "noise" || frame === 0 ? canvas.planes : [];
    for (const { data } of drawn) {
      for (let at = 0; at < data.length; at++) {
        seed = (seed * 1103515245 + 12345) & 0x7fffffff;
        data[at] = 16 + ((seed >> 16) % 220);
      }
    }
    await encoder.add(canvas);
  }
  const units = await encoder.finish();
  const bits = units.reduce((sum, { data }) => sum + data.length * 8, 0);
  const keys = units.flatMap(({ keyFrame }, index) => (keyFrame ? [index] : []));
  return { kilobits: bits / 9.6 / 1000, keys };
};

test("[V16] a segment of 9.6 s takes no more than the lid, however much moves; a still stage takes less", async () => {
  for (const effort of ["full", "hurried"] as const) {
    const { kilobits } = await encoded(SMALL, "noise", effort);
    assert.ok(kilobits > 200 && kilobits <= 400, `${kilobits} kbit/s under a lid of 400`);
  }
  const still = await encoded({ ...SMALL, kilobitsAtMost: 20_000 }, "still");
  assert.ok(still.kilobits < 1000, `${still.kilobits} kbit/s for what does not move`);
});

test("[V17] key frames come at least as often as the coding wants, at an even distance", async () => {
  const { keys } = await encoded({ ...SMALL, keyFrameSecondsAtMost: 1.5 }, "still");
  assert.deepEqual(keys, [0, 44, 88, 132, 176, 220, 264]);
  assert.deepEqual((await encoded(SMALL, "still")).keys, [0]);
});
