import { type Kysely, type Selectable, sql } from "kysely";
import type { Account, UserStore } from "../../people/index.ts";
import type { UserId } from "../../vocabulary/index.ts";
import { accountOf } from "./account-rows.ts";
import { announceChange } from "./changes.ts";
import { containsWords, epochMs, type PageKey, paging } from "./pages.ts";
import type { Tables } from "./schema.ts";

const id = sql<string>`user_id`;
const sortKeys = {
  registrationDate: { kind: "number", key: epochMs("created_at"), id },
  name: { kind: "text", key: sql<string>`name`, id },
  userId: { kind: "text", key: id, id },
} as const satisfies Record<string, PageKey>;

type UserRow = Selectable<Tables["users"]> & { readonly sort_key: string | number; readonly page_id: string };

export const userStore = (db: Kysely<Tables>): UserStore => ({
  list: async (query) => {
    const page = paging(sortKeys[query.sortField], query);
    const { role = null } = query;
    const rows = await sql<UserRow>`
      select *, ${page.columns} from users
      where (${containsWords(sql<string>`name`, query.search)} or ${containsWords(id, query.search)})
        and (${role}::text is null or role = ${role}) and ${page.after} ${page.tail}`.execute(db);
    const { items, nextPageToken } = page.cut(rows.rows);
    return { items: items.map(accountOf), nextPageToken };
  },

  add: async (account, hash) => {
    const added = await db
      .insertInto("users")
      .values(rowOf(account, hash))
      .onConflict((conflict) => conflict.column("user_id").doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },

  setRole: async (who, role) => {
    const changed = await db.updateTable("users").set({ role }).where("user_id", "=", who).executeTakeFirst();
    return changed.numUpdatedRows > 0n;
  },

  setPassword: ({ userId, mustChangePassword, tokensSince }, hash) =>
    db.transaction().execute(async (trx) => {
      const changed = await trx
        .updateTable("users")
        .set({ password_hash: hash, must_change_password: mustChangePassword, tokens_since: new Date(tokensSince) })
        .where("user_id", "=", userId)
        .executeTakeFirst();
      await trx.deleteFrom("sessions").where("user_id", "=", userId).execute();
      return changed.numUpdatedRows > 0n;
    }),

  remove: (who, heir) =>
    db.transaction().execute(async (trx) => {
      const gone = await trx
        .selectFrom("users")
        .select("user_id")
        .where("user_id", "=", who)
        .forUpdate()
        .executeTakeFirst();
      if (gone === undefined) return false;
      await passOn(trx, who, heir);
      await trx.deleteFrom("users").where("user_id", "=", who).execute();
      await announceChange(trx);
      return true;
    }),
});

/** Places in rooms and spaces, sessions, and the ownership of spaces go by the tables' own references. */
const passOn = async (db: Kysely<Tables>, who: UserId, heir: UserId): Promise<void> => {
  await db.updateTable("rooms").set({ owner: heir }).where("owner", "=", who).execute();
  await sql`
    update recordings set owner = coalesce((select owner from rooms where rooms.room_id = recordings.room_id), ${heir})
    where owner = ${who}`.execute(db);
  await sql`
    update recordings set collaborators = (
      select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(collaborators) as one
      where one ->> 'userId' <> ${who})
    where collaborators @> ${JSON.stringify([{ userId: who }])}::jsonb`.execute(db);
};

export const rowOf = (account: Account, hash: string) => ({
  user_id: account.userId,
  name: account.name,
  role: account.role,
  password_hash: hash,
  created_at: new Date(account.registeredAt),
  must_change_password: account.mustChangePassword,
  tokens_since: new Date(account.tokensSince),
});
