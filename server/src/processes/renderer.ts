/** The role that renders: jobs from the queue, each in a child process of its own, so many at once as settings say. */
import { basename, join } from "node:path";
import { openJobs, openPostgres, placesOf } from "../adapters/postgres/index.ts";
import { lowerSessionPriority, systemHost } from "../adapters/system/index.ts";
import { fileFormats } from "../people/index.ts";
import { recordingId, type RecordingId } from "../vocabulary/index.ts";
import { runBesideChild } from "./beside-job.ts";
import { takeSlot } from "./process-slot.ts";
import { runRenderJob } from "./render-job.ts";
import type { RunRole } from "./role.ts";

const NAME_CHARACTERS = 12;
/** What people meet and ask goes first; a film that comes later is whole all the same (DESIGN: capture before all). */
const NICE = 5;

export const runRenderer: RunRole = async ({ settings, clock, randomness, log }) => {
  const { databaseUrl, dataDir, rendererCapacity } = settings;
  lowerSessionPriority(NICE, log);
  const postgres = await openPostgres(databaseUrl, { clock, randomness, log, dataDir });
  const slot = await takeSlot("renderer", dataDir, systemHost);
  const worker = slot.worker(randomness.text(NAME_CHARACTERS));
  const jobs = await openJobs(databaseUrl, { clock, randomness, log, worker });
  // Whoever had this slot before is dead: what it rendered goes on now, not when its heartbeats lapse.
  const inherited = await jobs.giveBack(slot.name);
  if (inherited > 0) log.info("goes on with the work of a renderer that died", { jobs: inherited });
  const filePathsOf = (id: RecordingId) => fileFormats.map((one) => placesOf(dataDir, id, one).filePath);
  const makeBeside = async (id: RecordingId, signal: AbortSignal): Promise<void> => {
    const file = await postgres.renderLedger.verifiedFile(id);
    if (file === null) return;
    const { folder, logDir } = placesOf(dataDir, id);
    const filePath = join(folder, basename(file.path));
    const marks = [...(await postgres.renderLedger.marks(id))];
    await runBesideChild({ filePath, logDir, gaps: [...file.gaps], marks }, { clock, log }, signal);
  };
  const deps = { ledger: postgres.renderLedger, filePathsOf, makeBeside, host: systemHost, clock, log };
  await jobs.work("render", rendererCapacity, (job, signal) =>
    runRenderJob(recordingId(job.recordingId), deps, signal),
  );
  const stop = async (): Promise<void> => {
    await jobs.stop();
    slot.release();
    await postgres.close();
  };
  let stopping: Promise<void> | null = null;
  return { notes: [], stop: () => (stopping ??= stop()) };
};
