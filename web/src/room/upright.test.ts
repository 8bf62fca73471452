import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scene } from "@roomreel/stage";
import { isUpright, layoutUpright } from "./upright.ts";

const phone = { width: 360, height: 600 };
const people = ["ann", "ben", "cem"];
const scene = (change: Partial<Scene> = {}): Scene => ({ people, content: [], highlight: null, ...change });

test("what is large has the width of an upright screen; the others stand above it, and nothing overlaps", () => {
  for (const one of [scene({ content: ["ann"] }), scene({ content: ["ann", "ben"] }), scene({ highlight: "cem" })]) {
    const placed = layoutUpright(one, null, phone) ?? [];
    const large = placed.filter((tile) => tile.large);
    const others = placed.filter((tile) => !tile.large);
    assert.equal(placed.length, one.content.length + people.length);
    assert.ok(large.every(({ rect }) => rect.width > 320));
    const bottom = Math.max(...others.map(({ rect }) => rect.y + rect.height));
    assert.ok(large.every(({ rect }) => rect.y >= bottom && rect.y + rect.height <= phone.height));
    assert.ok(others.every(({ rect }) => rect.height > 50));
  }
});

test("a pin wins over what is shared, which then stands among the others", () => {
  const placed = layoutUpright(scene({ content: ["ann"] }), { identity: "ben", what: "person" }, phone) ?? [];
  assert.deepEqual(
    placed.map(({ identity, what, large }) => [identity, what, large]),
    [
      ["ben", "person", true],
      ["ann", "content", false],
      ["ann", "person", false],
      ["cem", "person", false],
    ],
  );
});

test("where nothing is large, or one alone is, people stand as ever", () => {
  assert.equal(layoutUpright(scene(), null, phone), null);
  assert.equal(layoutUpright(scene({ people: ["ann"], highlight: "ann" }), null, phone), null);
  assert.ok(isUpright(phone) && !isUpright({ width: 700, height: 600 }));
});
