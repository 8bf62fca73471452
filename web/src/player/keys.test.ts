import assert from "node:assert/strict";
import { test } from "node:test";
import type { Press } from "../parts/use-page-keys.ts";
import { nextSpeed, wishOf } from "./keys.ts";

const wish = (key: string, change: Partial<Press> = {}) =>
  wishOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, typing: false, on: null, ...change });

test("keys do what players of films do with them, in both cases", () => {
  assert.deepEqual(
    [" ", "k", "K"].map((key) => wish(key)?.do),
    ["play", "play", "play"],
  );
  assert.deepEqual(
    ["j", "l", "ArrowLeft", "ArrowRight"].map((key) => wish(key)),
    [-10, 10, -5, 5].map((seconds) => ({ do: "skip", seconds })),
  );
  assert.deepEqual(
    ["0", "9"].map((key) => wish(key)),
    [
      { do: "jump", part: 0 },
      { do: "jump", part: 0.9 },
    ],
  );
  assert.deepEqual(
    [">", "<", "?", "f", "m", "c", "p"].map((key) => wish(key)?.do),
    [...["speed", "speed", "sheet", "full-screen", "mute", "captions", "own-window"]],
  );
  assert.equal(wish("x"), null);
});

test("nothing is taken from typing, from browsers, and from what has the focus", () => {
  assert.equal(wish("k", { typing: true }), null);
  for (const held of ["ctrlKey", "metaKey", "altKey"] as const) assert.equal(wish("f", { [held]: true }), null);
  assert.equal(wish(" ", { on: "button" }), null);
  assert.equal(wish("k", { on: "button" })?.do, "play");
  assert.equal(wish("ArrowUp", { on: "slider" }), null);
  assert.equal(wish("ArrowLeft", { on: "slider" })?.do, "skip");
});

test("who holds a key skips on and does nothing else again", () => {
  assert.equal(wish("ArrowRight", { repeat: true })?.do, "skip");
  for (const key of [" ", "m", "f", "5"]) assert.equal(wish(key, { repeat: true }), null);
});

test("speeds go from step to step and stay at the ends", () => {
  assert.deepEqual([nextSpeed(1, "faster"), nextSpeed(1, "slower")], [1.25, 0.75]);
  assert.deepEqual([nextSpeed(2, "faster"), nextSpeed(0.5, "slower"), nextSpeed(1.1, "faster")], [2, 0.5, 1.25]);
});
