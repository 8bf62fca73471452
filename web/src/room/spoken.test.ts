import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody } from "./person.fixture.ts";
import { spokenChanges } from "./spoken.ts";

const [me, ann, ben, cem] = [somebody("Me", { local: true }), somebody("Ann"), somebody("Ben"), somebody("Cem")];

test("who came and who left is said by name, many at once by number, oneself never", () => {
  assert.deepEqual(spokenChanges([me, ann], [me, ben], false), ["Ben joined", "Ann left"]);
  assert.deepEqual(spokenChanges([me], [me, ann, ben, cem], false), ["3 people joined"]);
  assert.deepEqual(spokenChanges([], [me], false), []);
});

test("who leads hears of hands and requests, others do not", () => {
  const wanting = somebody("Ann", { handSince: 1, stage: "asking", onStage: false });
  assert.deepEqual(spokenChanges([me, ann], [me, wanting], true), ["Ann raised a hand", "Ann asks to join the stage"]);
  assert.deepEqual(spokenChanges([me, ann], [me, wanting], false), []);
  assert.deepEqual(spokenChanges([me, wanting], [me, wanting], true), []);
});
