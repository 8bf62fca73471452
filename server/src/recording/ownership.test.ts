import assert from "node:assert/strict";
import { test } from "node:test";
import type { SpaceOfRoom } from "../rooms/index.ts";
import { userId } from "../vocabulary/index.ts";
import { ownershipOf } from "./ownership.ts";

const space = (kind: SpaceOfRoom["kind"], owner: string | null): SpaceOfRoom => ({
  spaceId: "space",
  kind,
  owner: owner === null ? null : userId(owner),
  leaders: {},
});

/** Kind of room, the space's owner, the initiator's account, whose it is. */
const table: readonly [SpaceOfRoom["kind"] | "single", string | null, string | null, string][] = [
  ["single", null, null, "room_owner"],
  ["single", null, "ina", "room_owner"],
  ["single", null, "room_owner", "room_owner"],
  ["channel", "chloe", "ina", "chloe"],
  ["channel", "chloe", "chloe", "chloe"],
  ["channel", null, "ina", "ina"],
  ["gallery", "gil", "ina", "gil"],
  ["gallery", "gil", null, "gil"],
  ["gallery", null, "ina", "ina"],
  ["gallery", null, null, "room_owner"],
];

for (const [kind, spaceOwner, account, expected] of table)
  test(`[R50] [R51] ${kind}, owned by ${spaceOwner}, initiated by ${account}: of ${expected}`, () => {
    const room = { owner: "room_owner", space: kind === "single" ? null : space(kind, spaceOwner) };
    const { owner, collaborators } = ownershipOf(room, account);
    assert.equal(owner, expected);
    const isOther = account !== null && account !== expected;
    assert.deepEqual(collaborators, isOther ? [{ userId: account, as: ["co-editor", "co-publisher"] }] : []);
  });
