import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openTestPostgres, requested, testDeps } from "../../processes/database.fixture.ts";
import { openJobs } from "./index.ts";
import { workerId } from "../../vocabulary/index.ts";

const { url, postgres, query, close } = await openTestPostgres();
after(close);

const jobsOf = async (kind: string): Promise<{ state: string; recordingId: string }[]> => {
  const found = await query("select state, data from pgboss.job where name = $1 order by created_on", [kind]);
  return found.map((row) => ({ state: row["state"], recordingId: row["data"].recordingId }));
};

test("[R17] the render job is sent with the change to active, once, whatever is repeated", async () => {
  const { recordingId } = requested("sent", "room-sent");
  await postgres.recordings.create(requested("sent", "room-sent"));
  const worker = workerId("w");
  await postgres.captureLedger.claimCaptures(worker, 9);
  const mine = async () => (await jobsOf("render")).filter((job) => job.recordingId === recordingId);
  assert.equal((await mine()).length, 0);
  const durable = { fact: "media-durable", at: testDeps.clock.wallNow() } as const;
  await postgres.captureLedger.reportCapture(worker, recordingId, durable);
  await postgres.captureLedger.reportCapture(worker, recordingId, durable);
  assert.equal(await postgres.recordings.ensureRenderJob(recordingId), false);
  assert.equal((await mine()).length, 1);
});

test("a handler that throws is called again; one that returns is not", async () => {
  const jobs = await openJobs(url, testDeps);
  let calls = 0;
  const done = Promise.withResolvers<void>();
  await jobs.work("delete-recording", 1, (payload) => {
    if (payload.recordingId !== "again") return Promise.resolve();
    calls += 1;
    if (calls === 1) return Promise.reject(new Error("not yet"));
    done.resolve();
    return Promise.resolve();
  });
  await jobs.send("delete-recording", { recordingId: "again" });
  await done.promise;
  await jobs.stop();
  assert.equal(calls, 2);
  assert.deepEqual(
    (await jobsOf("delete-recording")).map((job) => job.state),
    ["completed"],
  );
});

test("stopping aborts the handler's signal and gives the job back, as if it had never begun", async () => {
  const jobs = await openJobs(url, testDeps);
  const began = Promise.withResolvers<void>();
  await jobs.work("delete-recording", 1, async (_payload, signal) => {
    const aborted = Promise.withResolvers<never>();
    signal.addEventListener("abort", () => aborted.reject(new Error("stopped")));
    began.resolve();
    await aborted.promise;
  });
  await jobs.send("delete-recording", { recordingId: "given-back" });
  await began.promise;
  await jobs.stop();
  assert.deepEqual(await attemptsOf("given-back"), [{ state: "created", retry_count: 0, due: true }]);
});

const attemptsOf = (id: string) =>
  query("select state, retry_count, start_after <= now() as due from pgboss.job where data->>'recordingId' = $1", [id]);

/** The job as a process leaves it that is killed in the middle of it. */
const begunBy = async (worker: string, id: string): Promise<string> => {
  const jobs = await openJobs(url, testDeps);
  await jobs.send("render", { recordingId: id });
  await jobs.stop();
  const begin = `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now()
    where data->>'recordingId' = $1 returning id`;
  const jobId = String((await query(begin, [id]))[0]?.["id"]);
  await query("insert into job_holders values ($1, 'render', 0, $2)", [jobId, worker]);
  return jobId;
};
const giveBack = async (slot: string): Promise<number> => {
  const jobs = await openJobs(url, testDeps);
  const given = await jobs.giveBack(slot);
  await jobs.stop();
  return given;
};

test("[R20] what a dead worker held begins anew for its successor, with all its retries, without a wait", async () => {
  await begunBy("renderer 1#dead", "inherited");
  assert.equal(await giveBack("renderer"), 0);
  assert.equal(await giveBack("renderer 1"), 1);
  assert.deepEqual(await attemptsOf("inherited"), [{ state: "created", retry_count: 0, due: true }]);
  assert.equal(await giveBack("renderer 1"), 0);
});

test("[R20] a job that another worker went on with, or that ended, is nobody's to give back", async () => {
  const [taken, done] = [await begunBy("renderer 2#dead", "taken"), await begunBy("renderer 2#dead", "done")];
  await query("update pgboss.job set retry_count = 1 where id = $1", [taken]);
  await query("update pgboss.job set state = 'completed', completed_on = now() where id = $1", [done]);
  assert.equal(await giveBack("renderer 2"), 0);
  assert.deepEqual(await attemptsOf("taken"), [{ state: "active", retry_count: 1, due: true }]);
  assert.deepEqual(await attemptsOf("done"), [{ state: "completed", retry_count: 0, due: true }]);
});
