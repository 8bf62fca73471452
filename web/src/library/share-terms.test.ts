import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clockText } from "../texts/format.ts";
import { type Entered, secondsIn, termsOf } from "./share-terms.ts";

const plain: Entered = {
  access: "public",
  expiry: "never",
  lastDay: "",
  password: "",
  download: true,
  start: "",
  name: " For Ana ",
};
const NOW = new Date(2026, 2, 28, 12).getTime();
const terms = (entered: Partial<Entered>) => termsOf({ ...plain, ...entered }, 3600, NOW);

test("a time is read as it is shown", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 359_999 }), (seconds) => {
      assert.equal(secondsIn(clockText(seconds)), seconds);
    }),
  );
  assert.deepEqual([secondsIn(""), secondsIn("90"), secondsIn(" 1:02:30 ")], [0, 90, 3750]);
  for (const wrong of ["x", "1:2:3:4", "1:99", "-1", "1.5", ":30"]) assert.equal(secondsIn(wrong), null, wrong);
});

test("what is entered becomes what is asked for", () => {
  const asked = { name: "For Ana", access: "public", password: null, download: true, startTime: 0, expiresAt: null };
  assert.deepEqual(terms({}), asked);
  assert.deepEqual(terms({ access: "signed-in", download: false, password: "long enough", start: "2:30" }), {
    ...asked,
    access: "signed-in",
    download: false,
    password: "long enough",
    startTime: 150,
  });
});

test("a link ends after so many days, or with the end of a day", () => {
  const ends = (entered: Partial<Entered>) => {
    const asked = terms(entered);
    return typeof asked === "string" ? asked : asked.expiresAt;
  };
  assert.equal(ends({ expiry: "week" }), NOW + 7 * 86_400_000);
  assert.equal(ends({ expiry: "date", lastDay: "2026-03-28" }), new Date(2026, 2, 29).getTime());
  assert.equal(ends({ expiry: "date", lastDay: "2026-03-27" }), "lastDay");
  assert.equal(ends({ expiry: "date" }), "lastDay");
});

test("what is wrong is named", () => {
  assert.equal(terms({ password: "short" }), "password");
  assert.equal(terms({ start: "soon" }), "start");
  assert.equal(terms({ start: "1:00:00" }), "late");
});
