/** Captions of recordings, and how far the making of their files is: migration 0014. */
export const captions: readonly string[] = [
  `create table captions (
    recording_id text not null references recordings on delete cascade, language text not null,
    file text not null, cues integer not null, bytes integer not null,
    changed_at timestamptz(3) not null, changed_by text not null, primary key (recording_id, language))`,
  `alter table recordings add column made_ms double precision,
    add column paused_ms double precision not null default 0`,
];
