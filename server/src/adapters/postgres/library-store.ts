/** The library over the table of recordings: trash, holds, retention, details. */
import { type Kysely, type RawBuilder, sql, type Transaction, type Updateable } from "kysely";
import { type LibraryEntry, type LibraryStore, searchWords } from "../../library/index.ts";
import { recordingFilename } from "../../recording/index.ts";
import { recordingId, type RecordingId } from "../../vocabulary/index.ts";
import { announceChange } from "./changes.ts";
import { deleteForGood, refusalOf } from "./deletion.ts";
import type { LedgerDeps } from "./ledgers.ts";
import { listEntries } from "./library-lists.ts";
import { entryColumns, entryOf, type EntryRow, isOver } from "./library-rows.ts";
import type { RecordingRow } from "./recording-rows.ts";
import { lockRecording } from "./recording-transition.ts";
import type { Tables } from "./schema.ts";

export const libraryStore = (deps: LedgerDeps): LibraryStore => ({
  ...reading(deps.db),
  ...removing(deps),
  ...assigning(deps.db),
  ...describing(deps.db),
  ...measuring(deps.db),
});

const kept = sql<boolean>`trashed_at is null`;
const inTrash = sql<boolean>`trashed_at is not null`;

const entry = async (
  db: Kysely<Tables>,
  id: RecordingId,
  where: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<LibraryEntry | null> => {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from recordings where recording_id = ${id} and deleted_at is null and ${where}`.execute(db);
  return rows[0] === undefined ? null : entryOf(rows[0]);
};

const reading = (db: Kysely<Tables>): Pick<LibraryStore, "get" | "list" | "expired"> => ({
  get: (id, where) => entry(db, id, where === "kept" ? kept : inTrash),

  list: (query) => listEntries(db, query),

  expired: async (now, max) => {
    const { rows } = await sql<{ recording_id: string }>`
      select recording_id from recordings
      where deleted_at is null and ended_at is not null and ${isOver(new Date(now))} limit ${max}`.execute(db);
    return rows.map((row) => recordingId(row.recording_id));
  },
});

/** A new owner collaborates no more, whichever of the two changed. */
const assigning = (db: Kysely<Tables>): Pick<LibraryStore, "assign"> => ({
  assign: (id, { owner, collaborators }) =>
    changing(db, id, async (trx, row) => {
      if (row === undefined || row.trashed_at !== null) return null;
      const whose = owner ?? row.owner;
      const beside = (collaborators ?? row.collaborators).filter(({ userId }) => userId !== whose);
      await set(trx, id, { owner: whose, collaborators: JSON.stringify(beside) });
      return entry(trx, id);
    }),
});

type Removing = "moveToTrash" | "restore" | "delete" | "hold";
const removing = (deps: LedgerDeps): Pick<LibraryStore, Removing> => ({
  moveToTrash: (id, by, at) =>
    changing(deps.db, id, async (trx, row) => {
      if (row === undefined || row.trashed_at !== null) return "none";
      const refusal = refusalOf(row);
      if (refusal !== null) return refusal;
      await set(trx, id, { trashed_at: new Date(at), trashed_by: by });
      return "removed";
    }),

  restore: (id) =>
    changing(deps.db, id, async (trx, row) => {
      if (row === undefined || row.trashed_at === null) return null;
      await set(trx, id, { trashed_at: null, trashed_by: null, unwanted: false });
      return entry(trx, id);
    }),

  delete: (id) => deleteForGood(deps, id),

  hold: (id, hold) =>
    changing(deps.db, id, async (trx, row) => {
      if (row === undefined) return null;
      await set(trx, id, { hold: hold === null ? null : JSON.stringify(hold) });
      return entry(trx, id);
    }),
});

/** With the row locked; tells everybody when it commits. */
const changing = <Value>(
  db: Kysely<Tables>,
  id: RecordingId,
  change: (trx: Transaction<Tables>, row: RecordingRow | undefined) => Promise<Value>,
): Promise<Value> =>
  db.transaction().execute(async (trx) => {
    const changed = await change(trx, await lockRecording(trx, id));
    await announceChange(trx);
    return changed;
  });

const set = async (
  trx: Transaction<Tables>,
  id: RecordingId,
  columns: Updateable<Tables["recordings"]>,
): Promise<void> => {
  await trx.updateTable("recordings").set(columns).where("recording_id", "=", id).execute();
};

const describing = (db: Kysely<Tables>): Pick<LibraryStore, "describe" | "index"> => ({
  describe: (id, how) =>
    changing(db, id, async (trx, row) => {
      if (row === undefined || row.trashed_at !== null) return null;
      const { title, description, tags } = how(row);
      const renamed = title === row.title ? {} : { title, filename: recordingFilename(title, row.file_format) };
      await set(trx, id, { ...renamed, description, tags: JSON.stringify(tags) });
      await note(trx, { ...row, title, description, tags: [...tags] });
      return entry(trx, id);
    }),

  index: (max) =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql<RecordingRow>`
        select * from recordings
        where deleted_at is null and (words is null or people is null and ended_at is not null)
        limit ${max} for update skip locked`.execute(trx);
      for (const row of rows) {
        const people = row.ended_at === null ? null : await peopleIn(trx, row);
        await note(trx, { ...row, people });
      }
      return rows.length;
    }),
});

const note = async (db: Kysely<Tables>, row: RecordingRow): Promise<void> => {
  const { title, description, tags, room_name: room, breakout_name: breakout, people, initiator } = row;
  const words = searchWords([title, room, breakout ?? "", initiator ?? "", ...tags, ...(people ?? []), description]);
  await sql`
    update recordings set words = array_to_tsvector(${words}::text[]),
      people = ${people === null ? null : JSON.stringify(people)}::jsonb
    where recording_id = ${row.recording_id}`.execute(db);
};

/** Who was inside while it was recorded, as the document of the meeting says when the recording has ended. */
const peopleIn = async (db: Kysely<Tables>, row: RecordingRow): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select distinct person->>'name' as name
    from meetings, jsonb_array_elements(coalesce(document->'attendees', '[]')) as person,
      lateral (select to_timestamp((person #>> '{standing,since}')::float8 / 1000) as since) as standing
    where room_id = ${row.room_id} and started_at <= ${row.ended_at}
      and (ended_at is null or ended_at >= ${row.requested_at})
      and (person #>> '{standing,at}' = 'inside' and since <= ${row.ended_at}
        or person #>> '{standing,at}' in ('away', 'removed') and since >= ${row.requested_at})
    order by name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => name !== "");
};

type Measuring = "unmeasured" | "measured" | "usage" | "checksum" | "noteChecksum";
const measuring = (db: Kysely<Tables>): Pick<LibraryStore, Measuring> => ({
  unmeasured: async (max) => {
    const { rows } = await sql<{ recording_id: string }>`
      select recording_id from recordings
      where deleted_at is null and (stored_bytes is null or ended_at is null)
      order by requested_at desc limit ${max}`.execute(db);
    return rows.map((row) => recordingId(row.recording_id));
  },

  measured: async (id, bytes) => {
    await db.updateTable("recordings").set({ stored_bytes: bytes }).where("recording_id", "=", id).execute();
  },

  checksum: async (id, bytes) => {
    const row = await db
      .selectFrom("recordings")
      .select("crc32")
      .where("recording_id", "=", id)
      .where("crc32_bytes", "=", bytes)
      .executeTakeFirst();
    return row === undefined || row.crc32 === null ? null : Number(row.crc32);
  },

  noteChecksum: async (id, bytes, crc32) => {
    await db.updateTable("recordings").set({ crc32, crc32_bytes: bytes }).where("recording_id", "=", id).execute();
  },

  usage: async () => {
    const { rows } = await sql<{ total: number | null; in_trash: number | null }>`
      select sum(held)::float8 as total, sum(held) filter (where trashed_at is not null)::float8 as in_trash
      from (select coalesce(stored_bytes, bytes, 0) as held, trashed_at from recordings) as stored`.execute(db);
    return { total: rows[0]?.total ?? 0, inTrash: rows[0]?.in_trash ?? 0 };
  },
});
