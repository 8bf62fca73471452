import assert from "node:assert/strict";
import { test } from "node:test";
import { noteSeen, seenTo } from "./seen.ts";

const shelf = (first: string | null = null) => {
  let kept = first;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
};

test("one goes on where one was, but not in what was only begun or is seen", () => {
  const place = shelf();
  noteSeen(place, "a", { seconds: 65.8, length: 600 });
  assert.equal(seenTo(place, "a"), 65);
  assert.equal(seenTo(place, "b"), null);
  for (const seconds of [3, 590, 600]) {
    noteSeen(place, "a", { seconds: 65, length: 600 });
    noteSeen(place, "a", { seconds, length: 600 });
    assert.equal(seenTo(place, "a"), null);
  }
});

test("the last hundred are kept", () => {
  const place = shelf();
  for (let at = 0; at < 130; at += 1) noteSeen(place, String(at), { seconds: 100, length: 600 });
  assert.deepEqual([seenTo(place, "29"), seenTo(place, "30"), seenTo(place, "129")], [null, 100, 100]);
});

test("what others put there, or a storage that takes nothing, does no harm", () => {
  for (const kept of ["{", "7", '{"a":1}', '[["a"],["b","x"],null]']) assert.equal(seenTo(shelf(kept), "a"), null);
  const full = { ...shelf(), setItem: () => assert.fail("full") };
  noteSeen(full, "a", { seconds: 65, length: 600 });
});
