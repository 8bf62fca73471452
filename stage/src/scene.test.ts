import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isLeftOut, isOnStage, sceneOf, STAGE_TILES_MAX, type StagePerson } from "./index.ts";

const person = (identity: string, change: Partial<StagePerson> = {}): StagePerson => ({
  identity,
  role: "speaker",
  onStage: true,
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

test("[S10] only whoever has the place `on` is on stage, not even when sharing or highlighted", () => {
  const scene = sceneOf([person("asks", { onStage: false, sharing: true }), person("on")], "asks");
  assert.deepEqual(scene, { people: ["on"], content: [], highlight: null });
  for (const stage of ["off", "asking", "invited", "on the moon"]) assert.equal(isOnStage({ stage }), false);
  for (const attributes of [{}, { stage: "" }, { stage: "on", role: "host" }, { role: "" }])
    assert.equal(isOnStage(attributes), true);
});

test("[S1] a viewer is not on stage, whatever the place says", () => {
  assert.equal(isOnStage({ role: "viewer", stage: "on" }), false);
});

test("[S11] being left out of recordings is said, and is not the default", () => {
  assert.equal(isLeftOut({ leftOut: "1" }), true);
  for (const attributes of [{}, { leftOut: "" }]) assert.equal(isLeftOut(attributes), false);
});

test("[S2] a full stage of 27: 25 tiles; who spoke longest ago makes room, none who shares or is highlighted", () => {
  const spoke = fc.array(fc.nat(50), { minLength: 27, maxLength: 27 });
  const chosen = fc.uniqueArray(fc.nat(26), { maxLength: 2 });
  fc.assert(
    fc.property(spoke, chosen, fc.integer({ min: -1, max: 26 }), (spokeAt, sharers, lit) => {
      const people = crowd(27).map((one, index) => ({
        ...one,
        lastSpokeAt: spokeAt[index] ?? 0,
        sharing: sharers.includes(index),
      }));
      const highlight = people[lit]?.identity ?? null;
      const scene = sceneOf(people, highlight);
      assert.equal(scene.people.length + scene.content.length, STAGE_TILES_MAX);
      const keeps = (one: StagePerson): boolean => one.sharing || one.identity === highlight;
      const shown = people.filter((one) => scene.people.includes(one.identity));
      const hidden = people.filter((one) => !scene.people.includes(one.identity));
      assert.ok(!hidden.some(keeps));
      for (const out of hidden)
        for (const one of shown.filter((each) => !keeps(each)))
          assert.ok(
            one.lastSpokeAt > out.lastSpokeAt || (one.lastSpokeAt === out.lastSpokeAt && one.joinedAt < out.joinedAt),
          );
    }),
  );
});
