import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordingState } from "@roomreel/contract";
import { announcementFor, type Announcement, type Listener } from "./announcement.ts";

const someone: Listener = {
  consent: "confirm",
  onStage: true,
  mayRecord: false,
  mayPlay: true,
  witnessed: new Set(["r"]),
  confirmed: new Set(),
};
const told = (state: RecordingState | null, change: Partial<Listener> = {}): Announcement | null =>
  announcementFor(state, { ...someone, ...change });

test("everyone is asked to wait, then told; the one who confirmed is told no more (K-09 to K-11)", () => {
  assert.equal(told(null), null);
  assert.equal(told({ state: "starting", recordingId: "r" })?.words, "Recording will start momentarily, please wait.");
  const active: RecordingState = { state: "active", recordingId: "r", startedAt: 1, pausedMs: 0 };
  assert.deepEqual(told(active, { witnessed: new Set() }), {
    kind: "confirm",
    recordingId: "r",
    words: "This session is being recorded.",
  });
  assert.equal(told(active, { confirmed: new Set(["r"]) }), null);
  assert.equal(told(active, { confirmed: new Set(["another"]) })?.kind, "confirm");
});

test("[R41] notify asks for nothing, and tells again who comes on stage; gate says what stays off", () => {
  const active: RecordingState = { state: "active", recordingId: "r", startedAt: 1, pausedMs: 0 };
  const [off, on] = [false, true].map((onStage) => told(active, { consent: "notify", onStage }));
  assert.ok(off?.kind === "tell" && on?.kind === "tell" && off.key !== on.key);
  assert.equal(on.words, "This session is being recorded.");
  assert.partialDeepStrictEqual(told(active, { consent: "gate" }), {
    kind: "confirm",
    words: "This session is being recorded. Your camera and microphone stay off until you confirm.",
  });
});

test("a pause is nothing to confirm; what goes on after it is, for who came meanwhile", () => {
  const paused: RecordingState = { state: "paused", recordingId: "r", startedAt: 1, pausedAt: 5, recordedMs: 4 };
  assert.equal(told(paused), null);
  assert.equal(told({ state: "active", recordingId: "r", startedAt: 1, pausedMs: 3 })?.kind, "confirm");
});

test("at the end each side hears its own words (K-33, K-34)", () => {
  const ending: RecordingState = { state: "ending", recordingId: "r", startedAt: 1 };
  assert.equal(told(ending, { mayRecord: true })?.words, "Recording ended, starting upload");
  assert.equal(told(ending)?.words, "The recording has ended");
});

test("an outcome is told to those who saw the recording, with a way to it for those who may play (K-36)", () => {
  const complete: RecordingState = { state: "complete", listed: true, recordingId: "r", endedAt: 1 };
  assert.equal(told(complete, { witnessed: new Set() }), null);
  assert.partialDeepStrictEqual(told(complete), { words: "The recording file is available.", playable: "r" });
  assert.partialDeepStrictEqual(told(complete, { mayPlay: false }), {
    words: "The recording has completed",
    playable: null,
  });
});

test("a failure is told in the server's words, with what was saved", () => {
  const failed = { state: "failed", recordingId: "r", endedAt: 1, message: "The disk is full." } as const;
  assert.partialDeepStrictEqual(told({ ...failed, hasFile: true }), { words: "The disk is full.", playable: "r" });
  assert.partialDeepStrictEqual(told({ ...failed, hasFile: false }), { playable: null });
});
