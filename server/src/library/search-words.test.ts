import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { searchTerms, searchWords } from "./search-words.ts";

const finds = (looked: string, ...texts: readonly string[]): boolean => {
  const words = searchWords(texts);
  return searchTerms(looked).every((term) => words.some((word) => word.startsWith(term)));
};

test("[L11] beginnings of words, whatever the case and accents, in any order, all of them", () => {
  const texts = ["Rec - 2026-11-21 09-45-12 - Wöchentliches Treffen", "Zoë O'Hara", "notes/budget.pdf"];
  for (const looked of ["woch", "TREFFEN zoe", "2026-11-21", "hara", "budget", "o'hara", "  ", ""])
    assert.ok(finds(looked, ...texts), looked);
  for (const looked of ["offen", "woch missing", "2025"]) assert.ok(!finds(looked, ...texts), looked);
});

test("[L11] any part of a script that writes no blanks", () => {
  for (const looked of ["会議", "録画", "議録", "第3回"]) assert.ok(finds(looked, "第3回会議録画"), looked);
  assert.ok(finds("ประชุม", "การประชุมประจำปี"));
  assert.ok(!finds("画録", "第3回会議録画"));
});

test("[L11] what is written is found, and terms are letters and digits only, and few", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, other) => {
      const words = searchWords([other, text]);
      for (const term of searchTerms(text)) {
        assert.match(term, /^[\p{L}\p{N}]+$/u);
        assert.ok(
          words.some((word) => word.startsWith(term)),
          term,
        );
      }
      assert.ok(searchTerms(text).length <= 10 && words.length <= 2000);
    }),
  );
});
