import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody } from "./person.fixture.ts";
import { spotlightOf } from "./spotlight.ts";

const me = somebody("me", { local: true, lastSpokeAt: 9 });
const [ann, ben] = [somebody("ann", { lastSpokeAt: 1 }), somebody("ben", { lastSpokeAt: 2 })];
const seen = (...of: Parameters<typeof spotlightOf>): string | null => {
  const spotlight = spotlightOf(...of);
  return spotlight === null ? null : `${spotlight.person.identity} ${spotlight.what}`;
};

test("a pin, else what is shared, else the main camera, else who spoke last, others first", () => {
  const sharing = somebody("ann", { sharing: true });
  assert.equal(seen([me, sharing, ben], "ann", { identity: "ben", what: "person" }), "ben person");
  assert.equal(seen([me, sharing, ben], "ben", null), "ann content");
  assert.equal(seen([me, ann, ben], "ann", null), "ann person");
  assert.equal(seen([me, ann, ben], null, null), "ben person");
  assert.equal(seen([me], null, null), "me person");
});

test("nobody is shown who is not on stage", () => {
  assert.equal(seen([somebody("vic", { onStage: false })], "vic", { identity: "vic", what: "person" }), null);
  assert.equal(seen([ann], null, { identity: "ann", what: "content" }), "ann person");
});
