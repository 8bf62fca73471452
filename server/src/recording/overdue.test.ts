import assert from "node:assert/strict";
import { test } from "node:test";
import { wallMs } from "../vocabulary/index.ts";
import { decide } from "./decide.ts";
import {
  type Circumstances,
  EMPTY_MEETING_MS,
  overdue,
  RECORDER_GONE_MS,
  RECORDING_LIMIT_MS,
  RENDER_ROUNDS_MAX,
  START_LIMIT_MS,
  STOP_LIMIT_MS,
} from "./overdue.ts";
import type { Recording } from "./state.ts";

const began = wallMs(1_000_000);
const ending = { cause: "stopped", detail: "" } as const;
const starting: Recording = { state: "starting", requestedAt: began };
const recording: Recording = { state: "recording", startedAt: began };
const stopping: Recording = { state: "stopping", startedAt: began, stopAt: began, ending };
const publishing: Recording = { state: "publishing", startedAt: began, endedAt: began, ending };

const seen = (afterMs: number, more: Partial<Circumstances> = {}): Circumstances => ({
  now: wallMs(began + afterMs),
  emptySince: null,
  held: true,
  renderRounds: 0,
  ...more,
});
const due = (life: Recording, circumstances: Circumstances) => overdue(life, circumstances)?.fact ?? null;

test("[R2] a start is overdue at 20 s, not before", () => {
  assert.equal(due(starting, seen(START_LIMIT_MS - 1)), null);
  assert.equal(due(starting, seen(START_LIMIT_MS)), "start-timed-out");
});

test("[R18] an empty meeting ends a recording after 20 s; not knowing does not", () => {
  assert.equal(due(recording, seen(EMPTY_MEETING_MS, { emptySince: wallMs(began + 1) })), null);
  assert.equal(due(recording, seen(EMPTY_MEETING_MS, { emptySince: began })), "stop-requested");
  assert.equal(due(recording, seen(EMPTY_MEETING_MS * 100)), null);
});

test("[R19] 24 hours are the limit", () => {
  const fact = overdue(recording, seen(RECORDING_LIMIT_MS));
  assert.ok(fact?.fact === "stop-requested" && fact.ending.cause === "limit");
});

test("[R7] a recorder that still holds the recording is waited for, a minute at most", () => {
  assert.equal(due(stopping, seen(STOP_LIMIT_MS - 1)), null);
  assert.equal(due(stopping, seen(STOP_LIMIT_MS)), "recorder-gone");
  assert.equal(due(stopping, seen(RECORDER_GONE_MS, { held: false })), "recorder-gone");
});

test("[R17] rendering that fails again and again comes to an end", () => {
  assert.equal(due(publishing, seen(0, { renderRounds: RENDER_ROUNDS_MAX + 1 })), null);
  assert.equal(due(publishing, seen(0, { renderRounds: RENDER_ROUNDS_MAX + 2 })), "render-failed");
});

test("[R13] every unfinished state has a way out that time alone finds", () => {
  const worst = seen(RECORDING_LIMIT_MS, { held: true, renderRounds: RENDER_ROUNDS_MAX + 2 });
  for (const life of [starting, recording, stopping, publishing]) {
    const fact = overdue(life, worst);
    assert.ok(fact !== null);
    assert.equal(decide(life, fact).decision, "advance");
  }
});
