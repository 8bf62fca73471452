import assert from "node:assert/strict";
import { test } from "node:test";
import { addressAt, secondsIn } from "./start-at.ts";

test("a second is named in every way that people write it", () => {
  assert.deepEqual(["754", "754s", "12m34s", "12:34", "1h", "1:02:03", "90m", "0"].map(secondsIn), [
    ...[754, 754, 754, 754, 3600, 3723, 5400, 0],
  ]);
  assert.deepEqual([null, "", "soon", "-1", "1:99", "12m34", "1.5"].map(secondsIn).slice(0, 5), [
    ...[null, null, null, null, null],
  ]);
  assert.equal(secondsIn("1.5"), null);
});

test("an address at a second carries what one needs to see it, and no secret of before", () => {
  const page = new URL("https://meet.example/meet/recording/r?room=lesson&t=5&accessToken=secret#x");
  assert.equal(addressAt(page, 754.9), "https://meet.example/meet/recording/r?room=lesson&t=754");
  assert.equal(addressAt(page, 0.4), "https://meet.example/meet/recording/r?room=lesson");
  assert.equal(
    addressAt(new URL("https://meet.example/recording/r"), 2, { recordingSecret: "s" }),
    "https://meet.example/recording/r?recordingSecret=s&t=2",
  );
});
