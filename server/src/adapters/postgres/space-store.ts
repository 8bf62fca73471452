/** Spaces and who is in them. Changes of one space wait for each other: its row is locked first. */
import { type Kysely, type Selectable, sql } from "kysely";
import {
  type Space,
  spaceLimits,
  type SpaceMember,
  type SpaceMemberQuery,
  type SpacePlace,
  type SpaceQuery,
  type SpaceRole,
  type SpaceStore,
} from "../../rooms/index.ts";
import { type UserId, userId, wallMs } from "../../vocabulary/index.ts";
import { containsWords, epochMs, type PageKey, paging } from "./pages.ts";
import type { Tables } from "./schema.ts";

type SpaceRow = Selectable<Tables["spaces"]>;
type Paged = { readonly sort_key: string | number; readonly page_id: string };

export const spaceStore = (db: Kysely<Tables>): SpaceStore => ({ ...spaces(db), ...placesIn(db) });

const spaces = (db: Kysely<Tables>): Pick<SpaceStore, "create" | "get" | "list" | "change" | "delete"> => ({
  create: (space) =>
    db.transaction().execute(async (trx) => {
      if (!(await hasAccount(trx, space.owner))) return false;
      await trx
        .insertInto("spaces")
        .values({
          space_id: space.spaceId,
          kind: space.kind,
          created_at: new Date(space.createdAt),
          ...changeable(space),
        })
        .execute();
      await write(trx, { spaceId: space.spaceId, userId: space.owner, role: "manager", since: space.createdAt });
      return true;
    }),

  get: async (id) => {
    const row = await db.selectFrom("spaces").selectAll().where("space_id", "=", id).executeTakeFirst();
    return row === undefined ? null : spaceOf(row);
  },

  list: (query) => listSpaces(db, query),

  change: (id, how, at) =>
    db.transaction().execute(async (trx) => {
      const before = await locked(trx, id);
      if (before === null) return null;
      const changed = how(before);
      if (changed.owner !== null && changed.owner !== before.owner) {
        if (!(await hasAccount(trx, changed.owner))) return "no-user";
        await write(trx, { spaceId: id, userId: changed.owner, role: "manager", since: at });
      }
      await trx.updateTable("spaces").set(changeable(changed)).where("space_id", "=", id).execute();
      return changed;
    }),

  delete: (id) =>
    db.transaction().execute(async (trx) => {
      if ((await locked(trx, id)) === null) return "none";
      const room = await trx
        .selectFrom("rooms")
        .select("room_id")
        .where("space_id", "=", id)
        .limit(1)
        .executeTakeFirst();
      if (room !== undefined) return "has-rooms";
      await trx.deleteFrom("spaces").where("space_id", "=", id).execute();
      return "deleted";
    }),
});

type Places = "roleOf" | "members" | "member" | "place" | "displace";
const placesIn = (db: Kysely<Tables>): Pick<SpaceStore, Places> => ({
  roleOf: (id, who) => roleOf(db, id, who),
  members: (query) => listMembers(db, query),

  member: async (id, who) => {
    const rows = await membersWith(db, sql`where m.space_id = ${id} and m.user_id = ${who}`);
    return rows[0] === undefined ? null : memberOf(rows[0]);
  },

  place: (place) =>
    db.transaction().execute(async (trx) => {
      const space = await locked(trx, place.spaceId);
      if (space === null || !(await hasAccount(trx, place.userId))) return "no-user";
      if (space.owner === place.userId && place.role !== "manager") return "owner-stays";
      if (await isCrowded(trx, place)) return "too-many";
      await write(trx, place);
      return "placed";
    }),

  displace: (id, who) =>
    db.transaction().execute(async (trx) => {
      const space = await locked(trx, id);
      if (space?.owner === who) return "owner-stays";
      const gone = await trx
        .deleteFrom("space_members")
        .where("space_id", "=", id)
        .where("user_id", "=", who)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n ? "displaced" : "none";
    }),
});

