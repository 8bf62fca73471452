import assert from "node:assert/strict";
import { test } from "node:test";
import { wallMs } from "../vocabulary/index.ts";
import { decide } from "./decide.ts";
import {
  type Circumstances,
  EMPTY_MEETING_MS,
  overdue,
  RECORDER_GONE_MS,
  RENDER_ROUNDS_MAX,
  START_LIMIT_MS,
  STOP_LIMIT_MS,
} from "./overdue.ts";
import { firstRules } from "./rules.ts";
import type { Recording } from "./state.ts";

const began = wallMs(1_000_000);
const ending = { cause: "stopped", detail: "" } as const;
const starting: Recording = { state: "starting", requestedAt: began };
const recording: Recording = { state: "recording", startedAt: began, pausedMs: 0 };
const paused: Recording = { state: "paused", startedAt: began, pausedAt: began, pausedMs: 0 };
const stopping: Recording = { state: "stopping", startedAt: began, stopAt: began, ending };
const publishing: Recording = { state: "publishing", startedAt: began, endedAt: began, ending };

const seen = (afterMs: number, more: Partial<Circumstances> = {}): Circumstances => ({
  now: wallMs(began + afterMs),
  emptySince: null,
  idleSince: null,
  rules: firstRules,
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
  const fact = overdue(recording, seen(firstRules.limitMs));
  assert.ok(fact?.fact === "stop-requested" && fact.ending.cause === "limit");
});

test("[R27] a pause delays no limit: not the 24 hours, not the empty meeting", () => {
  assert.deepEqual(overdue(paused, seen(firstRules.limitMs)), overdue(recording, seen(firstRules.limitMs)));
  const empty = seen(EMPTY_MEETING_MS, { emptySince: began });
  assert.deepEqual(overdue(paused, empty), overdue(recording, empty));
  assert.equal(overdue(paused, seen(firstRules.limitMs - 1)), null);
});

test("[R33] idleness ends a recording after the time it began with, whether paused or not", () => {
  const rules = { ...firstRules, idleMs: 300_000 };
  const idleSince = wallMs(began + 1000);
  for (const life of [recording, paused]) {
    assert.equal(due(life, seen(300_999, { rules, idleSince })), null);
    const fact = overdue(life, seen(301_000, { rules, idleSince }));
    assert.ok(fact?.fact === "stop-requested" && fact.ending.cause === "idle");
    assert.match(fact.ending.detail, /5 minutes/);
    assert.equal(due(life, seen(900_000, { rules })), null);
    assert.equal(due(life, seen(900_000, { idleSince })), null);
  }
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
  const worst = seen(firstRules.limitMs, { held: true, renderRounds: RENDER_ROUNDS_MAX + 2 });
  for (const life of [starting, recording, paused, stopping, publishing]) {
    const fact = overdue(life, worst);
    assert.ok(fact !== null);
    assert.equal(decide(life, fact).decision, "advance");
  }
});
