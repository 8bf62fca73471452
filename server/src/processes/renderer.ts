/** The role that renders: jobs from the queue, each in a child process of its own, so many at once as settings say. */
import { openJobs, openPostgres } from "../adapters/postgres/index.ts";
import { recordingId } from "../vocabulary/index.ts";
import { runRenderJob } from "./render-job.ts";
import type { RunRole } from "./role.ts";

export const runRenderer: RunRole = async ({ settings, clock, randomness, log }) => {
  const { databaseUrl, dataDir, rendererCapacity } = settings;
  const postgres = await openPostgres(databaseUrl, { clock, randomness, log, dataDir });
  const jobs = await openJobs(databaseUrl, { clock, randomness, log });
  const deps = { ledger: postgres.renderLedger, clock, log };
  await jobs.work("render", rendererCapacity, (job, signal) =>
    runRenderJob(recordingId(job.recordingId), deps, signal),
  );
  const stop = async (): Promise<void> => {
    await jobs.stop();
    await postgres.close();
  };
  let stopping: Promise<void> | null = null;
  return { notes: [], stop: () => (stopping ??= stop()) };
};
