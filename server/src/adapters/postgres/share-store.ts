/** Links to single recordings. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { ShareLink, ShareLock, ShareStore } from "../../library/index.ts";
import { mediaMs, recordingId, wallMs } from "../../vocabulary/index.ts";
import type { Tables } from "./schema.ts";

type ShareRow = Selectable<Tables["share_links"]>;

/** Dead links stay to be seen, and so that a standing secret is never given out twice; but not without a bound. */
const DEAD_FOR_EACH = 10;

export const shareStore = (db: Kysely<Tables>): ShareStore => ({
  create: (lock, livingMax) =>
    db.transaction().execute(async (trx) => {
      const { recordingId: id, createdAt } = lock.link;
      // Two at once wait for each other, so that the limit holds.
      await sql`select 1 from recordings where recording_id = ${id} for update`.execute(trx);
      const { rows } = await sql<{ living: number; all: number }>`
        select count(*)::int as all, count(*) filter (
          where revoked_at is null and (expires_at is null or expires_at > ${new Date(createdAt)}))::int as living
        from share_links where recording_id = ${id}`.execute(trx);
      const { living = 0, all = 0 } = rows[0] ?? {};
      if (living >= livingMax || all >= livingMax * DEAD_FOR_EACH) return "too-many";
      const made = await trx
        .insertInto("share_links")
        .values(rowOf(lock))
        .onConflict((conflict) => conflict.column("secret_hash").doNothing())
        .executeTakeFirst();
      return made.numInsertedOrUpdatedRows === 1n ? "created" : "known";
    }),

  get: async (id) => {
    const row = await db.selectFrom("share_links").selectAll().where("link_id", "=", id).executeTakeFirst();
    return row === undefined ? null : linkOf(row);
  },

  of: async (id) => {
    const rows = await db
      .selectFrom("share_links")
      .selectAll()
      .where("recording_id", "=", id)
      .orderBy("created_at", "desc")
      .orderBy("link_id")
      .execute();
    return rows.map((row) => ({ link: linkOf(row), secretHash: row.secret_hash, passwordHash: row.password_hash }));
  },

  revoke: async (id, linkId, at) => {
    const revoked = await db
      .updateTable("share_links")
      .set({ revoked_at: new Date(at) })
      .where("recording_id", "=", id)
      .where("link_id", "=", linkId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    return revoked.numUpdatedRows > 0n;
  },

  viewed: async (linkId, at) => {
    await db
      .updateTable("share_links")
      .set({ views: sql<number>`views + 1`, last_viewed_at: new Date(at) })
      .where("link_id", "=", linkId)
      .execute();
  },
});

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
const msOf = (date: Date | null) => (date === null ? null : wallMs(date.getTime()));

const rowOf = ({ link, secretHash, passwordHash }: ShareLock) => ({
  link_id: link.linkId,
  recording_id: link.recordingId,
  secret_hash: secretHash,
  name: link.name,
  audience: link.audience,
  password_hash: passwordHash,
  may_download: link.mayDownload,
  start_ms: link.startMs,
  expires_at: dateOf(link.expiresAt),
  created_at: new Date(link.createdAt),
  created_by: link.createdBy,
});

const linkOf = (row: ShareRow): ShareLink => ({
  linkId: row.link_id,
  recordingId: recordingId(row.recording_id),
  name: row.name,
  audience: row.audience,
  hasPassword: row.password_hash !== null,
  mayDownload: row.may_download,
  startMs: mediaMs(row.start_ms),
  expiresAt: msOf(row.expires_at),
  createdAt: wallMs(row.created_at.getTime()),
  createdBy: row.created_by,
  revokedAt: msOf(row.revoked_at),
  views: row.views,
  lastViewedAt: msOf(row.last_viewed_at),
});
