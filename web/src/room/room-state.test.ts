import assert from "node:assert/strict";
import { test } from "node:test";
import { roomStateSchema } from "@roomreel/contract";
import fc from "fast-check";
import { readRoomState } from "./room-state.ts";

const id = fc.string();
const at = fc.double({ noNaN: true, noDefaultInfinity: true });
const recordings = fc.oneof(
  fc.constant(null),
  fc.record({ state: fc.constant("starting"), recordingId: id }),
  fc.record({ state: fc.constant("active"), recordingId: id, startedAt: at }),
  fc.record({ state: fc.constant("active"), recordingId: id, startedAt: at, pausedMs: at }),
  fc.record({ state: fc.constant("paused"), recordingId: id, startedAt: at, pausedAt: at, recordedMs: at }),
  fc.record({ state: fc.constant("ending"), recordingId: id, startedAt: fc.option(at) }),
  fc.record({ state: fc.constant("complete"), recordingId: id, endedAt: at }),
  fc.record({ state: fc.constant("failed"), recordingId: id, endedAt: at, message: id, hasFile: fc.boolean() }),
);
const states = fc.record({
  v: fc.constant(1),
  roomId: id,
  roomName: id,
  recordingEnabled: fc.boolean(),
  recording: recordings,
});
const ofMeeting = fc.record(
  {
    locked: fc.boolean(),
    waiting: fc.nat(),
    stageMode: fc.constantFrom("everyone", "request", "invite"),
    mainCamera: fc.option(id),
    chatEnabled: fc.boolean(),
    willBeRecorded: fc.boolean(),
    prompted: fc.option(id),
    reminded: fc.boolean(),
    consent: fc.constantFrom("notify", "confirm", "gate"),
    mayBeLeftOut: fc.boolean(),
    startOnPhones: fc.boolean(),
  },
  { requiredKeys: [] },
);

test("whatever the contract allows is read as it is", () => {
  fc.assert(
    fc.property(states, ofMeeting, (state, meeting) => {
      const text = JSON.stringify({ ...state, ...meeting });
      assert.deepEqual(readRoomState(text), roomStateSchema.parse(JSON.parse(text)));
    }),
  );
});

test("anything else is no state, and never throws", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readRoomState(text) === null));
  const wrong = {
    v: 1,
    roomId: "a",
    roomName: "a",
    recordingEnabled: true,
    recording: { state: "active", recordingId: "r" },
  };
  assert.equal(readRoomState(JSON.stringify(wrong)), null);
});
