/** Scopes and ends of API keys, sessions, and rooms that delete themselves: migration 0012. */
export const access: readonly string[] = [
  `alter table api_keys add column scopes jsonb not null default '["full"]', add column expires_at timestamptz(3)`,
  // Refresh tokens of before belong to no session: everybody signs in anew.
  `drop table refresh_tokens`,
  `create table sessions (
    session_id text primary key, user_id text not null references users on delete cascade,
    token_hash text not null unique, created_at timestamptz(3) not null, seen_at timestamptz(3) not null,
    expires_at timestamptz(3) not null, agent text not null, address text not null)`,
  `create index sessions_by_user on sessions (user_id, created_at)`,
  `create index sessions_by_end on sessions (expires_at)`,
  `alter table rooms add column auto_deletion_policy jsonb`,
  `create index rooms_that_delete_themselves on rooms (auto_deletion_at) where auto_deletion_at is not null`,
];
