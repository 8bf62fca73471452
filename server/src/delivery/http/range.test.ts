import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isFailure } from "../../vocabulary/index.ts";
import { pieceOf } from "./range.ts";

const codeOf = (header: string, bytes: number): string => {
  try {
    pieceOf(header, bytes);
    return "none";
  } catch (error) {
    return isFailure(error) ? error.code : "broken";
  }
};

test("one range, an open end, a suffix", () => {
  assert.deepEqual(pieceOf("bytes=2-5", 10), { from: 2, to: 5 });
  assert.deepEqual(pieceOf("bytes=2-", 10), { from: 2, to: 9 });
  assert.deepEqual(pieceOf("bytes=-3", 10), { from: 7, to: 9 });
  assert.deepEqual(pieceOf("bytes=-99", 10), { from: 0, to: 9 });
  assert.deepEqual(pieceOf("bytes=2-99", 10), { from: 2, to: 9 });
});

test("the whole file for no range, another unit, several ranges", () => {
  for (const header of [undefined, "", "seconds=1-2", "bytes=0-1,4-5"]) assert.equal(pieceOf(header, 10), null);
});

test("outside the file, and what is no range", () => {
  for (const header of ["bytes=10-", "bytes=10-11", "bytes=-0"]) assert.equal(codeOf(header, 10), "range-outside");
  assert.equal(codeOf("bytes=-5", 0), "range-outside");
  for (const header of ["bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=1-2-3"])
    assert.equal(codeOf(header, 10), "bad-range");
});

test("any header ends in a piece of the file or in a named failure", () => {
  const digits = fc.option(fc.nat({ max: 2 ** 40 }), { nil: "" });
  const near = fc.tuple(digits, digits).map(([first, last]) => `bytes=${first}-${last}`);
  fc.assert(
    fc.property(
      fc.oneof(
        near,
        fc.string(),
        fc.string().map((text) => `bytes=${text}`),
      ),
      fc.nat(),
      (header, bytes) => {
        const code = codeOf(header, bytes);
        assert.ok(["none", "bad-range", "range-outside"].includes(code));
        const piece = code === "none" ? pieceOf(header, bytes) : null;
        if (piece !== null) assert.ok(piece.from >= 0 && piece.from <= piece.to && piece.to < bytes);
      },
    ),
  );
});
