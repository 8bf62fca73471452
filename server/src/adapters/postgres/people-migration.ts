/** Accounts beyond the first, spaces, members of rooms, and who else has a recording: migration 0006. */
export const spacesAndMembers: readonly string[] = [
  `alter table users add column must_change_password boolean not null default false,
    add column tokens_since timestamptz(3) not null default 'epoch'`,
  `create table spaces (
    space_id text primary key, kind text not null, name text not null, description text not null,
    owner text references users on delete set null, created_at timestamptz(3) not null)`,
  `create index spaces_by_owner on spaces (owner)`,
  `create table space_members (
    space_id text not null references spaces on delete cascade,
    user_id text not null references users on delete cascade, role text not null, since timestamptz(3) not null,
    primary key (space_id, user_id))`,
  `create index space_members_by_user on space_members (user_id)`,
  `alter table rooms add column space_id text references spaces`,
  `create index rooms_by_space on rooms (space_id) where space_id is not null`,
  `create index rooms_by_owner on rooms (owner)`,
  `create table room_members (
    room_id text not null references rooms on delete cascade, member_id text not null,
    user_id text references users on delete cascade, name text not null, base_role text not null,
    custom_permissions jsonb not null, secret text not null, since timestamptz(3) not null,
    secret_since timestamptz(3) not null, permissions_updated_at timestamptz(3) not null,
    primary key (room_id, member_id))`,
  `create unique index room_members_by_secret on room_members (secret)`,
  `create index room_members_by_user on room_members (user_id) where user_id is not null`,
  `alter table recordings add column collaborators jsonb not null default '[]'`,
  `create index recordings_by_owner on recordings (owner)`,
  `create index recordings_by_collaborator on recordings using gin (collaborators jsonb_path_ops)`,
];
