import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isFailure, wallMs } from "../vocabulary/index.ts";
import { isTimeUp, mayComeNow, openingOf, type TimeFrame } from "./schedule.ts";

const HOUR_MS = 3_600_000;
const from = wallMs(Date.UTC(2026, 5, 1, 10));
const frame: TimeFrame = { from, until: wallMs(from + HOUR_MS), earlyMinutes: 15, endsOnTime: false };
const at = (minutes: number) => wallMs(from + minutes * 60_000);

const come = (minutes: number, who: Partial<Parameters<typeof mayComeNow>[1]> = {}): string => {
  try {
    mayComeNow(frame, { role: "speaker", wasIn: false, ...who }, at(minutes));
    return "in";
  } catch (error) {
    return isFailure(error) ? `${error.code}: ${error.message}` : "broken";
  }
};

test("[SP14] before early entry only hosts come in, and everybody else is told the time", () => {
  assert.equal(come(-15.01), "not-open-yet: The room opens at 2026-06-01T09:45:00.000Z.");
  assert.equal(come(-15.01, { role: "moderator" }), "not-open-yet: The room opens at 2026-06-01T09:45:00.000Z.");
  assert.equal(come(-600, { role: "host" }), "in");
  assert.equal(come(-15), "in");
});

test("[SP15] from the end on nobody new comes in, not even a host, and who was in comes back", () => {
  assert.equal(come(59.9), "in");
  for (const role of ["host", "moderator", "speaker", "viewer"] as const)
    assert.equal(come(60, { role }), "time-over: The room's time was over at 2026-06-01T11:00:00.000Z.");
  assert.equal(come(600, { wasIn: true }), "in");
});

test("[SP16] time is up only where a room ends on time, from the very end on", () => {
  assert.equal(isTimeUp(frame, at(1000)), false);
  assert.equal(isTimeUp({ ...frame, endsOnTime: true }, at(59.9)), false);
  assert.equal(isTimeUp({ ...frame, endsOnTime: true }, at(60)), true);
  assert.equal(isTimeUp("always", at(1000)), false);
});

test("[SP14] [SP15] a room is not open yet, then open, then over, in this order and for good", () => {
  const order = ["not-open-yet", "open", "time-over"];
  fc.assert(
    fc.property(fc.nat(1440), fc.array(fc.integer({ min: -3000, max: 3000 })), (earlyMinutes, minutes) => {
      const seen = minutes
        .toSorted((one, other) => one - other)
        .map((minute) => order.indexOf(openingOf({ ...frame, earlyMinutes }, at(minute)).is));
      assert.deepEqual(
        seen,
        seen.toSorted((one, other) => one - other),
      );
    }),
  );
});
