import { type RawBuilder, sql } from "kysely";
import {
  firstRules,
  isFinal,
  type RecordingQuery,
  type RecordingRecord,
  type RecordingStore,
  type StateName,
} from "../../recording/index.ts";
import { recordingId, roomId, type RoomId, wallMs } from "../../vocabulary/index.ts";
import { announceChange } from "./changes.ts";
import type { LedgerDeps } from "./ledgers.ts";
import { lockMeeting, writeMeeting } from "./meeting-rows.ts";
import { cursorOf, nameMatches, pageTokenOf, refusingBadRegex } from "./pages.ts";
import { columnsOf, recordOf, type RecordingRow } from "./recording-rows.ts";
import { lockRecording, transition } from "./recording-transition.ts";

const unfinished: readonly StateName[] = ["starting", "recording", "paused", "stopping", "publishing"];
const UNIQUE_VIOLATION = "23505";

/** What each sort field is in a row: never null, so that cursors compare. */
const sortKeys = {
  startDate: { kind: "number", key: sql<number>`extract(epoch from coalesce(started_at, requested_at)) * 1000` },
  roomName: { kind: "text", key: sql<string>`room_name` },
  duration: { kind: "number", key: sql<number>`coalesce(duration_ms, -1)` },
  size: { kind: "number", key: sql<number>`coalesce(bytes, -1)::double precision` },
} as const satisfies Record<RecordingQuery["sortField"], { kind: "number" | "text"; key: RawBuilder<unknown> }>;

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

const reading = (deps: LedgerDeps): Pick<RecordingStore, "get" | "list" | "unfinished" | "recentByRoom" | "count"> => ({
  get: async (id) => {
    const row = await visible(deps).where("recording_id", "=", id).executeTakeFirst();
    return row === undefined ? null : recordOf(row);
  },

  list: (query) => refusingBadRegex(listPage(deps, query)),

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
      .executeTakeFirstOrThrow();
    return { total: Number(row.total), complete: Number(row.complete) };
  },
});

type Deletion = "markDeleted" | "remove" | "unwant" | "unwanted" | "hasAny" | "deletionsWithoutEnd";
const deletion = (deps: LedgerDeps): Pick<RecordingStore, Deletion> => ({
  markDeleted: (id) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await lockRecording(trx, id);
      if (row === undefined || !isFinal(row.state)) return false;
      await trx
        .updateTable("recordings")
        .set({ deleted_at: sql<Date>`now()` })
        .where("recording_id", "=", id)
        .execute();
      await deps.sender.send(trx, "delete-recording", { recordingId: id });
      await announceChange(trx);
      return true;
    }),

  remove: async (id) => {
    await deps.db.deleteFrom("recordings").where("recording_id", "=", id).where("deleted_at", "is not", null).execute();
  },

  unwant: async (id) => {
    await deps.db.updateTable("recordings").set({ unwanted: true }).where(ofRoom(id)).execute();
    await announceChange(deps.db);
  },

  unwanted: async () => (await visible(deps).where("unwanted", "=", true).execute()).map(recordOf),

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

const visible = (deps: LedgerDeps) => deps.db.selectFrom("recordings").selectAll().where("deleted_at", "is", null);

const insertable = (record: RecordingRecord) => ({
  recording_id: record.recordingId,
  room_id: record.roomId,
  room_name: record.roomName,
  title: record.title,
  filename: record.filename,
  layout: record.layout,
  encoding: record.encoding,
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

/** `isNamedIn`, as a condition. Rooms that are gone hide nothing from the owner of a recording. */
const isVisibleTo = (who: string): RawBuilder<boolean> => sql<boolean>`(
  exists (select from rooms where rooms.room_id = recordings.room_id and rooms.owner = ${who})
  or (owner = ${who} or collaborators @> ${JSON.stringify([{ userId: who }])}::jsonb)
    and not exists (
      select from rooms where rooms.room_id = recordings.room_id
        and config #>> '{recording,allowAccessTo}' = 'admin'))`;

const listPage = async (deps: LedgerDeps, query: RecordingQuery) => {
  const { key, kind } = sortKeys[query.sortField];
  let rows = visible(deps)
    .select(sql<string | number>`${key}`.as("sort_key"))
    .where("listed", "=", true);
  if (query.breakouts) rows = rows.where("parent_room_id", "is not", null);
  if (query.roomId !== undefined) rows = rows.where(query.breakouts ? "parent_room_id" : "room_id", "=", query.roomId);
  if (query.visibleTo !== undefined) rows = rows.where(isVisibleTo(query.visibleTo));
  if (query.roomId === undefined && query.roomName !== undefined)
    rows = rows.where(nameMatches(sql<string>`room_name`, query.roomName));
  if (query.states !== undefined) rows = rows.where("status", "in", query.states);
  if (query.pageToken !== undefined) {
    const [value, id] = cursorOf(query.pageToken, kind);
    const at = sql`(${key}, recording_id)`;
    const from = kind === "text" ? sql`(${value}::text, ${id}::text)` : sql`(${value}::double precision, ${id}::text)`;
    rows = rows.where(query.sortOrder === "asc" ? sql<boolean>`${at} > ${from}` : sql<boolean>`${at} < ${from}`);
  }
  const found = await rows
    .orderBy(sql`${key}`, query.sortOrder)
    .orderBy("recording_id", query.sortOrder)
    .limit(query.maxItems + 1)
    .execute();
  return pageOf(found, query.maxItems, kind);
};

const pageOf = (
  found: readonly (RecordingRow & { sort_key: string | number })[],
  max: number,
  kind: "text" | "number",
) => {
  const shown = found.slice(0, max);
  const last = found.length > max ? shown.at(-1) : undefined;
  const value = (row: { sort_key: string | number }) => (kind === "text" ? String(row.sort_key) : Number(row.sort_key));
  return {
    items: shown.map(recordOf),
    nextPageToken: last === undefined ? null : pageTokenOf([value(last), last.recording_id]),
  };
};
