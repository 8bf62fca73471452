import assert from "node:assert/strict";
import { test } from "node:test";
import { quantile, rounded, table } from "./harness.ts";

test("a table has its numbers right and its targets beside them", () => {
  const rows = [
    { name: "finish", value: 1234.5, unit: "ms", target: 1500 },
    { name: "captures", value: 41, unit: "per core", target: ">= 40" },
    { name: "size", value: 0, unit: "MB" },
  ];
  assert.equal(
    table(rows),
    [
      "what      value  unit      target",
      "finish     1230  ms        <= 1500",
      "captures     41  per core  >= 40",
      "size          0  MB",
    ].join("\n"),
  );
});

test("figures keep three digits", () => {
  assert.deepEqual([0.012345, 98765, 0, -1.2345].map(rounded), [0.0123, 98800, 0, -1.23]);
});

test("a quantile is one of the values", () => {
  assert.equal(quantile([5, 1, 4, 2, 3], 0.5), 3);
  assert.equal(quantile([5, 1, 4, 2, 3], 0.95), 5);
  assert.equal(quantile([7], 0), 7);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});
