import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellsOf, frameOf } from "./pattern.ts";

test("a frame's number is read back from its cells", () => {
  fc.assert(fc.property(fc.nat(0xffff), (frame) => assert.equal(frameOf(cellsOf(frame)), frame)));
});

test("one wrong cell makes a counter unreadable, never another number", () => {
  fc.assert(
    fc.property(fc.nat(0xffff), fc.nat(19), (frame, wrong) => {
      const cells = cellsOf(frame).map((cell, index) => (index === wrong ? !cell : cell));
      assert.equal(frameOf(cells), null);
    }),
  );
});

test("a field of one colour is no counter", () => {
  assert.equal(frameOf(Array.from({ length: 20 }, () => true)), null);
  assert.equal(frameOf(Array.from({ length: 20 }, () => false)), null);
  assert.equal(frameOf([]), null);
});
