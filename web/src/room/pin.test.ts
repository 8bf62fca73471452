import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutStage, type Scene } from "@roomreel/stage";
import { layoutPinned } from "./pin.ts";

const canvas = { width: 1920, height: 1080 };
const scene: Scene = { people: ["ann", "ben", "cem"], content: ["ann"], highlight: "ben" };

test("a pinned person is large, and everything else stands in the strip", () => {
  const placed = layoutPinned(scene, { identity: "cem", what: "person" }, canvas);
  assert.equal(placed.length, 4);
  assert.deepEqual(
    placed.filter(({ large }) => large).map(({ identity, what }) => `${identity} ${what}`),
    ["cem person"],
  );
});

test("one of two shares can be pinned", () => {
  const two = { ...scene, content: ["ann", "ben"] };
  const placed = layoutPinned(two, { identity: "ben", what: "content" }, canvas);
  assert.deepEqual(
    placed.filter(({ large }) => large).map(({ identity, what }) => `${identity} ${what}`),
    ["ben content"],
  );
  assert.equal(placed.length, 5);
});

test("a pin of somebody who is not on stage, or none, changes nothing", () => {
  assert.deepEqual(layoutPinned(scene, { identity: "dan", what: "person" }, canvas), layoutStage(scene, canvas));
  assert.deepEqual(layoutPinned(scene, null, canvas), layoutStage(scene, canvas));
});
