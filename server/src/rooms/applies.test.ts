import assert from "node:assert/strict";
import { test } from "node:test";
import { appliesFrom } from "./applies.ts";
import { defaultSettings, type RoomSettings } from "./room.ts";

const changed: RoomSettings = {
  ...defaultSettings,
  chat: { enabled: false },
  e2ee: { enabled: true },
  stage: "invite",
  waitingRoom: true,
  virtualBackground: { enabled: false },
  recording: { ...defaultSettings.recording, layout: "speaker" },
};

test("[SP18] while people meet each changed setting says from when it holds, and no other is named", () => {
  assert.deepEqual(appliesFrom(defaultSettings, changed, true), {
    chat: "now",
    virtualBackground: "next-meeting",
    e2ee: "next-meeting",
    stage: "next-meeting",
    waitingRoom: "now",
    "recording.layout": "now",
  });
});

test("[SP18] in an empty room everything holds now", () => {
  assert.deepEqual(new Set(Object.values(appliesFrom(defaultSettings, changed, false))), new Set(["now"]));
  assert.deepEqual(appliesFrom(changed, changed, false), {});
});
