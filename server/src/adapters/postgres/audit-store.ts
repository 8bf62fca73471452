/** The audit log's rows, in the order in which they were written. */
import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import {
  type AuditEntry,
  type AuditQuery,
  type AuditStore,
  type NewAuditEntry,
  systemActor,
} from "../../people/index.ts";
import type { RecordingRecord } from "../../recording/index.ts";
import { type WallMs, wallMs } from "../../vocabulary/index.ts";
import { containsWords, paging } from "./pages.ts";
import type { Tables } from "./schema.ts";

type Row = Selectable<Tables["audit_entries"]> & { readonly sort_key: number; readonly page_id: string };

export const auditStore = (db: Kysely<Tables>): AuditStore => ({
  add: async (entries) => {
    await db.insertInto("audit_entries").values(entries.map(auditRow)).execute();
  },

  list: (query) => listPage(db, query),

  forget: async (before, most) => {
    const { rows } = await sql`
      delete from audit_entries where entry_no in (
        select entry_no from audit_entries where at < ${new Date(before)} order by at limit ${most})
      returning entry_no`.execute(db);
    return rows.length;
  },
});

/** What no person and no program asked for, in the transaction in which it is done. */
export const noteByItself = async (
  db: Kysely<Tables>,
  { recordingId, title }: Pick<RecordingRecord, "recordingId" | "title">,
  { action, at, because }: { readonly action: string; readonly at: WallMs; readonly because: string },
): Promise<void> => {
  const subject = { kind: "recording", id: recordingId, name: title };
  await auditStore(db).add([{ at, actor: systemActor, action, subject, details: { because } }]);
};

const auditRow = ({ actor, subject, ...entry }: NewAuditEntry): Insertable<Tables["audit_entries"]> => ({
  at: new Date(entry.at),
  actor_kind: actor.kind,
  actor_id: actor.id,
  actor_name: actor.name,
  action: entry.action,
  subject_kind: subject?.kind ?? null,
  subject_id: subject?.id ?? null,
  subject_name: subject?.name ?? null,
  details: JSON.stringify(entry.details),
});

const listPage = async (db: Kysely<Tables>, query: AuditQuery) => {
  const { maxItems, pageToken, actor, action, from, until } = query;
  const order = { key: sql`entry_no`, kind: "number", id: sql<string>`entry_no::text` } as const;
  const { columns, after, tail, cut } = paging(order, { maxItems, pageToken, sortOrder: "desc" });
  const { rows } = await sql<Row>`
    select *, ${columns} from audit_entries
    where ${after}
      and (${containsWords(sql`actor_id`, actor)} or ${containsWords(sql`actor_name`, actor)})
      and ${action === undefined ? sql`true` : sql`(action = ${action} or starts_with(action, ${`${action}.`}))`}
      and ${from === undefined ? sql`true` : sql`at >= ${new Date(from)}`}
      and ${until === undefined ? sql`true` : sql`at < ${new Date(until)}`}
    ${tail}`.execute(db);
  const { items, nextPageToken } = cut(rows);
  return { items: items.map(entryOf), nextPageToken };
};

const entryOf = (row: Row): AuditEntry => ({
  entryId: `audit-${row.entry_no}`,
  at: wallMs(row.at.getTime()),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  action: row.action,
  subject:
    row.subject_kind === null
      ? null
      : { kind: row.subject_kind, id: row.subject_id ?? "", name: row.subject_name ?? "" },
  details: row.details,
});
