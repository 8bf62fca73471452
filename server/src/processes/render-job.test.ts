import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { systemClock, systemHost } from "../adapters/system/index.ts";
import type { RenderAssignment, RenderFact, RenderLedger } from "../recording/index.ts";
import { readMp4 } from "../publish/reading.fixture.ts";
import { codingOf } from "../rooms/index.ts";
import { type LogFields, type Logger, recordingId, silentLogger, wallMs } from "../vocabulary/index.ts";
import { flashing, SyntheticMeeting } from "../render/synthetic-meeting.fixture.ts";
import { type MeetingShape, recordMeeting, writeLog } from "./recorded-log.fixture.ts";
import { type RenderJobDeps, runRenderJob } from "./render-job.ts";

const folder = await mkdtemp(join(tmpdir(), "roomreel-render-"));
after(() => rm(folder, { recursive: true }));

const id = recordingId("room--EG_1--1");

const named = {
  recordingId: id,
  title: "Algebra",
  startedAt: wallMs(1_700_000_000_000),
  layout: "grid",
  fileFormat: "mp4",
  coding: codingOf("H264_1080P_30"),
} as const;

const recorded = async (name: string, shape: MeetingShape) => {
  const logDir = join(folder, name, "log");
  await recordMeeting(logDir, shape);
  const filePath = join(folder, name, "recording.mp4");
  return { ...named, logDir, filePath, giveUp: false };
};

const ledgerWith = (assignment: RenderAssignment | null, captureIsOver: boolean) => {
  const facts: RenderFact[] = [];
  const made: number[] = [];
  const ledger: RenderLedger = {
    renderAssignment: () => Promise.resolve(assignment),
    verifiedFile: () => Promise.resolve(null),
    marks: () => Promise.resolve([]),
    captureIsOver: () => Promise.resolve(captureIsOver),
    noteMade: (_, ms) => Promise.resolve(void made.push(ms)),
    reportRender: (_, fact) => Promise.resolve(void facts.push(fact)),
    onRenderChange: () => Promise.resolve({ stop: () => Promise.resolve() }),
  };
  return { ledger, facts, made };
};

const depsWith = (ledger: RenderLedger, { clock = systemClock, log = silentLogger } = {}): RenderJobDeps => ({
  ledger,
  filePathsOf: () => [join(folder, "reported", "recording.mp4")],
  makeBeside: () => Promise.resolve(),
  host: systemHost,
  clock,
  log,
});

/** Calls `run` with what is said of commits. */
const onCommit = (run: (fields: LogFields) => void): Logger => ({
  ...silentLogger,
  debug: (message, fields = {}) => {
    if (message === "committed") run(fields);
  },
});

const never = new AbortController().signal;

test("a log that ended becomes a verified file, it is told how far it is, and nothing else is left", async () => {
  const assignment = await recorded("ended", { seconds: 3, ended: true });
  const { ledger, facts, made } = ledgerWith(assignment, true);
  await runRenderJob(id, depsWith(ledger), never);
  const [fact] = facts;
  assert.equal(fact?.fact, "file-verified");
  assert.ok(Math.abs(fact.file.durationMs - 3000) <= 40);
  assert.ok(Math.abs((made.at(-1) ?? 0) - fact.file.durationMs) < 1);
  assert.deepEqual((await readdir(join(folder, "ended"))).toSorted(), ["log", "recording.mp4"]);
});

test("[T16] [P13] a recording that was paused becomes a file without the pause, marked at the cut", async () => {
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
  const { ledger, facts } = ledgerWith({ ...named, logDir: join(place, "log"), filePath, giveUp: false }, true);
  await runRenderJob(id, depsWith(ledger), never);
  const [fact] = facts;
  assert.ok(fact?.fact === "file-verified");
  assert.ok(Math.abs(fact.file.durationMs - 4195) <= 40, `${fact.file.durationMs}`);
  assert.deepEqual(fact.file.gaps, [{ fromMs: 2095, toMs: 2095, reason: "paused" }]);
  const film = await readFile(filePath);
  assert.ok(film.includes("Recording continues after a pause"));
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
  await runRenderJob(id, depsWith({ ...ledger, captureIsOver }, { clock }), never);
  assert.deepEqual(waits, [250, 250, 250]);
  assert.equal(facts[0]?.fact, "file-verified");
});

