/** A PostgreSQL of its own for a test file, with a fresh database for each test that wants one. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { recordingId, roomId, silentLogger, wallMs } from "../vocabulary/index.ts";
import { firstRules, type RecordingRecord } from "../recording/index.ts";
import { startEmbeddedPostgres } from "../adapters/embedded-postgres/index.ts";
import { openPostgres } from "../adapters/postgres/index.ts";
import { systemClock, systemHost, systemRandomness } from "../adapters/system/index.ts";

export type TestDatabases = {
  /** The address of a database that nobody used before. */
  fresh(): Promise<string>;
  readonly dataDir: string;
  stop(): Promise<void>;
};

/** Durability is switched off: a test does not outlive a power cut. */
export const startTestDatabases = async (): Promise<TestDatabases> => {
  const folder = await mkdtemp(join(tmpdir(), "roomreel-postgres-"));
  // PostgreSQL of root runs as another account, which must pass through.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    folder: join(folder, "postgres"),
    host: systemHost,
    clock: systemClock,
    log: silentLogger,
    durable: false,
  });
  let made = 0;
  return {
    dataDir: join(folder, "data"),
    fresh: async () => {
      made += 1;
      const client = new pg.Client(server.databaseUrl);
      await client.connect();
      await client.query(`create database test_${made}`);
      await client.end();
      return server.databaseUrl.replace("/roomreel?", `/test_${made}?`);
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A database of a server of its own, opened: `after(close)`. */
export const openTestPostgres = async () => {
  const databases = await startTestDatabases();
  const url = await databases.fresh();
  const postgres = await openPostgres(url, { ...testDeps, dataDir: databases.dataDir });
  const query = (text: string, values: readonly unknown[] = []) => queryPast(url, text, values);
  const close = async (): Promise<void> => {
    await postgres.close();
    await databases.stop();
  };
  return { databases, url, postgres, query, close };
};

/** One statement over a connection of its own, past all doors. */
export const queryPast = async (
  url: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly pg.QueryResultRow[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<pg.QueryResultRow>(text, [...values])).rows;
  } finally {
    await client.end();
  }
};

export const testDeps = { clock: systemClock, randomness: systemRandomness, log: silentLogger };

/** A recording of room `room` that was just asked for. */
export const requested = (name: string, room = "room-1"): RecordingRecord => {
  const requestedAt = systemClock.wallNow();
  return {
    recordingId: recordingId(`${room}--EG_${name}--0123456789`),
    roomId: roomId(room),
    roomName: "Room",
    title: `Rec - ${name}`,
    filename: `Rec - ${name}.mp4`,
    layout: "grid",
    encoding: "H264_1080P_30",
    fileFormat: "mp4",
    initiator: null,
    breakout: null,
    listed: true,
    owner: "admin",
    collaborators: [],
    requestedAt: wallMs(requestedAt),
    rules: firstRules,
    life: { state: "starting", requestedAt },
    ending: null,
  };
};
