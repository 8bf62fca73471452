/**
 * The two ledgers for workers. A lease is `capture_worker` until `capture_until`, in the database's time, so
 * that no two machines have to agree on a clock (R15, R16).
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import {
  type CaptureAssignment,
  type CaptureLedger,
  captures,
  desiredCapture,
  fileOf,
  isFinal,
  RENDER_ROUNDS_MAX,
  type RenderLedger,
} from "../../recording/index.ts";
import {
  type Clock,
  recordingId,
  type RecordingId,
  roomId,
  takeNumber,
  wallMs,
  type WorkerId,
} from "../../vocabulary/index.ts";
import type { FileFormat } from "../../people/index.ts";
import { codingOf } from "../../rooms/index.ts";
import type { Changes } from "./changes.ts";
import { markStore } from "./mark-store.ts";
import { recordOf, type RecordingRow } from "./recording-rows.ts";
import { lockRecording, transition, type TransitionDeps } from "./recording-transition.ts";
import { noteSignOfLife } from "./workers.ts";

/** Three missed heartbeats of a second. */
const LEASE = sql<Date>`now() + interval '3 seconds'`;

export type LedgerDeps = TransitionDeps & {
  readonly changes: Changes;
  readonly clock: Clock;
  readonly dataDir: string;
};

/** Capture, and what only a supervisor or the next process of the same slot may say. */
export type LeaseLedger = CaptureLedger & {
  /**
   * Frees at once what a process known to be dead still holds: worker ids that are `slot` or begin with
   * `slot#`. @returns how many
   */
  releaseCaptures(slot: string): Promise<number>;
};

/** Where a recording's files lie. */
export const placesOf = (dataDir: string, id: RecordingId, fileFormat: FileFormat = "mp4") => {
  const folder = join(dataDir, "recordings", id);
  return { folder, logDir: join(folder, "log"), filePath: join(folder, `recording.${fileFormat}`) };
};

export const captureLedger = (deps: LedgerDeps): LeaseLedger => ({
  claimCaptures: async (worker, max) => {
    await noteSignOfLife(deps.db, worker, "recorder");
    const rows = await deps.db
      .updateTable("recordings")
      .set({ capture_worker: worker, capture_until: LEASE, takes: sql<number>`takes + 1` })
      .where("recording_id", "in", (wanting) =>
        wanting
          .selectFrom("recordings")
          .select("recording_id")
          .where("status", "in", ["starting", "recording", "paused"])
          .where("deleted_at", "is", null)
          .where((either) =>
            either.or([either("capture_until", "is", null), either("capture_until", "<", sql<Date>`now()`)]),
          )
          .orderBy("requested_at")
          .limit(max)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .execute();
    return Promise.all(rows.map((row) => assignmentOf(deps.dataDir, row)));
  },

  renewCaptures: async (worker) => {
    await noteSignOfLife(deps.db, worker, "recorder");
    const rows = await deps.db
      .updateTable("recordings")
      .set({ capture_until: LEASE })
      .where("capture_worker", "=", worker)
      .returning(["recording_id", "state", "deleted_at"])
      .execute();
    return rows.map((row) => ({
      recordingId: recordingId(row.recording_id),
      desired: row.deleted_at === null ? desiredCapture(row.state) : "stopped",
    }));
  },

  reportCapture: (worker, id, fact) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await lockRecording(trx, id);
      if (row === undefined || row.capture_worker !== worker) return false;
      await transition(deps, trx, { row, fact });
      if (fact.fact === "capture-ended") await release(trx, worker, id);
      return true;
    }),

  onCaptureChange: async (run) => listening(deps.changes, run),

  releaseCaptures: async (slot) => {
    const freed = await deps.db
      .updateTable("recordings")
      .set({ capture_worker: null, capture_until: null })
      .where(sql<boolean>`(capture_worker = ${slot} or starts_with(capture_worker, ${`${slot}#`}))`)
      .executeTakeFirst();
    return Number(freed.numUpdatedRows);
  },
});

const release = async (trx: LedgerDeps["db"], worker: WorkerId, id: RecordingId): Promise<void> => {
  await trx
    .updateTable("recordings")
    .set({ capture_worker: null, capture_until: null })
    .where("recording_id", "=", id)
    .where("capture_worker", "=", worker)
    .execute();
};

const assignmentOf = async (dataDir: string, row: RecordingRow): Promise<CaptureAssignment> => {
  const id = recordingId(row.recording_id);
  const { logDir } = placesOf(dataDir, id);
  await mkdir(logDir, { recursive: true });
  return {
    recordingId: id,
    roomId: roomId(row.room_id),
    meetingRoom: row.room_id,
    take: takeNumber(row.takes),
    logDir,
    desired: desiredCapture(row.state),
  };
};

export const renderLedger = (deps: LedgerDeps): RenderLedger => ({
  renderAssignment: async (id) => {
    const row = await deps.db
      .selectFrom("recordings")
      .selectAll()
      .where("recording_id", "=", id)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (row === undefined || isFinal(row.state) || row.state.state === "starting") return null;
    const { title, layout, encoding, fileFormat } = recordOf(row);
    const { logDir, filePath } = placesOf(deps.dataDir, id, fileFormat);
    const { startedAt } = row.state;
    const giveUp = row.render_rounds > RENDER_ROUNDS_MAX;
    const coding = codingOf(encoding);
    return { recordingId: id, logDir, filePath, fileFormat, title, startedAt, layout, coding, giveUp };
  },

  captureIsOver: async (id) => {
    const row = await deps.db
      .selectFrom("recordings")
      .select(["state", "deleted_at"])
      .where("recording_id", "=", id)
      .executeTakeFirst();
    return row === undefined || row.deleted_at !== null || !captures(row.state);
  },

  marks: (id) => markStore(deps.db).of(id),

  verifiedFile: async (id) => {
    const row = await deps.db
      .selectFrom("recordings")
      .select("state")
      .where("recording_id", "=", id)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    return row === undefined ? null : fileOf(row.state);
  },

  reportRender: (id, fact) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await lockRecording(trx, id);
      if (row !== undefined) await transition(deps, trx, { row, fact: { ...fact, at: wallMs(deps.clock.wallNow()) } });
    }),

  noteMade: async (id, made) => {
    await deps.db.updateTable("recordings").set({ made_ms: made }).where("recording_id", "=", id).execute();
  },

  onRenderChange: async (run) => listening(deps.changes, run),
});

const listening = (changes: Changes, run: () => void): Promise<{ stop(): Promise<void> }> => {
  const listener = changes.onChange(run);
  return Promise.resolve({
    stop: () => {
      listener.stop();
      return Promise.resolve();
    },
  });
};
