import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cueWords, readWebVtt } from "./webvtt.ts";

const read = (...lines: readonly string[]) => readWebVtt(lines.join("\n"));
const wrong = (...lines: readonly string[]) => {
  const found = read(...lines);
  return found.ok ? "fine" : [found.line, found.problem];
};

test("cues with names, notes, styles, settings, hours, and every end of a line", () => {
  const text = [
    "\u{FEFF}WEBVTT - of a lesson",
    "Kind: captions",
    "",
    "STYLE",
    "::cue { color: lime }",
    "",
    "NOTE a remark",
    "of two lines",
    "",
    "",
    "first",
    "00:01.000 --> 00:02.500 align:start position:0%",
    "<v Ana>Hello &amp; <b>welcome</b>",
    "everybody",
    "",
    "100:00:00.000\t-->\t100:00:01.000",
  ];
  for (const end of ["\n", "\r\n", "\r"])
    assert.deepEqual(readWebVtt(text.join(end)), {
      ok: true,
      cues: [
        { fromMs: 1000, toMs: 2500, id: "first", text: "<v Ana>Hello &amp; <b>welcome</b>\neverybody" },
        { fromMs: 360_000_000, toMs: 360_001_000, id: "", text: "" },
      ],
    });
});

test("what a browser would drop is refused, with its line", () => {
  const head = ["WEBVTT", ""];
  assert.deepEqual(wrong(""), [1, "must begin with WEBVTT"]);
  assert.deepEqual(wrong("WEBVTTX"), [1, "must begin with WEBVTT"]);
  assert.deepEqual(wrong("", "WEBVTT"), [1, "must begin with WEBVTT"]);
  assert.match(String(wrong("1", "00:00:01,000 --> 00:00:02,000", "Hello")), /^1,.*SubRip/);
  assert.match(String(wrong("WEBVTT", "00:01.000 --> 00:02.000", "Hello")), /^2,needs an empty line/);
  assert.match(String(wrong(...head, "Hello")), /^3,is neither a cue nor a note/);
  assert.match(String(wrong(...head, "1", "2", "00:01.000 --> 00:02.000")), /^3,is neither/);
  assert.match(String(wrong(...head, "00:01,000 --> 00:02.000", "Hello")), /^3,"00:01,000" is no time.*no comma/);
  assert.match(String(wrong(...head, "1:00.000 --> 02:00.000", "Hello")), /^3,"1:00\.000" is no time/);
  assert.match(String(wrong(...head, "00:60.000 --> 02:00.000", "Hello")), /^3,"00:60\.000" is no time/);
  assert.deepEqual(wrong(...head, "00:02.000 --> 00:02.000", "Hello"), [3, "ends before it begins"]);
  const cue = [...head, "00:01.000 --> 00:02.000", "Hello"];
  assert.match(String(wrong(...cue, "00:02.000 --> 00:03.000", "and more")), /^5,has "-->" where text stands/);
  assert.match(String(wrong(...cue, "", "STYLE", "::cue {}")), /^6,styles and regions/);
  assert.match(String(wrong(...head, "NOTE a --> b")), /^3,has "-->"/);
  assert.match(String(wrong(...cue, "a\0b")), /^5,has a NUL/);
  assert.equal(wrong(...cue), "fine");
});

test("words are read without tags and entities", () => {
  assert.equal(cueWords("<v Ana>1 &lt; 2 &amp;amp; <00:01.000>so<i>"), "1 < 2 &amp; so");
});

const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((text) => !/[\r\n\0]|-->/.test(text) && text.trim() !== "");
const cues = fc.array(
  fc.record({ fromMs: fc.integer({ min: 0, max: 80_000_000 }), lasts: fc.integer({ min: 1, max: 9999 }), text: words }),
  { maxLength: 20 },
);

test("what is written by the rules is read as it was written", () => {
  fc.assert(
    fc.property(cues, fc.constantFrom("\n", "\r\n", "\r"), (wanted, end) => {
      const blocks = wanted.map(
        ({ fromMs, lasts, text }) => `${time(fromMs)} --> ${time(fromMs + lasts)}${end}${text}`,
      );
      const found = readWebVtt(["WEBVTT", ...blocks].join(end + end));
      assert.deepEqual(found, {
        ok: true,
        cues: wanted.map(({ fromMs, lasts, text }) => ({ fromMs, toMs: fromMs + lasts, id: "", text })),
      });
    }),
  );
});

test("no text ends in anything but cues or a line that is wrong", () => {
  const line = fc.oneof(
    fc.constantFrom("WEBVTT", "", "NOTE", "STYLE", "REGION", "00:01.000 --> 00:02.000", "-->", "1"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const found = read(...lines);
      if (!found.ok) assert.ok(found.line >= 1 && found.line <= lines.join("\n").split(/\r\n|\n|\r/).length);
      else for (const { fromMs, toMs } of found.cues) assert.ok(fromMs < toMs);
    }),
    { numRuns: 1000 },
  );
});
