/** The audit log: migration 0017. Entries can be added, and forgotten once they are a day old; nothing changes them. */
export const audit: readonly string[] = [
  `create table audit_entries (
    entry_no bigint generated always as identity primary key, at timestamptz(3) not null,
    actor_kind text not null, actor_id text not null, actor_name text not null, action text not null,
    subject_kind text, subject_id text, subject_name text, details jsonb not null)`,
  `create index audit_entries_by_time on audit_entries (at)`,
  `create index audit_entries_by_action on audit_entries (action, entry_no)`,
  `create index audit_entries_by_subject on audit_entries (subject_id, entry_no)`,
  `create function keep_audit_entry() returns trigger language plpgsql as $$
    begin raise exception 'entries of the audit log stay as they are'; end $$`,
  `create trigger keep_from_change before update on audit_entries for each row execute function keep_audit_entry()`,
  `create trigger keep_from_deletion before delete on audit_entries for each row
    when (old.at > now() - interval '1 day') execute function keep_audit_entry()`,
  `create trigger keep_from_truncation before truncate on audit_entries for each statement
    execute function keep_audit_entry()`,
];
