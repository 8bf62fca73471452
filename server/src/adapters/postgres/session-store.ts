/** Sessions: a row each, with the hash of its only living refresh token. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { SessionStore, SignedIn } from "../../people/index.ts";
import { userId, wallMs } from "../../vocabulary/index.ts";
import { accountOf } from "./account-rows.ts";
import type { Tables } from "./schema.ts";

export const sessionStore = (db: Kysely<Tables>): SessionStore => ({
  addSession: (session, hash, most) =>
    db.transaction().execute(async (trx) => {
      await trx.deleteFrom("sessions").where("expires_at", "<=", new Date(session.createdAt)).execute();
      await trx.insertInto("sessions").values(rowOf(session, hash)).execute();
      await sql`
        delete from sessions where session_id in (
          select session_id from sessions where user_id = ${session.userId}
          order by seen_at desc, session_id offset ${most})`.execute(trx);
    }),

  renewSession: (hash, next) =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom("sessions")
        .selectAll()
        .where("token_hash", "=", hash)
        .where("expires_at", ">", new Date(next.at))
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return null;
      const since = wallMs(row.created_at.getTime());
      const changed = {
        token_hash: next.tokenHash,
        seen_at: new Date(next.at),
        expires_at: new Date(next.expiresAt(since)),
      };
      await trx.updateTable("sessions").set(changed).where("session_id", "=", row.session_id).execute();
      return sessionOf({ ...row, ...changed });
    }),

  accountInSession: async (sessionId, now) => {
    const row = await db
      .selectFrom("users")
      .innerJoin("sessions", "sessions.user_id", "users.user_id")
      .selectAll("users")
      .where("sessions.session_id", "=", sessionId)
      .where("sessions.expires_at", ">", new Date(now))
      .executeTakeFirst();
    return row === undefined ? null : accountOf(row);
  },

  sessionsOf: async (who, now) => {
    const rows = await db
      .selectFrom("sessions")
      .selectAll()
      .where("user_id", "=", who)
      .where("expires_at", ">", new Date(now))
      .orderBy("seen_at", "desc")
      .orderBy("session_id")
      .execute();
    return rows.map(sessionOf);
  },

  endSessions: async ({ userId: who, only, except }) => {
    const all = db.deleteFrom("sessions").where("user_id", "=", who);
    const one = only === undefined ? all : all.where("session_id", "=", only);
    const others = except === undefined ? one : one.where("session_id", "<>", except);
    return Number((await others.executeTakeFirst()).numDeletedRows);
  },

  endSessionWith: async (hash) => {
    await db.deleteFrom("sessions").where("token_hash", "=", hash).execute();
  },
});

const rowOf = (session: SignedIn, hash: string) => ({
  session_id: session.sessionId,
  user_id: session.userId,
  token_hash: hash,
  created_at: new Date(session.createdAt),
  seen_at: new Date(session.seenAt),
  expires_at: new Date(session.expiresAt),
  agent: session.agent,
  address: session.address,
});

const sessionOf = (row: Selectable<Tables["sessions"]>): SignedIn => ({
  sessionId: row.session_id,
  userId: userId(row.user_id),
  createdAt: wallMs(row.created_at.getTime()),
  seenAt: wallMs(row.seen_at.getTime()),
  expiresAt: wallMs(row.expires_at.getTime()),
  agent: row.agent,
  address: row.address,
});
