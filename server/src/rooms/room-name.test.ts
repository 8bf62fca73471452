import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isFailure } from "../vocabulary/index.ts";
import { roomNameOf } from "./room-name.ts";

test("white space is collapsed, nothing becomes Room", () => {
  assert.equal(roomNameOf("  Weekly \t meeting\n"), "Weekly meeting");
  assert.equal(roomNameOf("   "), "Room");
  assert.equal(roomNameOf(undefined), "Room");
});

test("control characters and more than 50 characters are refused", () => {
  for (const name of ["a\u0007b", "a\u202eb", "\u0000", "x".repeat(51), "x".repeat(10_000)])
    assert.throws(() => roomNameOf(name), { code: "bad-room-name" });
  assert.equal(roomNameOf("👩‍🏫 Class"), "👩‍🏫 Class");
});

test("any text becomes a name that stays the same when taken again, or is refused", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
      try {
        const name = roomNameOf(typed);
        assert.equal(roomNameOf(name), name);
      } catch (error) {
        assert.ok(isFailure(error) && error.code === "bad-room-name");
      }
    }),
  );
});
