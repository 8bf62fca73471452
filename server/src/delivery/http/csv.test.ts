import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvOf } from "./csv.ts";

const cellOf = (text: string): string =>
  csvOf([], [[text]])
    .replace("\uFEFF\r\n", "")
    .replace(/\r\n$/, "");

test("[R44] a name that a spreadsheet would run is text", () => {
  for (const name of ['=HYPERLINK("http://evil")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u200b=1", "＝1"])
    assert.ok(cellOf(name).startsWith(`"'`), name);
  assert.equal(cellOf("Ann"), '"Ann"');
  assert.equal(cellOf('O"Neil, Bo\nb'), '"O""Neil, Bo\nb"');
});

test("[R44] whatever the text, its cell ends where it should and begins like no formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      const cell = cellOf(text);
      assert.match(cell, /^"(?:[^"]|"")*"$/);
      const read = cell.slice(1, -1).replaceAll('""', '"');
      assert.ok(read === text || read === `'${text}`);
      assert.doesNotMatch(read, /^\s*[=+\-@]|^[\t\r\n]/);
    }),
  );
});
