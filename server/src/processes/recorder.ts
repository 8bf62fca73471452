/** The role that captures: joined from the ledger in PostgreSQL, LiveKit and the disk. */
import { Recorder } from "../capture/index.ts";
import { closeDatachannels, livekitAccess } from "../adapters/livekit/index.ts";
import { openPostgres } from "../adapters/postgres/index.ts";
import { systemHost } from "../adapters/system/index.ts";
import { takeSlot } from "./process-slot.ts";
import type { RunRole } from "./role.ts";

const NAME_CHARACTERS = 12;

export const runRecorder: RunRole = async ({ settings, clock, randomness, log }) => {
  const { databaseUrl, dataDir, livekit } = settings;
  const postgres = await openPostgres(databaseUrl, { clock, randomness, log, dataDir });
  const slot = await takeSlot("recorder", dataDir, systemHost);
  // Whoever had this slot before is dead: what it held is free now, not when its leases lapse.
  await postgres.captureLedger.releaseCaptures(slot.name);
  const worker = slot.worker(randomness.text(NAME_CHARACTERS));
  const recorder = new Recorder({
    ledger: postgres.captureLedger,
    meetings: livekitAccess({ access: livekit, clock }),
    worker,
    capacity: settings.recorderCapacity,
    clock,
    log,
  });
  await recorder.start();
  const stop = async (): Promise<void> => {
    await recorder.stop();
    await postgres.captureLedger.releaseCaptures(worker);
    closeDatachannels();
    slot.release();
    await postgres.close();
  };
  let stopping: Promise<void> | null = null;
  return { notes: [], stop: () => (stopping ??= stop()) };
};
