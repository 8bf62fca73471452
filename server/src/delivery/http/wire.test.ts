/** Names that stand twice, once on the wire and once in the stage that they come from: they are the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  consentModeSchema,
  organisationSchema,
  permissionKeys,
  roomAccessSchema,
  roomConfigSchema,
  roomRoleSchema,
  startTriggerSchema,
} from "@roomreel/contract";
import { consentModes, defaultOrganisation, startTriggers } from "../../people/index.ts";
import { defaultPermissions, defaultSettings, linkKinds, permissionNames } from "../../rooms/index.ts";
import { roomConfigView } from "./room-view.ts";

test("the permissions, roles and links of the wire are those of the rooms", () => {
  assert.deepEqual(permissionKeys, permissionNames);
  assert.deepEqual(roomRoleSchema.options, Object.keys(defaultPermissions));
  assert.deepEqual(Object.keys(roomAccessSchema.shape.anonymous.shape), linkKinds);
});

test("what a new room has crosses the wire whole", () => {
  const room = { settings: defaultSettings, organisation: defaultOrganisation };
  const config = roomConfigView(room);
  assert.deepEqual(roomConfigSchema.strict().parse(config), config);
  assert.deepEqual(
    { ...config, recording: { ...config.recording, enabled: null } },
    {
      ...defaultSettings,
      recording: { ...defaultSettings.recording, type: null, autoStart: null },
    },
  );
});

test("the triggers and consent modes of the wire are those of the organisation, and its defaults cross it", () => {
  assert.deepEqual(startTriggerSchema.options, startTriggers);
  assert.deepEqual(consentModeSchema.options, consentModes);
  assert.deepEqual(organisationSchema.strict().parse(defaultOrganisation), defaultOrganisation);
});