test("a result waits 30 s at most for the end of capture; then the job goes back to the queue", async () => {
  const assignment = await recorded("not-over", { seconds: 1, ended: true });
  const { ledger, facts } = ledgerWith(assignment, false);
  let waitedMs = 0;
  const clock = { ...systemClock, sleep: (delayMs: number) => Promise.resolve(void (waitedMs += delayMs)) };
  const job = runRenderJob(id, depsWith(ledger, { clock }), never);
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
  await runRenderJob(id, depsWith(ledger, { log }), never);
  assert.equal(killed.size, 2);
  const [fact] = facts;
  assert.equal(fact?.fact, "file-verified");
  assert.ok(Math.abs(fact.file.durationMs - 21_000) <= 120, `${fact.file.durationMs}`);
});

test("[R13] a child that hangs once capture is over is ended, and continued", async () => {
  const assignment = await recorded("hanging", { seconds: 11, ended: true });
  const { ledger, facts } = ledgerWith(assignment, true);
  const limits: (() => void)[] = [];
  const patience = (delayMs: number, run: () => void) => {
    assert.equal(delayMs, 900_000);
    limits.push(run);
    return { cancel: () => void limits.splice(limits.indexOf(run), 1) };
  };
  const stopped = new Set<unknown>();
  const log = onCommit(({ child }) => {
    if (stopped.size > 0) return;
    stopped.add(child);
    process.kill(Number(child), "SIGSTOP");
    for (const passes of limits) passes();
  });
  await runRenderJob(id, depsWith(ledger, { clock: { ...systemClock, after: patience }, log }), never);
  assert.equal(stopped.size, 1);
  assert.equal(facts[0]?.fact, "file-verified");
  assert.deepEqual(limits, []);
});

test("an aborted job throws, leaves the commits, and the next one finishes", async () => {
  const assignment = await recorded("aborted", { seconds: 11, ended: true });
  const { ledger, facts } = ledgerWith(assignment, true);
  const abort = new AbortController();
  const log = onCommit(() => abort.abort());
  await assert.rejects(runRenderJob(id, depsWith(ledger, { log }), abort.signal), { name: "AbortError" });
  assert.equal(facts.length, 0);
  const commits: unknown[] = [];
  await runRenderJob(id, depsWith(ledger, { log: onCommit(({ frames }) => commits.push(frames)) }), never);
  assert.equal(facts[0]?.fact, "file-verified");
  assert.deepEqual(commits, [330]);
});

test("nothing was captured: nothing to render", async () => {
  const logDir = join(folder, "empty", "log");
  const assignment = { ...(await recorded("other", { seconds: 1, ended: true })), logDir };
  const { ledger, facts } = ledgerWith(assignment, true);
  await runRenderJob(id, depsWith(ledger), never);
  assert.deepEqual(facts, [{ fact: "nothing-to-render" }]);
});

test("a recording that is deleted already is no work", async () => {
  const { ledger, facts } = ledgerWith(null, true);
  await runRenderJob(id, depsWith(ledger), never);
  assert.deepEqual(facts, []);
});

/** Notes what is committed from now on. */
const commitsOf = () => {
  const commits: unknown[] = [];
  return { commits, log: onCommit(({ frames }) => commits.push(frames)) };
};

test("[R23] a file that was finished and not reported is verified and reported, not made again", async () => {
  const assignment = await recorded("unreported", { seconds: 4, ended: true, outageAtS: 1 });
  const { ledger, facts } = ledgerWith(assignment, true);
  const dies = () => Promise.reject(new Error("killed"));
  await assert.rejects(runRenderJob(id, depsWith({ ...ledger, reportRender: dies }), never), /killed/);
  const made = await stat(assignment.filePath);
  const { commits, log } = commitsOf();
  await runRenderJob(id, depsWith(ledger, { log }), never);
  const [fact] = facts;
  assert.ok(fact?.fact === "file-verified");
  assert.deepEqual(
    fact.file.gaps.map((gap) => gap.reason),
    ["connection-lost"],
  );
  assert.deepEqual(commits, []);
  const now = await stat(assignment.filePath);
  assert.deepEqual([now.ino, now.mtimeMs], [made.ino, made.mtimeMs]);
  assert.deepEqual((await readdir(join(folder, "unreported"))).toSorted(), ["log", "recording.mp4"]);
});

