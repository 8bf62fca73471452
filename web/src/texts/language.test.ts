import assert from "node:assert/strict";
import { test } from "node:test";
import { languageFor, localeFor } from "./language.ts";
import { pluralIn } from "./plural.ts";

test("the first of the browser's languages that there is, else English", () => {
  assert.equal(languageFor(["fr-FR", "de-AT", "en"]), "de");
  assert.equal(languageFor(["es-419"]), "es");
  assert.equal(languageFor(["fr", "zh-Hant"]), "en");
  assert.equal(languageFor([]), "en");
});

test("a choice kept from before that is none is passed over", () => {
  assert.equal(languageFor(["klingon", "de"]), "de");
});

test("dates are those of the place where the language is spoken", () => {
  assert.equal(localeFor("en", ["de-DE", "en-GB"]), "en-GB");
  assert.equal(localeFor("es", ["de-DE"]), "es");
});

test("a number has its form and its digits in each language", () => {
  const forms = { one: "# message", other: "# messages" };
  assert.deepEqual(
    [0, 1, 2, 1200].map((count) => pluralIn("en")(count, forms)),
    ["0 messages", "1 message", "2 messages", "1,200 messages"],
  );
  assert.equal(pluralIn("de")(12_000, { one: "# Nachricht", other: "# Nachrichten" }), "12.000 Nachrichten");
});
