import assert from "node:assert/strict";
import { test } from "node:test";
import { roomId, type WallMs, wallMs } from "../vocabulary/index.ts";
import { fateOf } from "./meeting-fate.ts";

const now = wallMs(1_000_000);
const listed = (participants: number) => ({ roomId: roomId("room-1"), participants, metadata: "" });
const ago = (ms: number): WallMs => wallMs(now - ms);

test("[M1] a meeting with people runs, whatever was before", () => {
  for (const since of [null, ago(60_000)])
    assert.deepEqual(fateOf(since, listed(1), now), { fate: "runs", emptySince: null });
});

test("[M1] a meeting without people is empty from the first time that it is seen so", () => {
  assert.deepEqual(fateOf(null, listed(0), now), { fate: "runs", emptySince: now });
  assert.deepEqual(fateOf(ago(5_000), listed(0), now), { fate: "runs", emptySince: ago(5_000) });
});

test("[M1] a meeting that vanishes after it has been empty is over; any other is lost", () => {
  assert.deepEqual(fateOf(ago(10_000), undefined, now), { fate: "over" });
  assert.deepEqual(fateOf(null, undefined, now), { fate: "lost", emptySince: now });
});

test("[M1] a meeting that is lost again before anybody is back is still wanted, and over when nobody comes", () => {
  assert.deepEqual(fateOf(ago(2_000), undefined, now), { fate: "lost", emptySince: ago(2_000) });
});
