import assert from "node:assert/strict";
import { test } from "node:test";
import { createRoomSchema } from "@roomreel/contract";
import { askedFor, newDraft } from "./new-room-draft.ts";

test("a name alone says nothing else, so that the organisation's word counts", () => {
  assert.deepEqual(askedFor({ ...newDraft, name: " Choir " }, null), { roomName: "Choir", config: {} });
});

test("what was chosen is said, and taken by the API", () => {
  const asked = askedFor(
    {
      name: "Talk",
      stage: "invite",
      waitingRoom: true,
      waitForHost: true,
      chat: false,
      maxParticipants: 12,
      type: "cloud",
      startTrigger: "automatic-host",
      layout: "speaker",
      encoding: "H264_720P_60",
      allowAccessTo: "admin",
      retentionDays: 30,
      deletion: { date: 2e12, policy: { withMeeting: "force", withRecordings: "close" } },
    },
    "always",
  );
  assert.deepEqual(asked, {
    roomName: "Talk",
    config: {
      stage: "invite",
      waitingRoom: true,
      waitForHost: true,
      chat: { enabled: false },
      maxParticipants: 12,
      schedule: "always",
      recording: {
        type: "cloud",
        startTrigger: "automatic-host",
        layout: "speaker",
        encoding: "H264_720P_60",
        allowAccessTo: "admin",
        retentionDays: 30,
      },
    },
    autoDeletionDate: 2e12,
    autoDeletionPolicy: { withMeeting: "force", withRecordings: "close" },
  });
  assert.ok(createRoomSchema.safeParse(asked).success);
});
