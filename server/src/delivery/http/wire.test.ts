/** Names that stand twice, once on the wire and once in the stage that they come from: they are the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { permissionKeys, roomAccessSchema, roomConfigSchema, roomRoleSchema } from "@roomreel/contract";
import { defaultPermissions, defaultSettings, linkKinds, permissionNames } from "../../rooms/index.ts";

test("the permissions, roles and links of the wire are those of the rooms", () => {
  assert.deepEqual(permissionKeys, permissionNames);
  assert.deepEqual(roomRoleSchema.options, Object.keys(defaultPermissions));
  assert.deepEqual(Object.keys(roomAccessSchema.shape.anonymous.shape), linkKinds);
});

test("what a new room has crosses the wire whole", () => {
  assert.deepEqual(roomConfigSchema.strict().parse(defaultSettings), defaultSettings);
});
