import assert from "node:assert/strict";
import { test } from "node:test";
import { encodingPresetSchema, encodingSchema } from "@roomreel/contract";
import { encodingOf, rates, shapeOf, sizes, usualLid } from "./encoding-choices.ts";

test("every preset is a shape without a bound, and comes back as itself", () => {
  for (const preset of encodingPresetSchema.options) {
    const shape = shapeOf(preset);
    assert.equal(shape.lid, null);
    assert.equal(encodingOf(shape, preset), preset);
  }
});

test("whatever can be chosen is taken by the API, and comes back as it was chosen", () => {
  for (const size of sizes)
    for (const rate of rates)
      for (const lid of [null, 100, 20_000]) {
        const encoding = encodingOf({ size, rate, lid }, "H264_1080P_30");
        assert.ok(encodingSchema.safeParse(encoding).success, `${size} ${rate} ${lid}`);
        const { lid: bound, ...shape } = shapeOf(encoding);
        assert.deepEqual(shape, { size, rate });
        assert.equal(bound ?? usualLid(shape), lid ?? usualLid(shape));
      }
});

test("what a program said beside the picture stays", () => {
  const said = encodingOf(
    { size: "640x480", rate: "15", lid: 700 },
    {
      video: {
        width: 640,
        height: 480,
        framerate: 30,
        codec: "H264_MAIN",
        bitrate: 500,
        keyFrameInterval: 2,
        depth: 24,
      },
      audio: { codec: "AAC", bitrate: 96, frequency: 48_000 },
    },
  );
  assert.partialDeepStrictEqual(said, {
    video: { width: 640, framerate: 15, codec: "H264_MAIN", bitrate: 700, keyFrameInterval: 2 },
    audio: { bitrate: 96 },
  });
});
