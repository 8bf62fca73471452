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
const recording: Recording = { state: "recording", startedAt, pausedMs: 300 };
const paused: Recording = { state: "paused", startedAt, pausedAt: wallMs(1400), pausedMs: 300 };
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
const renderFailed: Fact = { fact: "render-failed", at, detail: "why", file: null };
const renderSalvaged: Fact = { fact: "render-failed", at, detail: "why", file };
const timedOut: Fact = { fact: "start-timed-out", at };
const gone: Fact = { fact: "recorder-gone", at };
const pause: Fact = { fact: "pause-requested", at };
const resume: Fact = { fact: "resume-requested", at };
const facts: readonly Fact[] = [
  stop,
  durable,
  ended("stopped"),
  ended("failed"),
  ended("superseded"),
  verified,
  nothing,
  renderFailed,
  renderSalvaged,
  timedOut,
  gone,
  pause,
  resume,
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

type Row = readonly [from: Recording, fact: Fact, outcome: string];
const leads = (rows: readonly Row[]) => (): void => {
  for (const [from, fact, expected] of rows)
    assert.equal(outcome(decide(from, fact)), expected, `${from.state} + ${fact.fact}`);
};

test("[R1] media on disk makes it a recording, and nothing else does", () => {
  leads([[starting, durable, "recording"]])();
  for (const fact of facts.filter((each) => each !== durable))
    assert.notEqual(outcome(decide(starting, fact)), "recording");
});

test("[R2] no media in time", leads([[starting, timedOut, "failed"]]));

test("[R3] a stop before it began", leads([[starting, stop, "aborted"]]));

test(
  "[R4] capture that ends before it began",
  leads([
    [starting, ended("failed"), "failed"],
    [starting, ended("meeting-ended"), "aborted"],
    [starting, ended("stopped"), "aborted"],
  ]),
);

test(
  "[R5] a stop, a second stop, a stop while the file is made",
  leads([
    [recording, stop, "stopping"],
    [stopping, stop, "ignore stopping-already"],
    [publishing("stopped"), stop, "ignore stopping-already"],
  ]),
);

test(
  "[R6] capture that ends, asked or not",
  leads([
    [stopping, ended("stopped"), "publishing"],
    [recording, ended("meeting-ended"), "publishing"],
    [recording, ended("failed"), "publishing"],
  ]),
);

test("[R7] a stop when no recorder is left", leads([[stopping, gone, "publishing"]]));

test(
  "[R8] a worker that was superseded",
  leads([
    [starting, ended("superseded"), "ignore superseded"],
    [recording, ended("superseded"), "ignore superseded"],
    [stopping, ended("superseded"), "ignore superseded"],
  ]),
);

test(
  "[R9] a verified file, by the way capture ended",
  leads([
    [publishing("stopped"), verified, "complete"],
    [publishing("meeting-ended"), verified, "complete"],
    [publishing("limit"), verified, "limit-reached"],
    [publishing("failed"), verified, "failed"],
  ]),
);

test(
  "[R10] nothing to render, and a file that cannot be made",
  leads([
    [publishing("stopped"), nothing, "aborted"],
    [publishing("failed"), nothing, "failed"],
    [publishing("stopped"), renderFailed, "failed"],
  ]),
);

test(
  "[R12] facts that no correct program reports",
  leads([
    [starting, verified, "impossible"],
    [recording, verified, "impossible"],
    [stopping, nothing, "impossible"],
    [recording, renderFailed, "impossible"],
    [stopping, renderFailed, "impossible"],
  ]),
);

test("[R27] recording is paused and goes on; what it was paused adds up", () => {
  assert.deepEqual(after(recording, pause), { state: "paused", startedAt, pausedAt: at, pausedMs: 300 });
  assert.deepEqual(after(paused, resume), { state: "recording", startedAt, pausedMs: 900 });
  const early: Fact = { fact: "resume-requested", at: wallMs(1000) };
  assert.deepEqual(after(paused, early), { state: "recording", startedAt, pausedMs: 300 });
  leads([
    [paused, pause, "ignore paused-already"],
    [recording, resume, "ignore capturing-already"],
  ])();
});

test("[R27] every way to end leads out of a pause as out of a recording", () => {
  for (const fact of facts.filter((each) => each !== pause && each !== resume)) {
    const decided = decide(paused, fact);
    const otherwise = decide(recording, fact);
    if (decided.decision === "impossible") assert.equal(otherwise.decision, "impossible");
    else assert.deepEqual(decided, otherwise, fact.fact);
  }
  leads([
    [paused, stop, "stopping"],
    [paused, ended("meeting-ended"), "publishing"],
    [paused, ended("failed"), "publishing"],
  ])();
});

test("[R28] a recorder is to capture nothing of what is paused", () => assert.equal(desiredCapture(paused), "paused"));

test("[R24] a pause before the recording, or after its stop, changes nothing", () => {
  for (const fact of [pause, resume])
    leads([
      [starting, fact, "ignore too-early"],
      [stopping, fact, "ignore stopping-already"],
      [publishing("stopped"), fact, "ignore stopping-already"],
      [complete, fact, "ignore final-already"],
    ])();
});

test("[R11] a final state ignores every fact", () => {
  for (const fact of facts) assert.equal(decide(complete, fact).decision, "ignore");
});

test("[R9] a recording that broke off keeps the salvaged file", () => {
  const broken = after(publishing("failed"), verified);
  assert.ok(broken.state === "failed" && broken.file === file && broken.startedAt === startedAt);
});

test("[R10] a rendering that failed keeps the salvaged file, and says that it is not complete", () => {
  const failed = after(publishing("stopped"), renderSalvaged);
  assert.ok(failed.state === "failed" && failed.file === file && /not complete/.test(failed.message));
});

test("[R2] the failure says what happened, and that nothing was recorded", () => {
  const failed = after(starting, timedOut);
  assert.ok(failed.state === "failed" && failed.startedAt === null && /in time/.test(failed.message));
});

test("[R14] a recording holds the room until capture is over, not until its file is there", () => {
  assert.deepEqual([starting, recording, paused, stopping, publishing("stopped"), complete].map(captures), [
    true,
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
