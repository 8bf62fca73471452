import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordingState } from "@roomreel/contract";
import { arrive, endTurn, firstTurn, type Turns } from "./turns.ts";

const starting: RecordingState = { state: "starting", recordingId: "r" };
const active: RecordingState = { state: "active", recordingId: "r", startedAt: 1, pausedMs: 0 };
const ending: RecordingState = { state: "ending", recordingId: "r", startedAt: 1 };
const after = (...states: readonly (RecordingState | null)[]): Turns => states.reduce(arrive, firstTurn(null));

test("what comes while one is shown waits its turn, in order (K-09)", () => {
  const first = after(starting, active, ending);
  assert.equal(first.shown, starting);
  const second = endTurn(first);
  assert.equal(second.shown, active);
  assert.equal(endTurn(second).shown, ending);
  assert.deepEqual(endTurn(endTurn(second)), { shown: ending, held: false, waiting: [] });
});

test("after its time a state goes at once for the next", () => {
  assert.equal(arrive(endTurn(after(starting)), active).shown, active);
  assert.equal(arrive(endTurn(after(active)), null).shown, null);
});

test("the same state read again changes nothing", () => {
  const turns = after(starting, active);
  assert.equal(arrive(turns, { ...active }), turns);
});

test("at most four wait, the newest of them", () => {
  const many = Array.from({ length: 9 }, (_, at): RecordingState => ({ state: "starting", recordingId: `${at}` }));
  const { shown, waiting } = after(...many);
  assert.equal(shown, many[0]);
  assert.deepEqual(waiting, many.slice(-4));
});
