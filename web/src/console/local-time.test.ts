import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAfter, dayBegin, enteredTime, epochOf, minutesBefore, nextHour } from "./local-time.ts";

process.env["TZ"] = "Europe/Berlin";

test("what is entered is where one is, in summer and in winter", () => {
  assert.equal(epochOf("2026-07-01T10:15"), Date.UTC(2026, 6, 1, 8, 15));
  assert.equal(epochOf("2026-01-01T10:15"), Date.UTC(2026, 0, 1, 9, 15));
  for (const entered of ["2026-07-01T10:15", "2026-01-01T00:00", "2026-10-25T03:30"])
    assert.equal(enteredTime(epochOf(entered) ?? 0), entered);
});

test("an hour that the clock skips is the one after it; what is not complete is nothing", () => {
  assert.equal(enteredTime(epochOf("2026-03-29T02:30") ?? 0), "2026-03-29T03:30");
  for (const entered of ["", "2026-03-29", "10:15", "soon"]) assert.equal(epochOf(entered), null);
});

test("a meeting is planned for the next full hour, for one hour", () => {
  const { from, until } = nextHour(Date.UTC(2026, 6, 1, 8, 15));
  assert.deepEqual([enteredTime(from), enteredTime(until)], ["2026-07-01T11:00", "2026-07-01T12:00"]);
  assert.equal(minutesBefore(from, 15), from - 900_000);
});

test("a day begins and ends where one is, also on days of 23 and 25 hours", () => {
  assert.equal(dayBegin("2026-07-01"), Date.UTC(2026, 5, 30, 22));
  const hours = (day: string): number => ((dayAfter(day) ?? 0) - (dayBegin(day) ?? 0)) / 3_600_000;
  assert.deepEqual([hours("2026-03-29"), hours("2026-07-01"), hours("2026-10-25")], [23, 24, 25]);
  for (const day of ["", "2026", "yesterday"]) assert.deepEqual([dayBegin(day), dayAfter(day)], [null, null]);
});
