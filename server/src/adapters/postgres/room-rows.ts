/** Between a row of `rooms` and the room that the rest of the server knows, with what it belongs to. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Organisation } from "../../people/index.ts";
import { defaultSettings, type Room, type SpaceKind, type SpaceOfRoom, type SpaceRole } from "../../rooms/index.ts";
import { roomId, userId, wallMs } from "../../vocabulary/index.ts";
import { readOrganisation } from "./organisation-store.ts";
import type { Tables } from "./schema.ts";

export type RoomRow = Selectable<Tables["rooms"]>;

/** What a room is read with, but not kept with it. */
export type Around = { readonly organisation: Organisation; readonly spaces: ReadonlyMap<string, SpaceOfRoom> };

/** Of these rooms, as it is now. */
export const readAround = async (db: Kysely<Tables>, rows: readonly RoomRow[]): Promise<Around> => {
  const ids = [...new Set(rows.map((row) => row.space_id).filter((id) => id !== null))];
  const organisation = await readOrganisation(db);
  if (ids.length === 0) return { organisation, spaces: new Map() };
  const { rows: found } = await sql<SpaceWithLeaders>`
    select space_id, kind, owner, (
      select coalesce(jsonb_object_agg(user_id, role), '{}') from space_members
      where space_members.space_id = spaces.space_id and role in ('manager', 'moderator')) as leaders
    from spaces where space_id = any(${ids})`.execute(db);
  return { organisation, spaces: new Map(found.map((space) => [space.space_id, spaceOf(space)])) };
};

type SpaceWithLeaders = {
  readonly space_id: string;
  readonly kind: SpaceKind;
  readonly owner: string | null;
  readonly leaders: Readonly<Record<string, SpaceRole>>;
};

const spaceOf = ({ space_id: spaceId, kind, owner, leaders }: SpaceWithLeaders): SpaceOfRoom => ({
  spaceId,
  kind,
  owner: owner === null ? null : userId(owner),
  leaders,
});

/** The columns that a change of a room may touch. */
export const changeable = (room: Room) => ({
  name: room.name,
  auto_deletion_at: room.autoDeletion === null ? null : new Date(room.autoDeletion.at),
  auto_deletion_policy: room.autoDeletion === null ? null : JSON.stringify(room.autoDeletion.policy),
  config: JSON.stringify(room.settings),
  roles: JSON.stringify(room.roles),
  links: JSON.stringify(room.links),
  closed: room.closed,
  meeting_end_action: room.meetingEndAction,
  roles_updated_at: new Date(room.rolesUpdatedAt),
  breakout: room.breakout === null ? null : JSON.stringify(room.breakout),
});

/** What a room made by an older version does not say is as in a new one. */
export const roomOf = (row: RoomRow, { organisation, spaces }: Around): Room => ({
  roomId: roomId(row.room_id),
  name: row.name,
  owner: row.owner,
  space: row.space_id === null ? null : (spaces.get(row.space_id) ?? null),
  broadcast: row.broadcast,
  createdAt: wallMs(row.created_at.getTime()),
  autoDeletion:
    row.auto_deletion_at === null || row.auto_deletion_policy === null
      ? null
      : { at: wallMs(row.auto_deletion_at.getTime()), policy: row.auto_deletion_policy },
  settings: {
    ...defaultSettings,
    ...row.config,
    recording: { ...defaultSettings.recording, ...row.config.recording },
  },
  organisation,
  roles: row.roles,
  links: row.links,
  closed: row.closed,
  meetingEndAction: row.meeting_end_action,
  rolesUpdatedAt: wallMs(row.roles_updated_at.getTime()),
  meetingStartedAt: row.meeting_started_at === null ? null : wallMs(row.meeting_started_at.getTime()),
  breakout: row.breakout,
});
