import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Room, RoomQuery, RoomStore } from "../../rooms/index.ts";
import { type Randomness, type RoomId, roomId } from "../../vocabulary/index.ts";
import { announceChange } from "./changes.ts";
import { beginMeeting, endRunning, forgetWords } from "./meeting-rows.ts";
import { cursorOf, nameMatches, pageTokenOf, refusingBadRegex } from "./pages.ts";
import { changeable, readAround, roomOf, type RoomRow } from "./room-rows.ts";
import type { Tables } from "./schema.ts";

type Deps = { readonly db: Kysely<Tables>; readonly randomness: Randomness };

/** Word for word as in their indexes; a time that is in a page token comes back as one. */
const time = (key: RawBuilder<Date>) => ({
  kind: "number" as const,
  key,
  kept: sql<number>`extract(epoch from ${key})::double precision * 1000`,
  from: (value: string | number | undefined) => sql`to_timestamp(${value}::double precision / 1000)`,
});
const sortKeys = {
  creationDate: time(sql<Date>`created_at`),
  roomName: {
    kind: "text",
    key: sql<string>`name`,
    kept: sql<string>`name`,
    from: (value: string | number | undefined) => sql`${value}::text`,
  },
  // Those that are never deleted come first.
  autoDeletionDate: time(sql<Date>`coalesce(auto_deletion_at, 'epoch'::timestamptz)`),
} as const satisfies Record<RoomQuery["sortField"], object>;

type MeetingPart = "toBeDeleted" | "inMeeting" | "meetingStarted" | "meetingEnded";

export const roomStore = (deps: Deps): RoomStore => ({
  ...meetingsOfRooms(deps),
  create: async (room) => {
    await deps.db
      .insertInto("rooms")
      .values({
        room_id: room.roomId,
        owner: room.owner,
        created_at: new Date(room.createdAt),
        meeting_started_at: null,
        space_id: room.space?.spaceId ?? null,
        broadcast: room.broadcast,
        ...changeable(room),
      })
      .onConflict((conflict) => conflict.column("room_id").doNothing())
      .execute();
  },

  get: async (id) => {
    const row = await deps.db.selectFrom("rooms").selectAll().where("room_id", "=", id).executeTakeFirst();
    return row === undefined ? null : roomOf(row, await readAround(deps.db, [row]));
  },

  several: (ids) => several(deps, ids),

  list: (query) => refusingBadRegex(listPage(deps, query)),

  change: (id, how) =>
    deps.db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom("rooms").selectAll().where("room_id", "=", id).forUpdate().executeTakeFirst();
      if (row === undefined) return null;
      const changed = how(roomOf(row, await readAround(trx, [row])));
      await trx.updateTable("rooms").set(changeable(changed)).where("room_id", "=", id).execute();
      if (changed.closed) await listRecordings(trx, id);
      await announceChange(trx);
      return changed;
    }),

  delete: (id) =>
    deps.db.transaction().execute(async (trx) => {
      const gone = await trx.deleteFrom("rooms").where("room_id", "=", id).executeTakeFirst();
      await forgetBreakouts(trx, id);
      await forgetWords(trx, id);
      return gone.numDeletedRows > 0n;
    }),

  strayBreakouts: async () => {
    const rows = await deps.db
      .selectFrom("rooms")
      .select("room_id")
      .where("breakout", "is not", null)
      .where("closed", "=", false)
      .where(sql<boolean>`not exists (select from meetings
        where meeting_id = rooms.breakout->>'meetingId' and ended_at is null
          and document->'breakouts'->>'state' = 'open'
          and document->'breakouts'->'rooms' @> jsonb_build_array(jsonb_build_object('roomId', rooms.room_id)))`)
      .execute();
    return rows.map((row) => roomId(row.room_id));
  },

  count: async () => {
    const row = await deps.db
      .selectFrom("rooms")
      .select([sql<string>`count(*)`.as("total"), sql<string>`count(meeting_started_at)`.as("active")])
      .where("breakout", "is", null)
      .executeTakeFirstOrThrow();
    return { total: Number(row.total), active: Number(row.active) };
  },
});

const several = async ({ db }: Deps, ids: readonly RoomId[]): Promise<readonly Room[]> => {
  const { rows } = await sql<RoomRow>`select * from rooms where room_id = any(${[...ids]}::text[])`.execute(db);
  const around = await readAround(db, rows);
  return rows.map((row) => roomOf(row, around));
};

const meetingsOfRooms = (deps: Deps): Pick<RoomStore, MeetingPart> => ({
  toBeDeleted: async (now, most) => {
    const rows = await deps.db
      .selectFrom("rooms")
      .selectAll()
      .where("auto_deletion_at", "<=", new Date(now))
      .where("meeting_end_action", "=", "none")
      .orderBy("auto_deletion_at")
      .limit(most)
      .execute();
    const around = await readAround(deps.db, rows);
    return rows.map((row) => roomOf(row, around));
  },

  inMeeting: async () => {
    const rows = await deps.db.selectFrom("rooms").selectAll().where("meeting_started_at", "is not", null).execute();
    const around = await readAround(deps.db, rows);
    return rows.map((row) => roomOf(row, around));
  },

  meetingStarted: async (id, at) => {
    await deps.db.transaction().execute(async (trx) => {
      const started = await trx
        .updateTable("rooms")
        .set({ meeting_started_at: new Date(at) })
        .where("room_id", "=", id)
        .where("meeting_started_at", "is", null)
        .returningAll()
        .executeTakeFirst();
      if (started === undefined) return;
      await beginMeeting(trx, deps.randomness, { room: roomOf(started, await readAround(trx, [started])), now: at });
      await announceChange(trx);
    });
  },

  meetingEnded: async (id, at) => {
    await deps.db.transaction().execute(async (trx) => {
      const room = await trx.selectFrom("rooms").selectAll().where("room_id", "=", id).forUpdate().executeTakeFirst();
      if (room === undefined) return;
      await endRunning(trx, id, at);
      await (room.meeting_end_action.startsWith("delete")
        ? deleteAfterMeeting(trx, room)
        : closeAfterMeeting(trx, room));
      await announceChange(trx);
    });
  },
});

