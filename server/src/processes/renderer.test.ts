/** Renderers as processes, on a real PostgreSQL: what is left when one of them is killed. */
import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test, type TestContext } from "node:test";
import { placesOf } from "../adapters/postgres/index.ts";
import { type Recording, isFinal } from "../recording/index.ts";
import { type RecordingId, workerId } from "../vocabulary/index.ts";
import { openTestPostgres, requested, testDeps } from "./database.fixture.ts";
import { recordMeeting } from "./recorded-log.fixture.ts";

const { databases, url, postgres, query, close } = await openTestPostgres();
after(close);

const recorder = workerId("recorder 1#a");
const now = () => testDeps.clock.wallNow();

type Renderer = {
  readonly process: ChildProcess;
  /** Frames of the next commit; undefined when the process ends before. */
  nextCommit(): Promise<number | undefined>;
};

const startRenderer = async (context: TestContext): Promise<Renderer> => {
  const child = fork(join(import.meta.dirname, "main.ts"), ["--role", "renderer"], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: databases.dataDir,
      PUBLIC_URL: "http://127.0.0.1",
      LIVEKIT_URL: "ws://nowhere",
      LIVEKIT_API_KEY: "key",
      LIVEKIT_API_SECRET: "s".repeat(32),
      LOG_LEVEL: "debug",
      LOG_FORMAT: "json",
    },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  context.after(() => child.kill("SIGKILL"));
  assert.ok(child.stdout !== null);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ready = once(child, "message");
  const nextCommit = async (): Promise<number | undefined> => {
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      const said = JSON.parse(line.value);
      if (said.message === "committed" && said.frames > 0) return said.frames;
    }
    return undefined;
  };
  await ready;
  return { process: child, nextCommit };
};

/** In `recording`, with its render job, and a log in which capture has not ended. */
const recordingOf = async (name: string, seconds: number): Promise<RecordingId> => {
  const record = requested(name, `room-${name}`);
  await postgres.recordings.create(record);
  await recordMeeting(placesOf(databases.dataDir, record.recordingId).logDir, { seconds, ended: false });
  await postgres.captureLedger.claimCaptures(recorder, 9);
  await postgres.captureLedger.reportCapture(recorder, record.recordingId, { fact: "media-durable", at: now() });
  return record.recordingId;
};

const untilFinal = async (id: RecordingId): Promise<Recording> => {
  for (;;) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listener = postgres.recordings.onChange(resolve);
    const record = await postgres.recordings.get(id);
    assert.ok(record !== null);
    if (isFinal(record.life)) return record.life;
    await promise;
    listener.stop();
  }
};

test("[R20] the renderer in the place of a killed one goes on with its job, from its last commit", async (context) => {
  const id = await recordingOf("inherited", 31);
  const first = await startRenderer(context);
  const committed = await first.nextCommit();
  assert.ok(committed !== undefined);
  first.process.kill("SIGKILL");
  const killedUs = testDeps.clock.monotonicUs();
  await once(first.process, "exit");
  const second = await startRenderer(context);
  const readyMs = (testDeps.clock.monotonicUs() - killedUs) / 1000;
  const next = await second.nextCommit();
  const commitMs = (testDeps.clock.monotonicUs() - killedUs) / 1000;
  context.diagnostic(`after the kill: next renderer ready ${readyMs.toFixed()} ms, commit ${commitMs.toFixed()} ms`);
  assert.ok(next !== undefined && next > committed);
  const ended = { fact: "capture-ended", at: now(), reason: "stopped", detail: "" } as const;
  await postgres.captureLedger.reportCapture(recorder, id, ended);
  const life = await untilFinal(id);
  assert.ok(life.state === "complete" && Math.abs(life.file.durationMs - 31_000) <= 120);
  // A heartbeat that lapses uses up a retry.
  const jobs = await query("select retry_count from pgboss.job where data->>'recordingId' = $1", [id]);
  assert.deepEqual(jobs, [{ retry_count: 0 }]);
  second.process.disconnect();
  await once(second.process, "exit");
});
