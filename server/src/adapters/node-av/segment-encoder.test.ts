import assert from "node:assert/strict";
import { test } from "node:test";
import { videoFormatOf } from "./segment-encoder.ts";

test("[V11] SPS, PPS and reordering are the same whatever a segment was worth", () => {
  const size = { width: 1920, height: 1080 };
  assert.deepEqual(videoFormatOf(size, "hurried"), videoFormatOf(size, "full"));
});
