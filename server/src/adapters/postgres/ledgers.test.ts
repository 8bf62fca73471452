import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, test } from "node:test";
import { RENDER_ROUNDS_MAX } from "../../recording/index.ts";
import type { RecordingId, WorkerId } from "../../vocabulary/index.ts";
import { mediaMs, recordingId, wallMs, workerId } from "../../vocabulary/index.ts";
import { openTestPostgres, requested, testDeps } from "../../processes/database.fixture.ts";
import { openPostgres } from "./index.ts";

const { databases, url, postgres, query, close } = await openTestPostgres();
after(close);

const one = workerId("one#1");
const two = workerId("two#1");
const now = () => testDeps.clock.wallNow();
const lapse = (id: RecordingId) =>
  query("update recordings set capture_until = now() - interval '1 second' where recording_id = $1", [id]);
const start = async (name: string): Promise<RecordingId> => {
  const record = requested(name, `room-${name}`);
  assert.equal(await postgres.recordings.create(record), "created");
  return record.recordingId;
};
const claim = async (worker: WorkerId, id: RecordingId) =>
  (await postgres.captureLedger.claimCaptures(worker, 100)).find((assignment) => assignment.recordingId === id);
const stateOf = async (id: RecordingId) => (await postgres.recordings.get(id))?.life.state;

test("two processes migrate an empty database at the same moment", async () => {
  const empty = await databases.fresh();
  const open = () => openPostgres(empty, { ...testDeps, dataDir: databases.dataDir });
  const both = await Promise.all([open(), open(), open()]);
  await Promise.all(both.map((each) => each.close()));
});

test("[R14] a second recording of the same room is refused until capture of the first is over", async () => {
  const first = requested("busy-1", "room-busy");
  const second = requested("busy-2", "room-busy");
  const answers = await Promise.all([postgres.recordings.create(first), postgres.recordings.create(second)]);
  assert.deepEqual(answers.toSorted(), ["created", "room-busy"]);
  const held = answers[0] === "created" ? first : second;
  const ending = { cause: "stopped", detail: "" } as const;
  await postgres.recordings.apply(held.recordingId, { fact: "stop-requested", at: now(), ending });
  assert.equal(await postgres.recordings.create(requested("busy-3", "room-busy")), "created");
});

test("[R15] one recording is claimed by one worker, and its folder exists", async () => {
  const id = await start("claimed");
  const claims = await Promise.all([claim(one, id), claim(two, id)]);
  const [assignment, ...others] = claims.filter((found) => found !== undefined);
  assert.equal(others.length, 0);
  assert.ok(assignment !== undefined && assignment.take === 1 && assignment.desired === "recording");
  assert.ok(existsSync(assignment.logDir));
});

test("[R15] a lapsed lease is taken over as the next take of the same recording", async () => {
  const id = await start("lapsed");
  assert.equal((await claim(one, id))?.take, 1);
  assert.equal(await claim(two, id), undefined);
  await lapse(id);
  assert.equal((await claim(two, id))?.take, 2);
});

test("[R16] a worker without the lease reports nothing that counts", async () => {
  const id = await start("refused");
  await claim(one, id);
  await lapse(id);
  await claim(two, id);
  assert.equal(await postgres.captureLedger.reportCapture(one, id, { fact: "media-durable", at: now() }), false);
  assert.equal(await stateOf(id), "starting");
  const renewed = await postgres.captureLedger.renewCaptures(one);
  assert.ok(!renewed.some((each) => each.recordingId === id));
});

test("[R15] the next process of a slot frees what the dead one held", async () => {
  const id = await start("freed");
  await claim(workerId("slot-7#a"), id);
  assert.equal(await postgres.captureLedger.releaseCaptures("slot"), 0);
  assert.equal(await postgres.captureLedger.releaseCaptures("slot-7"), 1);
  assert.equal((await claim(two, id))?.take, 2);
});

test("[R1] from the press of Record to the verified file", async () => {
  const id = await start("whole");
  await claim(one, id);
  assert.equal(await postgres.renderLedger.renderAssignment(id), null);
  assert.equal(await postgres.captureLedger.reportCapture(one, id, { fact: "media-durable", at: now() }), true);
  assert.equal(await stateOf(id), "recording");
  assert.equal(await postgres.renderLedger.captureIsOver(id), false);
  const ending = { cause: "stopped", detail: "" } as const;
  await postgres.recordings.apply(id, { fact: "stop-requested", at: now(), ending });
  const renewed = await postgres.captureLedger.renewCaptures(one);
  assert.equal(renewed.find((each) => each.recordingId === id)?.desired, "stopped");
  const ended = { fact: "capture-ended", at: now(), reason: "stopped", detail: "" } as const;
  assert.equal(await postgres.captureLedger.reportCapture(one, id, ended), true);
  assert.equal(await postgres.renderLedger.captureIsOver(id), true);
  const path = (await postgres.renderLedger.renderAssignment(id))?.filePath ?? "";
  const file = { path, bytes: 5_000_000_000, durationMs: mediaMs(1234.5), sha256: "ab", gaps: [] };
  await postgres.renderLedger.reportRender(id, { fact: "file-verified", file });
  const { life } = (await postgres.recordings.get(id)) ?? { life: null };
  assert.ok(life?.state === "complete");
  assert.deepEqual(life.file, file);
  assert.equal(await postgres.renderLedger.renderAssignment(id), null);
});

