import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText, sizeText } from "./format.ts";

test("a timer shows hours only when there are any", () => {
  assert.deepEqual([-1, 0, 59.9, 60, 3599, 3600, 90_061].map(clockText), [
    "00:00",
    "00:00",
    "00:59",
    "01:00",
    "59:59",
    "1:00:00",
    "25:01:01",
  ]);
});

test("sizes keep one decimal while they are small", () => {
  assert.deepEqual(
    [0, 842, 842_000, 1_440_000_000, 14_000_000_000].map((bytes) => sizeText(bytes, "en")),
    ["0 B", "842 B", "842 KB", "1.4 GB", "14 GB"],
  );
});

test("decimals are those of the language", () => {
  assert.equal(sizeText(1_440_000_000, "de"), "1,4 GB");
});
