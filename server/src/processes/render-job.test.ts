import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { systemClock } from "../adapters/system/index.ts";
import type { RenderAssignment, RenderFact, RenderLedger } from "../recording/index.ts";
import { type LogFields, type Logger, recordingId, silentLogger, wallMs } from "../vocabulary/index.ts";
import { flashing, SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";
import { recordMeeting, writeLog } from "./recorded-log.fixture.ts";
import { runRenderJob } from "./render-job.ts";

const folder = await mkdtemp(join(tmpdir(), "roomreel-render-"));
after(() => rm(folder, { recursive: true }));

const id = recordingId("room--EG_1--1");

const recorded = async (name: string, shape: { seconds: number; ended: boolean }) => {
  const logDir = join(folder, name, "log");
  await recordMeeting(logDir, shape);
  const filePath = join(folder, name, "recording.mp4");
  return { recordingId: id, logDir, filePath, title: "Algebra", startedAt: wallMs(1_700_000_000_000) };
};

const ledgerWith = (assignment: RenderAssignment | null, captureIsOver: boolean) => {
  const facts: RenderFact[] = [];
  const ledger: RenderLedger = {
    renderAssignment: () => Promise.resolve(assignment),
    captureIsOver: () => Promise.resolve(captureIsOver),
    reportRender: (_, fact) => Promise.resolve(void facts.push(fact)),
    onRenderChange: () => Promise.resolve({ stop: () => Promise.resolve() }),
  };
  return { ledger, facts };
};

/** Calls `run` with what is said of commits. */
const onCommit = (run: (fields: LogFields) => void): Logger => ({
  ...silentLogger,
  debug: (message, fields = {}) => {
    if (message === "committed") run(fields);
  },
});

const never = new AbortController().signal;

test("a log that ended becomes a verified file, and nothing else is left", async () => {
  const assignment = await recorded("ended", { seconds: 3, ended: true });
  const { ledger, facts } = ledgerWith(assignment, true);
  await runRenderJob(id, { ledger, clock: systemClock, log: silentLogger }, never);
  const [fact] = facts;
  assert.equal(fact?.fact, "file-verified");
  assert.ok(Math.abs(fact.file.durationMs - 3000) <= 40);
  assert.deepEqual((await readdir(join(folder, "ended"))).toSorted(), ["log", "recording.mp4"]);
});

test("[T16] [P11] a recording that was paused becomes a file without the pause, marked at the cut", async () => {
  const meeting = new SyntheticMeeting();
  meeting.join(0, "ada");
  const parts = [100_000, 9_100_000].map((startUs) => {
    const camera = meeting.track(startUs - 50_000, "ada", { source: "camera", codec: "vp8" });
    meeting.video(camera, "vp8", { frames: flashing([90, 100, 200], { codec: "vp8", seconds: 2 }), way: { startUs } });
    return camera;
  });
  meeting.pause(2_200_000, 9_000_000, parts.slice(0, 1));
  meeting.end(11_200_000);
  const place = join(folder, "paused");
  await writeLog(join(place, "log"), meeting.records());
  const filePath = join(place, "recording.mp4");
  const named = { recordingId: id, title: "Algebra", startedAt: wallMs(1_700_000_000_000) };
  const { ledger, facts } = ledgerWith({ ...named, logDir: join(place, "log"), filePath }, true);
  await runRenderJob(id, { ledger, clock: systemClock, log: silentLogger }, never);
  const [fact] = facts;
  assert.ok(fact?.fact === "file-verified");
  assert.ok(Math.abs(fact.file.durationMs - 4195) <= 40, `${fact.file.durationMs}`);
  assert.deepEqual(fact.file.gaps, [{ fromMs: 2095, toMs: 2095, reason: "paused" }]);
  const { stdout } = await promisify(execFile)("ffprobe", ["-v", "error", "-show_chapters", "-of", "json", filePath]);
  const { chapters } = JSON.parse(stdout) as { chapters: { start: number; tags: { title: string } }[] };
  assert.deepEqual(
    chapters.map(({ tags }) => tags.title),
    ["Recording", "Recording continues after a pause"],
  );
});

test("a file that is whole before the end of capture is stored is reported after it", async () => {
  const assignment = await recorded("early", { seconds: 1, ended: true });
  const { ledger, facts } = ledgerWith(assignment, true);
  const waits: number[] = [];
  const captureIsOver = () => {
    assert.deepEqual(facts, []);
    return Promise.resolve(waits.length >= 3);
  };
  const clock = { ...systemClock, sleep: (delayMs: number) => Promise.resolve(void waits.push(delayMs)) };
  await runRenderJob(id, { ledger: { ...ledger, captureIsOver }, clock, log: silentLogger }, never);
  assert.deepEqual(waits, [250, 250, 250]);
  assert.equal(facts[0]?.fact, "file-verified");
});

test("a result waits 30 s at most for the end of capture; then the job goes back to the queue", async () => {
  const assignment = await recorded("not-over", { seconds: 1, ended: true });
  const { ledger, facts } = ledgerWith(assignment, false);
  let waitedMs = 0;
  const clock = { ...systemClock, sleep: (delayMs: number) => Promise.resolve(void (waitedMs += delayMs)) };
  const job = runRenderJob(id, { ledger, clock, log: silentLogger }, never);
  await assert.rejects(job, { code: "render.capture-not-over" });
  assert.equal(waitedMs, 30_000);
  assert.deepEqual(facts, []);
});

test("children that are killed are continued, also of a log that was cut off", async () => {
  const assignment = await recorded("killed", { seconds: 21, ended: false });
  const { ledger, facts } = ledgerWith(assignment, true);
  const killed = new Set<unknown>();
  const log = onCommit(({ frames, child }) => {
    if (killed.size >= 2 || frames === 0) return;
    killed.add(child);
    process.kill(Number(child), "SIGKILL");
  });
  await runRenderJob(id, { ledger, clock: systemClock, log }, never);
  assert.equal(killed.size, 2);
  const [fact] = facts;
  assert.equal(fact?.fact, "file-verified");
  assert.ok(Math.abs(fact.file.durationMs - 21_000) <= 120, `${fact.file.durationMs}`);
});

test("an aborted job throws, leaves the commits, and the next one finishes", async () => {
  const assignment = await recorded("aborted", { seconds: 11, ended: true });
  const { ledger, facts } = ledgerWith(assignment, true);
  const abort = new AbortController();
  const deps = { ledger, clock: systemClock };
  const log = onCommit(() => abort.abort());
  await assert.rejects(runRenderJob(id, { ...deps, log }, abort.signal), { name: "AbortError" });
  assert.equal(facts.length, 0);
  const commits: unknown[] = [];
  await runRenderJob(id, { ...deps, log: onCommit(({ frames }) => commits.push(frames)) }, never);
  assert.equal(facts[0]?.fact, "file-verified");
  assert.deepEqual(commits, [330]);
});

test("nothing was captured: nothing to render", async () => {
  const logDir = join(folder, "empty", "log");
  const assignment = { ...(await recorded("other", { seconds: 1, ended: true })), logDir };
  const { ledger, facts } = ledgerWith(assignment, true);
  await runRenderJob(id, { ledger, clock: systemClock, log: silentLogger }, never);
  assert.deepEqual(facts, [{ fact: "nothing-to-render" }]);
});

test("a recording that is deleted already is no work", async () => {
  const { ledger, facts } = ledgerWith(null, true);
  await runRenderJob(id, { ledger, clock: systemClock, log: silentLogger }, never);
  assert.deepEqual(facts, []);
});
