import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordingState } from "@roomreel/contract";
import { somebody } from "./person.fixture.ts";
import type { Person } from "./picture.ts";
import { readRoomState } from "./room-state.ts";
import { spokenChanges, type Seen } from "./spoken.ts";

const [ann, ben, cem, dan] = [somebody("Ann"), somebody("Ben"), somebody("Cem"), somebody("Dan")];
const said = { v: 1, roomId: "lesson", roomName: "A lesson", recordingEnabled: true };

const seen = (others: readonly Person[], role: Person["role"] = "speaker", recording?: RecordingState): Seen => {
  const me = somebody("Me", { local: true, role });
  return { people: [me, ...others], me, state: readRoomState(JSON.stringify({ ...said, recording })) };
};

test("who came and who left is said by name, many at once by number, oneself never", () => {
  assert.deepEqual(spokenChanges(seen([ann]), seen([ben])), ["Ben joined", "Ann left"]);
  assert.deepEqual(spokenChanges(seen([]), seen([ann, ben, cem])), ["3 people joined"]);
  assert.deepEqual(spokenChanges(seen([ann, ben, cem]), seen([])), ["3 people left"]);
  assert.deepEqual(spokenChanges({ ...seen([]), people: [] }, seen([])), []);
});

test("everybody hears of hands, who leads of requests too; what was so before is not said again", () => {
  const wanting = somebody("Ann", { handSince: 1, stage: "asking", onStage: false });
  assert.deepEqual(spokenChanges(seen([ann]), seen([wanting])), ["Ann raised a hand"]);
  assert.deepEqual(spokenChanges(seen([ann]), seen([wanting], "host")), [
    "Ann raised a hand",
    "Ann asks to join the stage",
  ]);
  assert.deepEqual(spokenChanges(seen([wanting], "host"), seen([wanting], "host")), []);
  const hands = [ann, ben, cem, dan].map((one) => ({ ...one, handSince: 2 }));
  assert.deepEqual(spokenChanges(seen([ann, ben, cem, dan]), seen(hands)), ["4 people raised a hand"]);
});

test("that a recording pauses and goes on is said, of the same recording alone", () => {
  const active: RecordingState = { state: "active", recordingId: "r", startedAt: 1, pausedMs: 0 };
  const paused: RecordingState = { state: "paused", recordingId: "r", startedAt: 1, pausedAt: 2, recordedMs: 1 };
  const changes = (before: RecordingState, after: RecordingState) =>
    spokenChanges(seen([], "speaker", before), seen([], "speaker", after));
  assert.deepEqual(changes(active, paused), ["The recording is paused"]);
  const starting: RecordingState = { state: "starting", recordingId: "r" };
  assert.deepEqual(changes(starting, paused), ["The recording is paused"], "sooner than changes are gathered");
  assert.deepEqual(changes(paused, paused), []);
  assert.deepEqual(changes(paused, active), ["The recording goes on"]);
  assert.deepEqual(changes(active, active), []);
  assert.deepEqual(changes({ ...active, recordingId: "other" }, paused), []);
});
