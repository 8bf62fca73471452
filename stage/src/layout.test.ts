import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { containedIn, layoutStage, type Placement, type Rect, type Scene } from "./index.ts";

const HD = { width: 1920, height: 1080 };
const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);
const scene = (change: Partial<Scene>): Scene => ({ people: [], content: [], highlight: null, ...change });

const scenes = fc
  .record({
    count: fc.integer({ min: 0, max: 25 }),
    contents: fc.integer({ min: 0, max: 2 }),
    lit: fc.integer({ min: -1, max: 24 }),
  })
  .map(({ count, contents, lit }) => {
    const all = people(count);
    return scene({ people: all, content: all.slice(0, contents), highlight: all[lit] ?? null });
  });
const canvases = fc.constantFrom(
  HD,
  { width: 1280, height: 720 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
);

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const sizes = (placements: readonly Placement[]): Set<string> =>
  new Set(placements.map(({ rect }) => `${rect.width}x${rect.height}`));

test("[S6] rectangles lie inside the canvas and never overlap", () => {
  fc.assert(
    fc.property(scenes, canvases, (given, canvas) => {
      const rects = layoutStage(given, canvas).map((placement) => placement.rect);
      for (const [index, rect] of rects.entries()) {
        assert.ok(
          rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= canvas.width && rect.y + rect.height <= canvas.height,
        );
        assert.ok(rects.every((other, at) => at === index || !overlap(rect, other)));
      }
    }),
  );
});

test("[S7] tile widths are multiples of 16, x, y and heights are even", () => {
  fc.assert(
    fc.property(scenes, canvases, (given, canvas) => {
      for (const { rect } of layoutStage(given, canvas)) {
        assert.equal(rect.width % 16, 0);
        assert.deepEqual([rect.x % 2, rect.y % 2, rect.height % 2], [0, 0, 0]);
        assert.ok(rect.width > 0 && rect.height > 0);
      }
    }),
  );
});

test("[S8] tiles of a grid are all the same size and 16:9 within a grid step", () => {
  for (let count = 1; count <= 25; count++) {
    const placements = layoutStage(scene({ people: people(count) }), HD);
    assert.equal(placements.length, count);
    assert.equal(sizes(placements).size, 1);
    for (const { rect } of placements) assert.ok(Math.abs(rect.width - (rect.height * 16) / 9) < 16);
  }
});

test("[S4] content is large, everybody stands in a strip above it", () => {
  for (const count of [1, 4, 10, 11, 24]) {
    const placements = layoutStage(scene({ people: people(count), content: ["p0"] }), HD);
    const content = placements.find((placement) => placement.what === "content");
    const strip = placements.filter((placement) => placement.what === "person");
    assert.ok(content !== undefined && content.large);
    assert.equal(strip.length, count);
    for (const { rect } of strip) assert.ok(rect.y + rect.height <= content.rect.y);
    assert.ok(content.rect.width >= 0.7 * HD.width);
  }
});

test("[S4] two contents stand side by side", () => {
  const placements = layoutStage(scene({ people: people(2), content: ["p0", "p1"] }), HD);
  const contents = placements.filter((placement) => placement.what === "content");
  assert.deepEqual(
    contents.map((placement) => placement.identity),
    ["p0", "p1"],
  );
  assert.equal(contents[0]?.rect.y, contents[1]?.rect.y);
});

test("[S5] a highlighted person is large, unless content is shown", () => {
  const alone = layoutStage(scene({ people: people(3), highlight: "p1" }), HD);
  assert.deepEqual(
    alone.filter((placement) => placement.large).map((placement) => placement.identity),
    ["p1"],
  );
  assert.equal(alone.length, 3);
  const shared = layoutStage(scene({ people: people(3), highlight: "p1", content: ["p2"] }), HD);
  assert.deepEqual(
    shared.filter((placement) => placement.large).map((placement) => placement.what),
    ["content"],
  );
});

test("[S9] a picture is contained and keeps its shape within a grid step", () => {
  const even = fc.integer({ min: 8, max: 1000 }).map((value) => value * 2);
  fc.assert(
    fc.property(even, even, (width, height) => {
      const frame = { x: 100, y: 50, width: 944, height: 530 };
      const inside = containedIn(frame, { width, height });
      assert.ok(inside.x >= frame.x && inside.y >= frame.y);
      assert.ok(inside.x + inside.width <= frame.x + frame.width && inside.y + inside.height <= frame.y + frame.height);
      assert.equal(inside.width % 16, 0);
    }),
  );
});

test("[S9] a 16:9 camera fills its tile in every grid", () => {
  for (let count = 1; count <= 25; count++) {
    for (const { rect } of layoutStage(scene({ people: people(count) }), HD)) {
      assert.deepEqual(containedIn(rect, { width: 1280, height: 720 }), rect);
    }
  }
});

test("[S9] a portrait camera stands in the middle of its tile", () => {
  const inside = containedIn({ x: 0, y: 0, width: 640, height: 360 }, { width: 720, height: 1280 });
  assert.deepEqual(inside, { x: 216, y: 0, width: 208, height: 360 });
});

test("[S8] two people sit side by side where one above the other would be as large", () => {
  const rects = layoutStage(scene({ people: people(2) }), { width: 1280, height: 724 }).map(({ rect }) => rect);
  assert.equal(rects[0]?.y, rects[1]?.y);
});
