/** Deleting for good, killed at every step by seed, over the real database, its queue and a real disk. */
import assert from "node:assert/strict";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { diskRecordingFiles } from "../adapters/disk/index.ts";
import { openJobs, placesOf } from "../adapters/postgres/index.ts";
import { finishDeletion, type RecordingFiles, tendLibrary } from "../library/index.ts";
import { handmadeMeetings } from "./meetings.fixture.ts";
import { mediaMs, type RecordingId, recordingId, workerId } from "../vocabulary/index.ts";
import { openTestPostgres, requested, testDeps } from "./database.fixture.ts";

let opened: Awaited<ReturnType<typeof openTestPostgres>>;
let made = 0;
before(async () => {
  opened = await openTestPostgres();
});
after(() => opened.close());

class Killed extends Error {}

const folderOf = (id: RecordingId): string => placesOf(opened.databases.dataDir, id).folder;
const disk = (): RecordingFiles => diskRecordingFiles((id) => placesOf(opened.databases.dataDir, id));
const { meetings } = handmadeMeetings(new Map());
const tending = () => ({ ...testDeps, ...opened.postgres, meetings, files: disk() });

/** Complete, with a film and a log. */
const finished = async (): Promise<RecordingId> => {
  made += 1;
  const { captureLedger, recordings, renderLedger } = opened.postgres;
  const record = requested(`gone${made}`, `room-${made}`);
  const { recordingId: id } = record;
  const at = testDeps.clock.wallNow();
  const recorder = workerId("recorder");
  await recordings.create(record);
  await captureLedger.claimCaptures(recorder, 10);
  await captureLedger.reportCapture(recorder, id, { fact: "media-durable", at });
  await captureLedger.reportCapture(recorder, id, { fact: "capture-ended", at, reason: "stopped", detail: "stop" });
  const { filePath, logDir } = placesOf(opened.databases.dataDir, id);
  await mkdir(dirname(filePath), { recursive: true });
  await mkdir(logDir, { recursive: true });
  for (const path of [filePath, join(logDir, "1"), join(logDir, "2")]) await writeFile(path, "bytes");
  const file = { path: filePath, bytes: 5, durationMs: mediaMs(1), sha256: "ab".repeat(32), gaps: [] };
  await renderLedger.reportRender(id, { fact: "file-verified", file });
  return id;
};

const rowsOf = (id: RecordingId) => opened.query("select 1 from recordings where recording_id = $1", [id]);
const lies = async (id: RecordingId): Promise<boolean> => (await readdir(folderOf(id)).catch(() => [])).length > 0;

/** Dies before a step, in the middle of removing, or after it. */
const mortal = (id: RecordingId, dies: "before" | "in removing" | "before the row" | "after the row" | "never") => ({
  files: {
    removeAll: async () => {
      if (dies === "before") throw new Killed();
      if (dies === "in removing") {
        await rm(placesOf(opened.databases.dataDir, id).filePath, { force: true });
        throw new Killed();
      }
      await disk().removeAll(id);
    },
  },
  recordings: {
    remove: async () => {
      if (dies === "before the row") throw new Killed();
      await opened.postgres.recordings.remove(id);
      if (dies === "after the row") throw new Killed();
    },
  },
});

const deaths = ["before", "in removing", "before the row", "after the row"] as const;

test(
  "[L1] killed at any step, and again, a deletion comes to its end; nobody sees half of it",
  { timeout: 60_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...deaths), { maxLength: 5 }), async (lives) => {
        const { library, recordings } = opened.postgres;
        const id = await finished();
        assert.equal(await library.delete(id), "removed");
        for (const dies of [...lives, "never" as const]) {
          assert.equal(await library.get(id, "kept"), null);
          assert.equal(await recordings.get(id), null);
          if (await lies(id)) assert.equal((await rowsOf(id)).length, 1, "files without a row");
          const isLeft = (await recordings.deletionsWithoutEnd()).includes(id);
          assert.equal(isLeft, (await rowsOf(id)).length === 1);
          if (isLeft)
            await finishDeletion(mortal(id, dies), id).catch((error: unknown) => assert.ok(error instanceof Killed));
        }
        assert.deepEqual([await lies(id), (await rowsOf(id)).length], [false, 0]);
      }),
      { numRuns: 25 },
    ),
);