const locked = async (db: Kysely<Tables>, id: string): Promise<Space | null> => {
  const row = await db.selectFrom("spaces").selectAll().where("space_id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? null : spaceOf(row);
};

const hasAccount = async (db: Kysely<Tables>, who: UserId): Promise<boolean> =>
  (await db.selectFrom("users").select("user_id").where("user_id", "=", who).executeTakeFirst()) !== undefined;

const roleOf = async (db: Kysely<Tables>, id: string, who: UserId): Promise<SpaceRole | null> => {
  const place = db.selectFrom("space_members").select("role").where("space_id", "=", id).where("user_id", "=", who);
  return (await place.executeTakeFirst())?.role ?? null;
};

const isCrowded = async (db: Kysely<Tables>, { spaceId, userId: who, role }: SpacePlace): Promise<boolean> => {
  const { rows } = await sql<{ leaders: string; all: string }>`
    select count(*) filter (where role in ('manager', 'moderator')) as leaders, count(*) as all
    from space_members where space_id = ${spaceId} and user_id <> ${who}`.execute(db);
  const [counted] = rows;
  const leads = role === "manager" || role === "moderator";
  return (leads && Number(counted?.leaders) >= spaceLimits.leaders) || Number(counted?.all) >= spaceLimits.members;
};

const write = async (db: Kysely<Tables>, { spaceId, userId: who, role, since }: SpacePlace): Promise<void> => {
  await db
    .insertInto("space_members")
    .values({ space_id: spaceId, user_id: who, role, since: new Date(since) })
    .onConflict((conflict) => conflict.columns(["space_id", "user_id"]).doUpdateSet({ role }))
    .execute();
};

const changeable = ({ name, description, owner }: Space) => ({ name, description, owner });

const spaceOf = (row: SpaceRow): Space => ({
  spaceId: row.space_id,
  kind: row.kind,
  name: row.name,
  description: row.description,
  owner: row.owner === null ? null : userId(row.owner),
  createdAt: wallMs(row.created_at.getTime()),
});

const spaceKeys = {
  creationDate: { kind: "number", key: epochMs("created_at"), id: sql<string>`space_id` },
  name: { kind: "text", key: sql<string>`name`, id: sql<string>`space_id` },
} as const satisfies Record<SpaceQuery["sortField"], PageKey>;

const listSpaces = async (db: Kysely<Tables>, query: SpaceQuery) => {
  const page = paging(spaceKeys[query.sortField], query);
  const { of = null, kind = null } = query;
  const { rows } = await sql<SpaceRow & Paged>`
    select *, ${page.columns} from spaces
    where ${containsWords(sql<string>`name`, query.search)} and (${kind}::text is null or kind = ${kind})
      and (${of}::text is null or space_id in (select space_id from space_members where user_id = ${of}))
      and ${page.after} ${page.tail}`.execute(db);
  const { items, nextPageToken } = page.cut(rows);
  return { items: items.map(spaceOf), nextPageToken };
};

type MemberRow = Selectable<Tables["space_members"]> & { readonly name: string; readonly owner: string | null };

const memberOf = (row: MemberRow): SpaceMember => ({
  spaceId: row.space_id,
  userId: userId(row.user_id),
  name: row.name,
  role: row.role,
  isOwner: row.owner === row.user_id,
  since: wallMs(row.since.getTime()),
});

const membersWith = async (db: Kysely<Tables>, rest: ReturnType<typeof sql>, columns = sql`null as sort_key`) => {
  const { rows } = await sql<MemberRow & Paged>`
    select m.*, users.name, spaces.owner, ${columns} from space_members as m
    join users using (user_id) join spaces using (space_id) ${rest}`.execute(db);
  return rows;
};

const memberKeys = {
  membershipDate: { kind: "number", key: epochMs("m.since"), id: sql<string>`m.user_id` },
  name: { kind: "text", key: sql<string>`users.name`, id: sql<string>`m.user_id` },
} as const satisfies Record<SpaceMemberQuery["sortField"], PageKey>;

const listMembers = async (db: Kysely<Tables>, query: SpaceMemberQuery) => {
  const page = paging(memberKeys[query.sortField], query);
  const { role = null, search, spaceId } = query;
  const where = sql`
    where m.space_id = ${spaceId} and ${containsWords(sql<string>`users.name`, search)}
      and (${role}::text is null or m.role = ${role}) and ${page.after} ${page.tail}`;
  const { items, nextPageToken } = page.cut(await membersWith(db, where, page.columns));
  return { items: items.map(memberOf), nextPageToken };
};
