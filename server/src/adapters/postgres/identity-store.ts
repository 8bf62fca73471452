/** Who is who at the identity provider: migration 0018. */
import type { Kysely } from "kysely";
import type { IdentityStore } from "../../people/index.ts";
import { userId } from "../../vocabulary/index.ts";
import { rowOf } from "./user-store.ts";
import type { Tables } from "./schema.ts";

export const identities: readonly string[] = [
  `create table identities (
    issuer text not null, subject text not null, user_id text not null references users on delete cascade,
    primary key (issuer, subject))`,
  `create index identities_by_user on identities (user_id)`,
];

/** No hash of any password is this. */
const NO_PASSWORD = "none";

export const identityStore = (db: Kysely<Tables>): IdentityStore => ({
  accountOf: async ({ iss, sub }) => {
    const row = await db
      .selectFrom("identities")
      .select("user_id")
      .where("issuer", "=", iss)
      .where("subject", "=", sub)
      .executeTakeFirst();
    return row === undefined ? null : userId(row.user_id);
  },

  add: ({ iss, sub }, account) =>
    db.transaction().execute(async (trx) => {
      const added = await trx
        .insertInto("users")
        .values(rowOf(account, NO_PASSWORD))
        .onConflict((conflict) => conflict.column("user_id").doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows !== 1n) return false;
      await trx.insertInto("identities").values({ issuer: iss, subject: sub, user_id: account.userId }).execute();
      return true;
    }),
});
