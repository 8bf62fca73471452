import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mediaMs, wallMs } from "../vocabulary/index.ts";
import { type Decision, decide, type Fact } from "./decide.ts";
import type { VerifiedFile } from "./ports.ts";
import { captures, desiredCapture, type EndCause, isFinal, type Recording } from "./state.ts";

const at = wallMs(2000);
const startedAt = wallMs(1000);
const file: VerifiedFile = { path: "/f.mp4", bytes: 10, durationMs: mediaMs(1000), sha256: "00", gaps: [] };

const starting: Recording = { state: "starting", requestedAt: wallMs(500) };
const recording: Recording = { state: "recording", startedAt };
const stopping: Recording = { state: "stopping", startedAt, stopAt: wallMs(1500), ending: ending("stopped") };
const publishing = (cause: EndCause): Recording => ({
  state: "publishing",
  startedAt,
  endedAt: wallMs(1600),
  ending: ending(cause),
});
const complete: Recording = { state: "complete", startedAt, endedAt: wallMs(1600), file };

function ending(cause: EndCause) {
  return { cause, detail: "why" };
}

const stop: Fact = { fact: "stop-requested", at, ending: ending("stopped") };
const durable: Fact = { fact: "media-durable", at };
const ended = (reason: "stopped" | "meeting-ended" | "limit" | "failed" | "superseded"): Fact => ({
  fact: "capture-ended",
  at,
  reason,
  detail: "why",
});
const verified: Fact = { fact: "file-verified", at, file };
const nothing: Fact = { fact: "nothing-to-render", at };
const renderFailed: Fact = { fact: "render-failed", at, detail: "why" };
const timedOut: Fact = { fact: "start-timed-out", at };
const gone: Fact = { fact: "recorder-gone", at };
const facts: readonly Fact[] = [
  stop,
  durable,
  ended("stopped"),
  ended("failed"),
  ended("superseded"),
  verified,
  nothing,
  renderFailed,
  timedOut,
  gone,
];

const after = (from: Recording, fact: Fact): Recording => {
  const decision = decide(from, fact);
  assert.equal(decision.decision, "advance");
  return decision.decision === "advance" ? decision.to : from;
};
const outcome = (decision: Decision): string =>
  decision.decision === "advance"
    ? decision.to.state
    : decision.decision === "ignore"
      ? `ignore ${decision.reason}`
      : "impossible";

const table: readonly [rule: string, from: Recording, fact: Fact, outcome: string][] = [
  ["[R1] media on disk", starting, durable, "recording"],
  ["[R2] no media in time", starting, timedOut, "failed"],
  ["[R3] stop before it began", starting, stop, "aborted"],
  ["[R4] capture broke before it began", starting, ended("failed"), "failed"],
  ["[R4] the meeting ended before it began", starting, ended("meeting-ended"), "aborted"],
  ["[R5] stop", recording, stop, "stopping"],
  ["[R5] stop twice", stopping, stop, "ignore stopping-already"],
  ["[R5] stop while the file is made", publishing("stopped"), stop, "ignore stopping-already"],
  ["[R6] capture ended as asked", stopping, ended("stopped"), "publishing"],
  ["[R6] capture ended by itself", recording, ended("meeting-ended"), "publishing"],
  ["[R7] stopped, and no recorder left", stopping, gone, "publishing"],
  ["[R8] superseded while recording", recording, ended("superseded"), "ignore superseded"],
  ["[R9] verified", publishing("stopped"), verified, "complete"],
  ["[R9] verified after the meeting ended", publishing("meeting-ended"), verified, "complete"],
  ["[R9] verified after the limit", publishing("limit"), verified, "limit-reached"],
  ["[R9] verified after capture broke", publishing("failed"), verified, "failed"],
  ["[R10] nothing to render", publishing("stopped"), nothing, "aborted"],
  ["[R10] nothing to render after capture broke", publishing("failed"), nothing, "failed"],
  ["[R10] rendering failed for good", publishing("stopped"), renderFailed, "failed"],
  ["[R10] rendering failed while recording", recording, renderFailed, "stopping"],
  ["[R12] a file before anything was recorded", starting, verified, "impossible"],
  ["[R12] a file while capture runs", recording, verified, "impossible"],
  ["[R12] nothing to render while capture ends", stopping, nothing, "impossible"],
];
for (const [rule, from, fact, expected] of table)
  test(`${rule}: ${from.state} + ${fact.fact} -> ${expected}`, () => {
    assert.equal(outcome(decide(from, fact)), expected);
  });

test("[R11] a final state ignores every fact", () => {
  for (const fact of facts) assert.equal(decide(complete, fact).decision, "ignore");
});

test("[R9] a recording that broke off keeps the salvaged file", () => {
  const broken = after(publishing("failed"), verified);
  assert.ok(broken.state === "failed" && broken.file === file && broken.startedAt === startedAt);
});

test("[R2] the failure says what happened, and that nothing was recorded", () => {
  const failed = after(starting, timedOut);
  assert.ok(failed.state === "failed" && failed.startedAt === null && /in time/.test(failed.message));
});

test("[R14] a recording holds the room until capture is over, not until its file is there", () => {
  assert.deepEqual([starting, recording, stopping, publishing("stopped"), complete].map(captures), [
    true,
    true,
    true,
    false,
    false,
  ]);
  assert.deepEqual([starting, recording, stopping].map(desiredCapture), ["recording", "recording", "stopped"]);
});

const startOf = (life: Recording) => ("startedAt" in life ? life.startedAt : null);

test("[R11] whatever happens, once final stays final, and the start never moves", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...facts), { maxLength: 30 }), (story) => {
      let now: Recording = starting;
      for (const fact of story) {
        const before: Recording = now;
        const decision = decide(before, fact);
        if (decision.decision === "advance") now = decision.to;
        assert.ok(!isFinal(before) || Object.is(now, before));
        assert.ok(before.state === "starting" || startOf(now) === startOf(before));
      }
    }),
  );
});
