import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wallMs } from "../vocabulary/index.ts";
import { recordingFilename, recordingTitle } from "./names.ts";

test("K-52: Rec, date and time, meeting title", () => {
  const title = recordingTitle(wallMs(Date.UTC(2026, 10, 21, 9, 5, 7)), "Weekly: plan/review?");
  assert.equal(title, "Rec - 2026-11-21 09-05-07 - Weekly: plan/review?");
  assert.equal(recordingFilename(title, "mp4"), "Rec - 2026-11-21 09-05-07 - Weekly_ plan_review_.mp4");
});

test("a file name is safe in every file system, whatever the title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.constantFrom("mp4", "mkv"), (title, fileFormat) => {
      const name = recordingFilename(`Rec - ${title}`, fileFormat);
      assert.ok(Buffer.byteLength(name) <= 200);
      assert.doesNotMatch(name, /[\p{Cc}<>:"/\\|?*]/u);
      assert.doesNotMatch(name.slice(0, -4), /[. ]$/);
      assert.ok(name.endsWith(`.${fileFormat}`));
    }),
  );
});
