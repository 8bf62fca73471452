/** Members of rooms. A user's name is read from the account, a guest's is kept here. */
import { type Kysely, type Selectable, sql } from "kysely";
import { ROOM_MEMBERS_MAX, type RoomMember, type RoomMemberQuery, type RoomMemberStore } from "../../rooms/index.ts";
import { roomId, type RoomId, wallMs } from "../../vocabulary/index.ts";
import { epochMs, nameMatches, type PageKey, paging, refusingBadRegex } from "./pages.ts";
import type { Tables } from "./schema.ts";

type MemberRow = Selectable<Tables["room_members"]> & {
  readonly account_name: string | null;
  readonly sort_key: string | number;
  readonly page_id: string;
};

export const roomMemberStore = (db: Kysely<Tables>): RoomMemberStore => ({
  add: (member) =>
    db.transaction().execute(async (trx) => {
      await trx.selectFrom("rooms").select("room_id").where("room_id", "=", member.roomId).forUpdate().execute();
      const { rows } = await sql<{ all: string }>`
        select count(*) as all from room_members where room_id = ${member.roomId}`.execute(trx);
      if (Number(rows[0]?.all) >= ROOM_MEMBERS_MAX) return "too-many";
      const added = await trx
        .insertInto("room_members")
        .values({
          room_id: member.roomId,
          member_id: member.memberId,
          user_id: member.account,
          name: member.name,
          since: new Date(member.since),
          ...changeable(member),
        })
        .onConflict((conflict) => conflict.columns(["room_id", "member_id"]).doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n ? "added" : "member-exists";
    }),

  get: (room, member) => one(db, sql`where m.room_id = ${room} and m.member_id = ${member}`),
  bySecret: (room, secret) => one(db, sql`where m.secret = ${secret} and m.room_id = ${room}`),
  list: (query) => refusingBadRegex(listPage(db, query)),

  change: (room, member, how) =>
    db.transaction().execute(async (trx) => {
      const before = await one(trx, sql`where m.room_id = ${room} and m.member_id = ${member} for update of m`);
      if (before === null) return null;
      const changed = how(before);
      await trx
        .updateTable("room_members")
        .set(changeable(changed))
        .where("room_id", "=", room)
        .where("member_id", "=", member)
        .execute();
      return changed;
    }),

  remove: async (room, member) => {
    const gone = await db
      .deleteFrom("room_members")
      .where("room_id", "=", room)
      .where("member_id", "=", member)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },
});

const changeable = (member: RoomMember) => ({
  base_role: member.baseRole,
  custom_permissions: JSON.stringify(member.own),
  secret: member.secret,
  secret_since: new Date(member.secretSince),
  permissions_updated_at: new Date(member.permissionsUpdatedAt),
});

const memberOf = (row: MemberRow): RoomMember => ({
  memberId: row.member_id,
  roomId: roomId(row.room_id),
  account: row.user_id,
  name: row.account_name ?? row.name,
  since: wallMs(row.since.getTime()),
  baseRole: row.base_role,
  own: row.custom_permissions,
  secret: row.secret,
  secretSince: wallMs(row.secret_since.getTime()),
  permissionsUpdatedAt: wallMs(row.permissions_updated_at.getTime()),
});

const select = async (
  db: Kysely<Tables>,
  rest: ReturnType<typeof sql>,
  columns = sql`null as sort_key`,
): Promise<readonly MemberRow[]> => {
  const { rows } = await sql<MemberRow>`
    select m.*, users.name as account_name, ${columns}
    from room_members as m left join users on users.user_id = m.user_id ${rest}`.execute(db);
  return rows;
};

const one = async (db: Kysely<Tables>, rest: ReturnType<typeof sql>): Promise<RoomMember | null> => {
  const [row] = await select(db, rest);
  return row === undefined ? null : memberOf(row);
};

const shownName = sql<string>`coalesce(users.name, m.name)`;
const sortKeys = {
  membershipDate: { kind: "number", key: epochMs("m.since"), id: sql<string>`m.member_id` },
  name: { kind: "text", key: shownName, id: sql<string>`m.member_id` },
} as const satisfies Record<RoomMemberQuery["sortField"], PageKey>;

const listPage = async (db: Kysely<Tables>, query: RoomMemberQuery) => {
  const page = paging(sortKeys[query.sortField], query);
  const { name, type, baseRole = null } = query;
  const isGuest = type === undefined ? null : type === "identified_guest";
  const rest = sql`
    where m.room_id = ${query.roomId satisfies RoomId}
      and ${name === undefined ? sql`true` : nameMatches(shownName, name)}
      and (${baseRole}::text is null or m.base_role = ${baseRole})
      and (${isGuest}::boolean is null or (m.user_id is null) = ${isGuest}) and ${page.after} ${page.tail}`;
  const { items, nextPageToken } = page.cut(await select(db, rest, page.columns));
  return { items: items.map(memberOf), nextPageToken };
};
