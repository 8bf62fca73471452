import assert from "node:assert/strict";
import { test } from "node:test";
import { newPace } from "./pace.ts";

const feed = (pace: ReturnType<typeof newPace>, count: number, workMs: number): readonly string[] =>
  Array.from({ length: count }, () => pace(workMs));

test("a machine that needs longer than a fifth of a second for each picture is too slow, once that is sure", () => {
  const answers = feed(newPace(), 100, 230);
  assert.equal(answers.indexOf("too-slow"), 29, "five pictures to warm up, twenty-five to judge by");
});

test("a slow beginning and single slow pictures are forgiven", () => {
  const pace = newPace();
  assert.ok(!feed(pace, 5, 3000).includes("too-slow"));
  for (let round = 0; round < 40; round += 1) assert.ok(![...feed(pace, 9, 30), pace(1200)].includes("too-slow"));
});

test("a machine that becomes slow is found out, and what was fast before does not hide it", () => {
  const pace = newPace();
  assert.ok(!feed(pace, 1000, 20).includes("too-slow"));
  assert.ok(feed(pace, 25, 300).includes("too-slow"));
});
