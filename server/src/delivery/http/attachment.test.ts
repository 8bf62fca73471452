import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attachment } from "./attachment.ts";

/** RFC 6266 and RFC 8187, as strict as their grammars: a quoted string without escapes, and attr-char or %XX. */
const value = "(?:[A-Za-z0-9#$&+.^_`|~-]|%[0-9A-F]{2})*";
const grammar = new RegExp(
  `^attachment; filename="([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*)"; filename\\*=UTF-8''(${value})$`,
);

test("a name in any script comes back as it was, and the header is plain ASCII", () => {
  for (const name of [
    "Rec - Küche.mp4",
    "録画.mp4",
    "تسجيل.mp4",
    "🎬.mp4",
    `"a\\b" 100%.mp4`,
    "a'(b)*!.mp4",
    "\r\nX: y",
  ]) {
    const [, , extended] = grammar.exec(attachment(name)) ?? assert.fail(name);
    assert.equal(decodeURIComponent(extended ?? ""), name);
  }
});

test("whatever the name, no header is broken and nothing is lost but halves of characters", () => {
  const names = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constant("a\ud800b"));
  fc.assert(
    fc.property(names, (name) => {
      const [, plain, extended] = grammar.exec(attachment(name)) ?? assert.fail(attachment(name));
      assert.equal(decodeURIComponent(extended ?? ""), name.toWellFormed());
      assert.ok(!plain?.includes("%"));
    }),
  );
});
