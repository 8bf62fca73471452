/** Details, trash, legal hold, sizes and share links of recordings: migration 0010. */
export const library: readonly string[] = [
  `alter table recordings
    add column description text not null default '', add column tags jsonb not null default '[]',
    add column people jsonb, add column words tsvector,
    add column trashed_at timestamptz(3), add column trashed_by text,
    add column hold jsonb, add column stored_bytes bigint, add column crc32 bigint, add column crc32_bytes bigint`,
  `create index recordings_by_words on recordings using gin (words)`,
  `create index recordings_by_start on recordings (coalesce(started_at, requested_at), recording_id)
    where deleted_at is null`,
  `create index recordings_by_room_name on recordings (room_name, recording_id) where deleted_at is null`,
  `create index recordings_by_title on recordings (title, recording_id) where deleted_at is null`,
  `create index recordings_by_duration on recordings (coalesce(duration_ms, -1), recording_id)
    where deleted_at is null`,
  `create index recordings_by_size on recordings ((coalesce(bytes, -1)::double precision), recording_id)
    where deleted_at is null`,
  `create index recordings_in_trash on recordings (trashed_at) where trashed_at is not null`,
  `create index recordings_to_index on recordings (recording_id) where words is null or people is null`,
  `create table share_links (
    link_id text primary key, recording_id text not null references recordings on delete cascade,
    secret_hash text not null unique, name text not null, audience text not null, password_hash text,
    may_download boolean not null, start_ms double precision not null, expires_at timestamptz(3),
    created_at timestamptz(3) not null, created_by text not null, revoked_at timestamptz(3),
    views integer not null default 0, last_viewed_at timestamptz(3))`,
  `create index share_links_by_recording on share_links (recording_id, created_at)`,
];
