import assert from "node:assert/strict";
import { test } from "node:test";
import { countsLine, exitCodeOf, noCounts, sum } from "./counts.ts";
import { partsFor, stepsOf } from "./parts.ts";

test("the last line counts, and names skipped tests only when there are some", () => {
  assert.equal(countsLine({ passed: 12, failed: 0, skipped: 0 }), "12 passed, 0 failed");
  assert.equal(
    countsLine(sum({ passed: 1, failed: 2, skipped: 3 }, { passed: 1, failed: 0, skipped: 0 })),
    "2 passed, 2 failed, 3 skipped",
  );
});

test("a run fails when a test fails, and when there was none", () => {
  assert.equal(exitCodeOf({ passed: 1, failed: 0, skipped: 0 }), 0);
  assert.equal(exitCodeOf({ passed: 1, failed: 1, skipped: 0 }), 1);
  assert.equal(exitCodeOf({ ...noCounts, skipped: 5 }), 1);
});

test("every part has something to run, and an unknown word is no part", () => {
  assert.deepEqual(partsFor("unit"), ["unit"]);
  assert.deepEqual(partsFor("full"), [...(partsFor(undefined) ?? []), "screens"]);
  assert.equal(partsFor("everything"), null);
  const names = stepsOf("unit").map(({ name }) => name);
  for (const name of ["types", "lint", "format", "unit"]) assert.ok(names.includes(name), name);
});