test(
  "[L3] a deletion whose job was lost gets it again, and the queue brings it to its end",
  { timeout: 60_000 },
  async () => {
    const id = await finished();
    assert.equal(await opened.postgres.library.delete(id), "removed");
    await opened.query("delete from pgboss.job where name = 'delete-recording'");
    await tendLibrary(tending());
    const jobs = await openJobs(opened.url, testDeps);
    const done = Promise.withResolvers<void>();
    await jobs.work("delete-recording", 1, async (job) => {
      await finishDeletion({ recordings: opened.postgres.recordings, files: disk() }, recordingId(job.recordingId));
      if (job.recordingId === id) done.resolve();
    });
    await done.promise;
    await jobs.stop();
    assert.deepEqual([await lies(id), (await rowsOf(id)).length], [false, 0]);
  },
);

test("[L6] a hold that comes in time, or while a room is being deleted, keeps the recording", async () => {
  const { library, recordings } = opened.postgres;
  const id = await finished();
  const hold = { since: testDeps.clock.wallNow(), by: "admin", reason: "a law suit" };
  await library.hold(id, hold);
  const { roomId } = (await recordings.get(id)) ?? assert.fail("it is gone");
  await recordings.unwant(roomId);
  assert.deepEqual(await recordings.unwanted(), []);
  assert.equal(await recordings.markDeleted(id), false);
  assert.equal(await library.delete(id), "on-hold");
  assert.equal(await library.moveToTrash(id, "admin", testDeps.clock.wallNow()), "on-hold");
  assert.equal(await recordings.hasHeld(roomId), true);
  await library.hold(id, null);
  assert.deepEqual(
    (await recordings.unwanted()).map((one) => one.recordingId),
    [id],
  );
});

test("[L5] retention takes what is over, within the cap, from the trash too, and never what is held", async () => {
  const { library, organisation } = opened.postgres;
  const ago = async (days: number): Promise<RecordingId> => {
    const id = await finished();
    await opened.query("update recordings set ended_at = now() - $2 * interval '1 day' where recording_id = $1", [
      id,
      days,
    ]);
    return id;
  };
  const [young, middle, old, held] = [await ago(1), await ago(10), await ago(40), await ago(50)];
  await library.hold(held, { since: testDeps.clock.wallNow(), by: "admin", reason: "a law suit" });
  const trashed = await ago(2);
  await library.moveToTrash(trashed, "admin", testDeps.clock.wallNow());
  const over = async (): Promise<readonly RecordingId[]> => library.expired(testDeps.clock.wallNow(), 100);
  const keeps = async (patch: object): Promise<void> =>
    void (await organisation.change((now) => ({ ...now, library: { ...now.library, ...patch } })));
  assert.deepEqual(await over(), []);
  await keeps({ retentionDays: 30 });
  assert.deepEqual(await over(), [old]);
  await keeps({ retentionDaysMax: 5 });
  assert.deepEqual(new Set(await over()), new Set([old, middle]));
  assert.equal((await library.get(young, "kept"))?.expiresAt !== null, true);
  await opened.query("update recordings set trashed_at = now() - interval '31 days' where recording_id = $1", [
    trashed,
  ]);
  assert.deepEqual(new Set(await over()), new Set([old, middle, trashed]));
  await tendLibrary(tending());
  for (const gone of [old, middle, trashed])
    assert.deepEqual([await library.get(gone, "kept"), await library.get(gone, "trash")], [null, null]);
  for (const kept of [young, held]) assert.notEqual(await library.get(kept, "kept"), null);
});
