import type { Kysely, Selectable } from "kysely";
import type { ApiKey, PeopleStore, SessionStore } from "../../people/index.ts";
import { wallMs } from "../../vocabulary/index.ts";
import { accountOf } from "./account-rows.ts";
import type { Tables } from "./schema.ts";
import { sessionStore } from "./session-store.ts";

export const peopleStore = (db: Kysely<Tables>): PeopleStore => ({
  ...accounts(db),
  ...keys(db),
  ...sessionStore(db),
});

/** A busy program does not write with each request. */
const USE_NOTED_EVERY_MS = 60_000;

type Keys = "addApiKey" | "apiKeys" | "useApiKey" | "removeApiKey";

const accounts = (db: Kysely<Tables>): Omit<PeopleStore, Keys | keyof SessionStore> => ({
  secret: async (name, make) => {
    await db
      .insertInto("secrets")
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute();
    const row = await db.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirstOrThrow();
    return row.value;
  },

  knownSecret: async (name) => {
    const row = await db.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirst();
    return row?.value ?? null;
  },

  forgetSecret: async (name) => {
    await db.deleteFrom("secrets").where("name", "=", name).execute();
  },

  user: async (id) => {
    const row = await db.selectFrom("users").selectAll().where("user_id", "=", id).executeTakeFirst();
    return row === undefined ? null : accountOf(row);
  },

  passwordHash: async (id) => {
    const row = await db.selectFrom("users").select("password_hash").where("user_id", "=", id).executeTakeFirst();
    return row?.password_hash ?? null;
  },

  addUser: async (user, hash, at) => {
    const added = await db
      .insertInto("users")
      .values({
        user_id: user.userId,
        name: user.name,
        role: user.role,
        password_hash: hash,
        created_at: new Date(at),
      })
      .onConflict((conflict) => conflict.column("user_id").doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },

  setPassword: async (id, hash) => {
    await db.transaction().execute(async (trx) => {
      await trx.updateTable("users").set({ password_hash: hash }).where("user_id", "=", id).execute();
      await trx.deleteFrom("sessions").where("user_id", "=", id).execute();
    });
  },
});

const keys = (db: Kysely<Tables>): Pick<PeopleStore, Keys> => ({
  addApiKey: async (key, hash, most) => {
    const { count } = await db
      .selectFrom("api_keys")
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    if (Number(count) >= most) return "many";
    const added = await db
      .insertInto("api_keys")
      .values({
        key_id: key.keyId,
        name: key.name,
        key_hash: hash,
        hint: key.hint,
        scopes: JSON.stringify(key.scopes),
        expires_at: key.expiresAt === null ? null : new Date(key.expiresAt),
        created_at: new Date(key.createdAt),
        last_used_at: null,
      })
      .onConflict((conflict) => conflict.column("key_hash").doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n ? "added" : "exists";
  },

  apiKeys: async () => {
    const rows = await db.selectFrom("api_keys").selectAll().orderBy("created_at").orderBy("key_id").execute();
    return rows.map(apiKeyOf);
  },

  useApiKey: async (hash, at) => {
    const row = await db.selectFrom("api_keys").selectAll().where("key_hash", "=", hash).executeTakeFirst();
    if (row === undefined || (row.expires_at !== null && row.expires_at.getTime() <= at)) return null;
    if (row.last_used_at === null || row.last_used_at.getTime() <= at - USE_NOTED_EVERY_MS)
      await db
        .updateTable("api_keys")
        .set({ last_used_at: new Date(at) })
        .where("key_id", "=", row.key_id)
        .execute();
    return apiKeyOf(row);
  },

  removeApiKey: async (keyId) => {
    const gone = await db.deleteFrom("api_keys").where("key_id", "=", keyId).executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },
});

const apiKeyOf = (row: Selectable<Tables["api_keys"]>): ApiKey => ({
  keyId: row.key_id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes,
  createdAt: wallMs(row.created_at.getTime()),
  expiresAt: row.expires_at === null ? null : wallMs(row.expires_at.getTime()),
  lastUsedAt: row.last_used_at === null ? null : wallMs(row.last_used_at.getTime()),
});
