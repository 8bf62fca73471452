import assert from "node:assert/strict";
import { test } from "node:test";
import { mediaMs } from "../vocabulary/index.ts";
import { chaptersOf } from "./chapters.ts";

test("[P13] a gap is a chapter and its end another; a pause, cut out, is one; all in order", () => {
  const gaps = [
    { fromMs: mediaMs(9000), toMs: mediaMs(9000), reason: "paused" },
    { fromMs: mediaMs(2000), toMs: mediaMs(4000), reason: "recorder-lost" },
  ] as const;
  assert.deepEqual(chaptersOf(gaps), [
    { atMs: 0, title: "Recording" },
    { atMs: 2000, title: "Not recorded: recorder lost" },
    { atMs: 4000, title: "Recording continues" },
    { atMs: 9000, title: "Recording continues after a pause" },
  ]);
  assert.deepEqual(chaptersOf([]), []);
});
