import assert from "node:assert/strict";
import { test } from "node:test";
import { systemRandomness } from "./randomness.ts";

test("text has the length asked for and only letters and digits", () => {
  for (const count of [0, 1, 10, 15, 64, 1000])
    assert.match(systemRandomness.text(count), new RegExp(`^[A-Za-z0-9]{${count}}$`));
});

test("every letter comes about equally often", () => {
  const counts = new Map<string, number>();
  const draws = 62_000;
  for (const letter of systemRandomness.text(draws)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  assert.equal(counts.size, 62);
  // Expected 1000 with a standard deviation of 31: eight of them never happen by chance.
  for (const [letter, count] of counts) assert.ok(Math.abs(count - 1000) < 250, `${letter}: ${count}`);
});

test("bytes differ from draw to draw", () => {
  assert.notDeepEqual(systemRandomness.bytes(16), systemRandomness.bytes(16));
  assert.equal(systemRandomness.bytes(16).byteLength, 16);
});
