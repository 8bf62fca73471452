import assert from "node:assert/strict";
import { test } from "node:test";
import { permissionKeys } from "@roomreel/contract";
import { groupNames, rightGroups } from "./rights.ts";

test("every right is offered once", () => {
  const offered: readonly string[] = groupNames.flatMap((group) => [...rightGroups[group]]);
  assert.deepEqual(offered.toSorted(), permissionKeys.toSorted());
});
