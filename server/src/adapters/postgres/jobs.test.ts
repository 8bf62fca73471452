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

test("stopping aborts the handler's signal and gives the job back", async () => {
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
  const states = (await jobsOf("delete-recording")).filter((job) => job.recordingId === "given-back");
  assert.deepEqual(states, [{ state: "retry", recordingId: "given-back" }]);
});
