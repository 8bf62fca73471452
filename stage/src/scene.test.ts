import assert from "node:assert/strict";
import { test } from "node:test";
import { sceneOf, STAGE_TILES_MAX, type StagePerson } from "./index.ts";

const person = (identity: string, change: Partial<StagePerson> = {}): StagePerson => ({
  identity,
  role: "speaker",
  joinedAt: 0,
  lastSpokeAt: 0,
  camera: true,
  sharing: false,
  ...change,
});
const crowd = (count: number): StagePerson[] =>
  Array.from({ length: count }, (_, index) => person(`p${String(index).padStart(2, "0")}`, { joinedAt: index }));

test("[S1] viewers are never on stage, not even when they share", () => {
  const scene = sceneOf([person("v", { role: "viewer", sharing: true }), person("s")]);
  assert.deepEqual(scene, { people: ["s"], content: [], highlight: null });
});

test("[S2] when full, whoever has not spoken for longest makes room", () => {
  const people = crowd(26).map((one, index) => ({ ...one, lastSpokeAt: index === 3 ? 5 : 100 + index }));
  const scene = sceneOf(people);
  assert.equal(scene.people.length, STAGE_TILES_MAX);
  assert.ok(!scene.people.includes("p03"));
});

test("[S2] among those who never spoke the latest to join makes room", () => {
  assert.ok(!sceneOf(crowd(26)).people.includes("p25"));
});

test("[S2] whoever shares or is highlighted keeps the place, and contents count as tiles", () => {
  const people = crowd(30).map((one) => ({ ...one, lastSpokeAt: 9, sharing: one.identity === "p29" }));
  people[28] = { ...person("p28", { joinedAt: 28 }) };
  const scene = sceneOf(people, "p28");
  assert.equal(scene.people.length + scene.content.length, STAGE_TILES_MAX);
  assert.ok(scene.people.includes("p28") && scene.people.includes("p29"));
});

test("[S3] tiles stand in the order of joining, whoever speaks", () => {
  const people = [
    person("b", { joinedAt: 2, lastSpokeAt: 50 }),
    person("a", { joinedAt: 1 }),
    person("c", { joinedAt: 2 }),
  ];
  assert.deepEqual(sceneOf(people).people, ["a", "b", "c"]);
});

test("[S5] a highlight of somebody who is not on stage is none", () => {
  assert.equal(sceneOf([person("a")], "gone").highlight, null);
});
