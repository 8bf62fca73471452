import assert from "node:assert/strict";
import { test } from "node:test";
import { allOf, nothing, type Selection, stretchedTo, toggled, within } from "./selection.ts";

const ids = ["a", "b", "c", "d", "e"];
const chosen = ({ chosen: some }: Selection): string => ids.filter((id) => some.has(id)).join("");

test("one by one, and off again", () => {
  assert.equal(chosen(toggled(toggled(nothing, "b"), "d")), "bd");
  assert.equal(chosen(toggled(toggled(nothing, "b"), "b")), "");
});

test("a stretch goes from where one began, to either side, and adds to what was there", () => {
  const from = toggled(nothing, "c");
  assert.equal(chosen(stretchedTo(from, "e", ids)), "cde");
  assert.equal(chosen(stretchedTo(stretchedTo(from, "e", ids), "a", ids)), "abcde");
  assert.equal(chosen(stretchedTo(nothing, "b", ids)), "b");
  assert.equal(chosen(stretchedTo({ ...from, anchor: "gone" }, "a", ids)), "ac");
});

test("what has left the page is not selected any more", () => {
  assert.equal(chosen(within(allOf(ids), ["b", "c"])), "bc");
  assert.equal(within(allOf(ids), ["b"]).anchor, null);
});
