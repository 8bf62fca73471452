import assert from "node:assert/strict";
import { test } from "node:test";
import { mediaMs } from "../vocabulary/index.ts";
import { chaptersOf } from "./chapters.ts";

test("[P13] a gap is a chapter and its end another; a pause, cut out, is one; all in order", () => {
  const gaps = [
    { fromMs: mediaMs(9000), toMs: mediaMs(9000), reason: "paused" },
    { fromMs: mediaMs(2000), toMs: mediaMs(4000), reason: "recorder-lost" },
  ] as const;
  assert.deepEqual(chaptersOf(gaps), [
    { atMs: 0, title: "Recording" },
    { atMs: 2000, title: "Not recorded: recorder lost" },
    { atMs: 4000, title: "Recording continues" },
    { atMs: 9000, title: "Recording continues after a pause" },
  ]);
  assert.deepEqual(chaptersOf([]), []);
});

test("[P14] who joins and what is shared are chapters; those who come together have one; the file names nobody", () => {
  const note = (atS: number, what: "joined" | "shares", name: string) => ({ atMs: mediaMs(atS * 1000), what, name });
  const notes = [
    note(60, "joined", "Ada"),
    note(70, "joined", "Bob"),
    note(75, "joined", "Cleo"),
    note(90, "shares", "Bob"),
    note(300, "joined", ""),
  ];
  assert.deepEqual(chaptersOf([], notes, "named"), [
    { atMs: 0, title: "Recording" },
    { atMs: 60_000, title: "Ada, Bob and Cleo joined" },
    { atMs: 90_000, title: "Bob shares a screen" },
    { atMs: 300_000, title: "Somebody joined" },
  ]);
  assert.deepEqual(
    chaptersOf([], notes).map(({ title }) => title),
    ["Recording", "3 people joined", "A screen is shared", "Somebody joined"],
  );
});

test("[P17] a mark is a chapter with its label, for whoever sees the file; of too many, marks and gaps stay", () => {
  const joined = Array.from({ length: 300 }, (_, index) => ({
    ...{ atMs: mediaMs(index * 60_000), what: "joined" as const, name: "Ada" },
  }));
  const marks = ["The proof", ""].map((name, index) => ({
    ...{ atMs: mediaMs(17_000_000 + index * 1000), what: "mark" as const, name },
  }));
  const gap = { fromMs: mediaMs(17_900_000), toMs: mediaMs(17_900_000), reason: "paused" } as const;
  for (const naming of ["named", "nameless"] as const) {
    const titles = chaptersOf([gap], [...joined, ...marks], naming).map(({ title }) => title);
    assert.equal(titles.length, 254);
    assert.deepEqual(
      titles.filter((title) => !title.endsWith("joined")),
      ["The proof", "Mark", "Recording continues after a pause"],
    );
  }
});