test("[R23] what a process left that died right after its report is taken away", async () => {
  await mkdir(join(folder, "reported"));
  await writeFile(join(folder, "reported", "recording.mp4.index"), "");
  await runRenderJob(id, depsWith(ledgerWith(null, true).ledger), never);
  assert.deepEqual(await readdir(join(folder, "reported")), []);
});

test("[R23] a finished file is made anew when the log went on, or when it is broken", async () => {
  const assignment = await recorded("went-on", { seconds: 1, ended: true });
  const { ledger, facts } = ledgerWith(assignment, true);
  const dies = () => Promise.reject(new Error("killed"));
  await assert.rejects(runRenderJob(id, depsWith({ ...ledger, reportRender: dies }), never), /killed/);
  await rm(assignment.logDir, { recursive: true });
  await recordMeeting(assignment.logDir, { seconds: 3, ended: true });
  await assert.rejects(runRenderJob(id, depsWith({ ...ledger, reportRender: dies }), never), /killed/);
  await writeFile(assignment.filePath, "broken");
  await runRenderJob(id, depsWith(ledger), never);
  const [fact] = facts;
  assert.ok(fact?.fact === "file-verified" && Math.abs(fact.file.durationMs - 3000) <= 40);
});

/** Ten seconds of it are committed. */
const begun = async (name: string) => {
  const assignment = await recorded(name, { seconds: 11, ended: true, outageAtS: 1 });
  const abort = new AbortController();
  const begin = depsWith(ledgerWith(assignment, true).ledger, { log: onCommit(() => abort.abort()) });
  await assert.rejects(runRenderJob(id, begin, abort.signal), { name: "AbortError" });
  return assignment;
};

/** Every child is killed as soon as it was started. */
const killingLedger = (assignment: RenderAssignment, captureIsOver: boolean) => {
  const { ledger, facts } = ledgerWith(assignment, captureIsOver);
  const onRenderChange: RenderLedger["onRenderChange"] = async (run) => {
    const pids = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, "utf8");
    for (const pid of pids.split(" ").filter((text) => text !== "")) process.kill(Number(pid), "SIGKILL");
    return ledger.onRenderChange(run);
  };
  return { ledger: { ...ledger, onRenderChange }, facts };
};
const hasty = { ...systemClock, sleep: () => Promise.resolve() };

test("[R22] rendering that fails while capture runs reports nothing; the queue asks again", async () => {
  const assignment = await begun("failing");
  const { ledger, facts } = killingLedger(assignment, false);
  await assert.rejects(runRenderJob(id, depsWith(ledger, { clock: hasty }), never), { code: "render.failing" });
  assert.deepEqual(facts, []);
  assert.ok(existsSync(`${assignment.filePath}.part`));
});

test("[R10] rendering that fails for good reports what is committed as a file that plays", async () => {
  const assignment = await begun("salvaged");
  const { ledger, facts } = killingLedger(assignment, true);
  await runRenderJob(id, depsWith(ledger, { clock: hasty }), never);
  const [fact] = facts;
  assert.ok(fact?.fact === "render-failed" && fact.file !== null && /SIGKILL/.test(fact.detail));
  assert.ok(fact.file.durationMs >= 9_000 && fact.file.durationMs <= 11_000, `${fact.file.durationMs}`);
  assert.deepEqual(
    fact.file.gaps.map((gap) => gap.reason),
    ["connection-lost"],
  );
  const played = await readMp4(assignment.filePath);
  assert.equal(played.title, "Algebra");
  assert.equal(Math.round((played.pictures.length * 1000) / 30), fact.file.durationMs);
  assert.deepEqual((await readdir(join(folder, "salvaged"))).toSorted(), ["log", "recording.mp4"]);
});

test("[R10] rendering that fails with nothing committed reports that there is no file", async () => {
  const { ledger, facts } = killingLedger(await recorded("nothing", { seconds: 1, ended: true }), true);
  await runRenderJob(id, depsWith(ledger, { clock: hasty }), never);
  assert.ok(facts[0]?.fact === "render-failed" && facts[0].file === null);
});

test("[R17] in the last round nothing is tried any more but to save what is there", async () => {
  const { ledger, facts } = ledgerWith({ ...(await begun("last-round")), giveUp: true }, true);
  const { commits, log } = commitsOf();
  await runRenderJob(id, depsWith(ledger, { log }), never);
  assert.ok(facts[0]?.fact === "render-failed" && facts[0].file !== null);
  assert.deepEqual(commits, []);
});