/** What a broadcast was recorded as appears once its room is closed, and stays when it opens again (LB6). */
const listRecordings = async (db: Kysely<Tables>, id: string): Promise<void> => {
  const hidden = db.updateTable("recordings").set({ listed: true }).where("room_id", "=", id);
  await hidden.where("listed", "=", false).execute();
};

const closeAfterMeeting = async (db: Kysely<Tables>, room: RoomRow): Promise<void> => {
  const closed = room.closed || room.meeting_end_action !== "none";
  await db
    .updateTable("rooms")
    .set({
      meeting_started_at: null,
      closed,
      meeting_end_action: "none",
    })
    .where("room_id", "=", room.room_id)
    .execute();
  if (closed) await listRecordings(db, room.room_id);
};

/** A recording that was made after the deletion was planned is not lost with it: the room is closed instead. */
const deleteAfterMeeting = async (db: Kysely<Tables>, room: RoomRow): Promise<void> => {
  const isOfRoom = sql<boolean>`(room_id = ${room.room_id} or parent_room_id = ${room.room_id})`;
  const ofRoom = db.selectFrom("recordings").select("recording_id").where(isOfRoom);
  const spared =
    room.meeting_end_action === "delete" &&
    (await ofRoom.where("deleted_at", "is", null).executeTakeFirst()) !== undefined;
  if (spared) return closeAfterMeeting(db, room);
  await db.updateTable("recordings").set({ unwanted: true }).where(isOfRoom).execute();
  await db.deleteFrom("rooms").where("room_id", "=", room.room_id).execute();
  await forgetBreakouts(db, room.room_id);
  await forgetWords(db, roomId(room.room_id));
};

/** Those that are closed and were kept for their recordings; one that is open is ended by the round (B10). */
const forgetBreakouts = async (db: Kysely<Tables>, id: string): Promise<void> => {
  await db
    .deleteFrom("rooms")
    .where(sql<boolean>`breakout->>'parentRoomId' = ${id}`)
    .where("closed", "=", true)
    .execute();
};

const listPage = async (deps: Deps, query: RoomQuery) => {
  const { key, kind, kept, from } = sortKeys[query.sortField];
  let rows = deps.db
    .selectFrom("rooms")
    .selectAll()
    .select(sql<string | number>`${kept}`.as("sort_key"))
    .where("breakout", "is", null);
  if (query.name !== undefined) rows = rows.where(nameMatches(sql<string>`name`, query.name));
  if (query.owner !== undefined) rows = rows.where("owner", "=", query.owner);
  if (query.spaceId !== undefined) rows = rows.where("space_id", "=", query.spaceId);
  if (query.member !== undefined) rows = rows.where(isMemberOf(query.member));
  if (query.visibleTo !== undefined) rows = rows.where(isVisibleTo(query.visibleTo));
  if (query.userAccess !== undefined)
    rows = rows.where(sql<boolean>`(links #>> '{user,enabled}')::boolean = ${query.userAccess}`);
  if (query.status !== undefined) rows = rows.where(statusIs(query.status));
  if (query.pageToken !== undefined) {
    const [value, id] = cursorOf(query.pageToken, kind);
    const at = sql`(${key}, room_id)`;
    const last = sql`(${from(value)}, ${id}::text)`;
    rows = rows.where(query.sortOrder === "asc" ? sql<boolean>`${at} > ${last}` : sql<boolean>`${at} < ${last}`);
  }
  const found = await rows
    .orderBy(sql`${key}`, query.sortOrder)
    .orderBy("room_id", query.sortOrder)
    .limit(query.maxItems + 1)
    .execute();
  const shown = found.slice(0, query.maxItems);
  const last = found.length > query.maxItems ? shown.at(-1) : undefined;
  const value = (row: { sort_key: string | number }) => (kind === "text" ? String(row.sort_key) : Number(row.sort_key));
  const around = await readAround(deps.db, shown);
  return {
    items: shown.map((row) => roomOf(row, around)),
    nextPageToken: last === undefined ? null : pageTokenOf([value(last), last.room_id]),
  };
};

/** A place of his own, or in the space. */
const isMemberOf = (who: string): RawBuilder<boolean> => sql<boolean>`(
  room_id in (select room_id from room_members where user_id = ${who})
  or space_id in (select space_id from space_members where user_id = ${who}))`;

/** SP19 */
const isVisibleTo = (who: string): RawBuilder<boolean> =>
  sql<boolean>`(owner = ${who} or ${isMemberOf(who)} or (links #>> '{user,enabled}')::boolean)`;

const statusIs = (status: string): RawBuilder<boolean> => {
  if (status === "active_meeting") return sql<boolean>`meeting_started_at is not null`;
  return status === "closed"
    ? sql<boolean>`meeting_started_at is null and closed`
    : sql<boolean>`meeting_started_at is null and not closed`;
};
