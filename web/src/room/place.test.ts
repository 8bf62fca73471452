import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutStage, sceneOf, type Placement, type Scene } from "@roomreel/stage";
import { placeOnPage, type Shown } from "./place.ts";

const scene = (count: number): Scene =>
  sceneOf(
    Array.from({ length: count }, (_, index) => {
      const one = { identity: `p${index}`, role: "speaker", onStage: true, joinedAt: index, lastSpokeAt: 0 };
      return { ...one, camera: true, sharing: false };
    }),
  );
const shown = (count: number): Shown => ({ scene: scene(count), pin: null });
const nothing = { width: 0, height: 0 };
const notice = { width: 400, height: 60 };
/** Tiles in each row, from the top. */
const rowsOf = (placements: readonly Placement[]): readonly number[] => {
  const tops = placements.map(({ rect }) => rect.y);
  return [...new Set(tops)].toSorted((a, b) => a - b).map((top) => tops.filter((one) => one === top).length);
};

test("on a stage of nearly the recording's shape everybody stands as in the recording", () => {
  for (let count = 1; count <= 25; count++) {
    const recorded = layoutStage(scene(count), { width: 1920, height: 1080 });
    for (const stage of [
      { width: 1440, height: 828 },
      { width: 1280, height: 680 },
      { width: 3840, height: 2088 },
    ])
      assert.deepEqual(rowsOf(placeOnPage(shown(count), stage, nothing)), rowsOf(recorded), `${count} people`);
  }
});

test("on any other stage they use all of it", () => {
  const portrait = { width: 360, height: 600 };
  assert.deepEqual(placeOnPage(shown(4), portrait, nothing), layoutStage(scene(4), portrait));
});

test("a notice covers nobody, moves nobody to another place, and stays away from nobody whom it does not cover", () => {
  for (const stage of [
    { width: 1440, height: 828 },
    { width: 1080, height: 828 },
    { width: 360, height: 600 },
  ])
    for (let count = 1; count <= 25; count++) {
      const before = placeOnPage(shown(count), stage, nothing);
      const told = placeOnPage(shown(count), stage, notice);
      assert.deepEqual(rowsOf(told), rowsOf(before), `${count} people`);
      for (const { rect } of told)
        assert.ok(rect.x >= notice.width || rect.y + rect.height <= stage.height - notice.height, `${count} people`);
    }
  const two = placeOnPage(shown(2), { width: 1440, height: 828 }, nothing);
  assert.deepEqual(placeOnPage(shown(2), { width: 1440, height: 828 }, notice), two);
});