test("[R28] a pause is told by the heartbeat, and whoever takes over a paused recording is told it too", async () => {
  const id = await start("paused");
  await claim(one, id);
  await postgres.captureLedger.reportCapture(one, id, { fact: "media-durable", at: now() });
  const wanted = async (worker: WorkerId) =>
    (await postgres.captureLedger.renewCaptures(worker)).find((each) => each.recordingId === id)?.desired;
  await postgres.recordings.apply(id, { fact: "pause-requested", at: now() });
  assert.equal(await wanted(one), "paused");
  assert.equal(await postgres.renderLedger.captureIsOver(id), false);
  assert.ok((await postgres.recordings.unfinished(now())).some(({ record }) => record.recordingId === id));
  await lapse(id);
  assert.partialDeepStrictEqual(await claim(two, id), { take: 2, desired: "paused" });
  await postgres.recordings.apply(id, { fact: "resume-requested", at: now() });
  assert.equal(await wanted(two), "recording");
});

test("[R17] [R22] a render job that ended early is sent again after capture, lastly to save the rest", async () => {
  const id = await start("early-end");
  await claim(one, id);
  await postgres.captureLedger.reportCapture(one, id, { fact: "media-durable", at: now() });
  const jobEnds = () =>
    query("update pgboss.job set state = 'completed', completed_on = now() where data->>'recordingId' = $1", [id]);
  const failed = { fact: "render-failed", detail: "", file: null } as const;
  const ending = { cause: "stopped", detail: "" } as const;
  for (const state of ["recording", "stopping"]) {
    if (state === "stopping") await postgres.recordings.apply(id, { fact: "stop-requested", at: now(), ending });
    await postgres.renderLedger.reportRender(id, failed);
    assert.equal(await stateOf(id), state);
  }
  await jobEnds();
  const ended = { fact: "capture-ended", at: now(), reason: "stopped", detail: "" } as const;
  await postgres.captureLedger.reportCapture(one, id, ended);
  for (let round = 1; round <= RENDER_ROUNDS_MAX + 1; round++) {
    assert.equal(await postgres.recordings.ensureRenderJob(id), true);
    assert.equal((await postgres.renderLedger.renderAssignment(id))?.giveUp, round > RENDER_ROUNDS_MAX);
    await jobEnds();
  }
  await postgres.renderLedger.reportRender(id, failed);
  assert.equal(await stateOf(id), "failed");
});

test("[R3] a stop while starting aborts, and tells the recorder by its next heartbeat", async () => {
  const id = await start("early");
  await claim(one, id);
  const ending = { cause: "stopped", detail: "" } as const;
  await postgres.recordings.apply(id, { fact: "stop-requested", at: now(), ending });
  assert.equal(await stateOf(id), "aborted");
  const renewed = await postgres.captureLedger.renewCaptures(one);
  assert.equal(renewed.find((each) => each.recordingId === id)?.desired, "stopped");
  await lapse(id);
  assert.equal(await claim(two, id), undefined);
});

test("a deleted recording is out of sight at once, and its row goes with the last step", async () => {
  const id = await start("deleted");
  assert.equal(await postgres.recordings.markDeleted(id), false);
  await postgres.recordings.apply(id, { fact: "start-timed-out", at: now() });
  assert.equal(await postgres.recordings.markDeleted(id), true);
  assert.equal(await postgres.recordings.get(id), null);
  assert.equal(await postgres.renderLedger.captureIsOver(id), true);
  assert.ok((await postgres.recordings.deletionsWithoutEnd()).includes(id));
  await postgres.recordings.remove(id);
  assert.ok(!(await postgres.recordings.deletionsWithoutEnd()).includes(id));
});

test("a change wakes the listeners of other processes, also after their connection was cut", async () => {
  const other = await openPostgres(url, { ...testDeps, dataDir: databases.dataDir });
  const woken = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listener = other.recordings.onChange(resolve);
    return promise.then(() => listener.stop());
  };
  await woken();
  const cut = woken();
  await query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'roomreel-listen'");
  await cut;
  const changed = woken();
  await start("announced");
  await changed;
  await other.close();
});

test("an unknown recording is nobody's", async () => {
  const id = recordingId("none");
  assert.equal(await postgres.recordings.get(id), null);
  assert.equal(await postgres.recordings.apply(id, { fact: "media-durable", at: wallMs(0) }), null);
  assert.equal(await postgres.captureLedger.reportCapture(one, id, { fact: "media-durable", at: wallMs(0) }), false);
  assert.equal(await postgres.renderLedger.captureIsOver(id), true);
});
