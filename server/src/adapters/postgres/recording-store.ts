import { sql } from "kysely";
import { firstRules, type RecordingRecord, type RecordingStore, type StateName } from "../../recording/index.ts";
import { recordingId, roomId, type RoomId, wallMs } from "../../vocabulary/index.ts";
import { noteByItself } from "./audit-store.ts";
import { announceChange } from "./changes.ts";
import { deleteForGood } from "./deletion.ts";
import type { LedgerDeps } from "./ledgers.ts";
import { lockMeeting, writeMeeting } from "./meeting-rows.ts";
import { columnsOf, recordOf } from "./recording-rows.ts";
import { lockRecording, transition } from "./recording-transition.ts";

const unfinished: readonly StateName[] = ["starting", "recording", "paused", "stopping", "publishing"];
const UNIQUE_VIOLATION = "23505";

export const recordingStore = (deps: LedgerDeps): RecordingStore => ({
  ...facts(deps),
  ...reading(deps),
  ...deletion(deps),
  onChange: (run) => deps.changes.onChange(run),
});

type Facts = "create" | "apply" | "noteEmpty" | "noteIdle" | "ensureRenderJob";
const facts = (deps: LedgerDeps): Pick<RecordingStore, Facts> => ({
  create: async (record, by) => {
    try {
      return await deps.db.transaction().execute(async (trx) => {
        const meeting = await lockMeeting(trx, record.roomId);
        if (by === "trigger" && (meeting === null || meeting.wasRecorded)) return "triggered-already";
        await trx.insertInto("recordings").values(insertable(record)).execute();
        const { recordingId: id, requestedAt: closedAt, rules } = record;
        const gate = rules.consent === "gate" ? { recordingId: id, closedAt } : null;
        if (meeting !== null) await writeMeeting(trx, { ...meeting, wasRecorded: true, gate });
        const deed = { action: "recording.start", at: closedAt, because: "the room's recordings start by themselves" };
        if (by === "trigger") await noteByItself(trx, record, deed);
        await announceChange(trx);
        return "created";
      });
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION) return "room-busy";
      throw error;
    }
  },

  apply: (id, fact) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await lockRecording(trx, id);
      return row === undefined ? null : transition(deps, trx, { row, fact });
    }),

  noteEmpty: async (id, since) => {
    await deps.db
      .updateTable("recordings")
      .set({ empty_since: since === null ? null : new Date(since) })
      .where("recording_id", "=", id)
      .execute();
  },

  noteIdle: async (id, since) => {
    await deps.db
      .updateTable("recordings")
      .set({ idle_since: since === null ? null : new Date(since) })
      .where("recording_id", "=", id)
      .execute();
  },

  ensureRenderJob: (id) =>
    deps.db.transaction().execute(async (trx) => {
      if (!(await deps.sender.send(trx, "render", { recordingId: id }))) return false;
      await trx
        .updateTable("recordings")
        .set({ render_rounds: sql<number>`render_rounds + 1` })
        .where("recording_id", "=", id)
        .execute();
      return true;
    }),
});

const reading = (deps: LedgerDeps): Pick<RecordingStore, "get" | "unfinished" | "recentByRoom" | "count"> => ({
  get: async (id) => {
    const row = await visible(deps).where("recording_id", "=", id).executeTakeFirst();
    return row === undefined ? null : recordOf(row);
  },

  unfinished: async (now) => {
    const rows = await visible(deps)
      .select(sql<boolean>`coalesce(capture_until > now(), false)`.as("held"))
      .where("status", "in", unfinished)
      .execute();
    return rows.map((row) => ({
      record: recordOf(row),
      seen: {
        now,
        emptySince: row.empty_since === null ? null : wallMs(row.empty_since.getTime()),
        idleSince: row.idle_since === null ? null : wallMs(row.idle_since.getTime()),
        rules: row.rules ?? firstRules,
        held: row.held,
        renderRounds: row.render_rounds,
      },
    }));
  },

  recentByRoom: async (since) => {
    const rows = await visible(deps)
      .distinctOn("room_id")
      .where((either) => either.or([either("status", "in", unfinished), either("ended_at", ">", new Date(since))]))
      .orderBy("room_id")
      .orderBy("requested_at", "desc")
      .execute();
    return new Map(rows.map((row) => [roomId(row.room_id), recordOf(row)]));
  },

  count: async () => {
    const row = await deps.db
      .selectFrom("recordings")
      .select([
        sql<string>`count(*)`.as("total"),
        sql<string>`count(*) filter (where status = 'complete')`.as("complete"),
      ])
      .where("deleted_at", "is", null)
      .where("trashed_at", "is", null)
      .executeTakeFirstOrThrow();
    return { total: Number(row.total), complete: Number(row.complete) };
  },
});

type Deletion = "markDeleted" | "remove" | "unwant" | "unwanted" | "hasAny" | "hasHeld" | "deletionsWithoutEnd";
const deletion = (deps: LedgerDeps): Pick<RecordingStore, Deletion> => ({
  markDeleted: async (id) => (await deleteForGood(deps, id)) === "removed",

  remove: async (id) => {
    await deps.db.deleteFrom("recordings").where("recording_id", "=", id).where("deleted_at", "is not", null).execute();
  },

  unwant: async (id) => {
    await deps.db.updateTable("recordings").set({ unwanted: true }).where(ofRoom(id)).execute();
    await announceChange(deps.db);
  },

  unwanted: async () => {
    const rows = await present(deps).where("unwanted", "=", true).where("hold", "is", null).execute();
    return rows.map(recordOf);
  },

  hasHeld: async (id) =>
    (await present(deps).where(ofRoom(id)).where("hold", "is not", null).limit(1).executeTakeFirst()) !== undefined,

  hasAny: async (id) => (await visible(deps).where(ofRoom(id)).limit(1).executeTakeFirst()) !== undefined,

  deletionsWithoutEnd: async () => {
    const rows = await deps.db
      .selectFrom("recordings")
      .select("recording_id")
      .where("deleted_at", "is not", null)
      .execute();
    for (const row of rows) await deps.sender.send(deps.db, "delete-recording", { recordingId: row.recording_id });
    return rows.map((row) => recordingId(row.recording_id));
  },
});

/** With those of its breakout rooms, which go with it. */
const ofRoom = (id: RoomId) => sql<boolean>`(room_id = ${id} or parent_room_id = ${id})`;

/** Also what is in the trash. */
const present = (deps: LedgerDeps) => deps.db.selectFrom("recordings").selectAll().where("deleted_at", "is", null);
const visible = (deps: LedgerDeps) => present(deps).where("trashed_at", "is", null);

const insertable = (record: RecordingRecord) => ({
  recording_id: record.recordingId,
  room_id: record.roomId,
  room_name: record.roomName,
  title: record.title,
  filename: record.filename,
  layout: record.layout,
  encoding: JSON.stringify(record.encoding),
  file_format: record.fileFormat,
  initiator: record.initiator,
  owner: record.owner,
  parent_room_id: record.breakout?.parentRoomId ?? null,
  breakout_name: record.breakout?.name ?? null,
  collaborators: JSON.stringify(record.collaborators),
  listed: record.listed,
  requested_at: new Date(record.requestedAt),
  rules: JSON.stringify(record.rules),
  ...columnsOf(record.life),
});
