import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { piecesOf } from "./links.ts";

const linksIn = (words: string): readonly string[] =>
  piecesOf(words).flatMap(({ text, href }) => (href === null ? [] : [text]));

test("addresses become links, what closes the sentence stays outside", () => {
  assert.deepEqual(linksIn("see https://example.org/a?b=c, and (http://example.org/d)."), [
    "https://example.org/a?b=c",
    "http://example.org/d",
  ]);
  assert.deepEqual(linksIn("https://example.org/Room_(place)"), ["https://example.org/Room_(place)"]);
});

test("nothing that could run or that leads elsewhere than it says becomes a link", () => {
  const never = ["javascript:alert(1)", "data:text/html,x", "https://bank.example@evil.example/", "ftp://a.example/"];
  for (const words of never) assert.deepEqual(linksIn(words), [], words);
});

test("whatever is said is shown whole, and links are http alone", () => {
  const words = fc.oneof(fc.string({ unit: "binary" }), fc.webUrl({ withQueryParameters: true }), fc.lorem());
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (parts) => {
      const said = parts.join(" ");
      const pieces = piecesOf(said);
      assert.equal(pieces.map(({ text }) => text).join(""), said);
      for (const { href } of pieces) if (href !== null) assert.match(href, /^https?:\/\//);
    }),
  );
});
