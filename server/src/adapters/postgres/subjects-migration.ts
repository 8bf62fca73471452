/**
 * Triggers that tell every server which subject changed (`subjects.ts`), whoever wrote it and in which process, when
 * the transaction commits. What is written all the time and shown to nobody (leases, signs of life, uses of keys) tells
 * nothing. Of what is deleted, the message itself says whom it concerns: nobody could look it up any more.
 * Migration 0019.
 */

/** PostgreSQL refuses messages of 8,000 bytes; a hundred ids of accounts have at most 5,000. */
const ACCOUNTS_MAX = 100;

const trigger = (table: string, when: string): string =>
  `create trigger tell_of_${table}_${when.split(" ").slice(0, 2).join("_")} ${when} on ${table}
    for each row execute function tell_of_${table}()`;

/** `one` is the row, `done` what happened to it. */
const teller = (table: string, tell: string): string =>
  `create function tell_of_${table}() returns trigger language plpgsql as $$
    declare
      one ${table};
      done text;
    begin
      if tg_op = 'DELETE' then one := old; else one := new; end if;
      done := case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'removed' end;
      ${tell}
      return one;
    end $$`;

/** What belongs to a recording changes it, and goes with it in silence. */
const ofRecording = (table: string): string =>
  teller(
    table,
    `perform tell_subject('recordings', recording_id, 'changed', about_recording(recordings))
      from recordings where recording_id = one.recording_id;`,
  );

const shown = ["status", "state", "room_name", "title", "owner", "collaborators", "listed", "deleted_at"];
const details = ["description", "tags", "people", "trashed_at", "hold", "duration_ms", "bytes", "started_at"];

export const subjects: readonly string[] = [
  `create function tell_subject(kind text, id text, what text, about jsonb) returns void language sql as $$
    select pg_notify('roomreel_subject',
      (jsonb_build_object('kind', kind, 'id', id, 'what', what) || coalesce(jsonb_strip_nulls(about), '{}'))::text) $$`,

  `create function accounts_of(one recordings) returns jsonb language sql as $$
    select jsonb_build_array(one.owner) || jsonb_path_query_array(one.collaborators, '$[*].userId') $$`,
  `create function about_recording(one recordings) returns jsonb language sql as $$
    select jsonb_build_object('rooms', jsonb_build_array(one.room_id, one.parent_room_id),
      'accounts', accounts_of(one)) $$`,

  teller(
    "recordings",
    `perform tell_subject('recordings', one.recording_id,
      case when one.deleted_at is null then done else 'removed' end, about_recording(one));
    -- Whoever had it until now finds other recordings. Only an update has old and new.
    if tg_op = 'UPDATE' then
      if not accounts_of(new) @> accounts_of(old) then
        perform tell_subject('recordings', null, 'changed', jsonb_build_object('accounts',
          accounts_of(old) - array(select jsonb_array_elements_text(accounts_of(new)))));
      end if;
    end if;`,
  ),
  trigger("recordings", "after insert"),
  trigger("recordings", `after update of ${[...shown, ...details].join(", ")}`),

  `create function tell_of_storage() returns trigger language plpgsql as $$
    begin perform tell_subject('storage', null, 'changed', '{}'); return null; end $$`,
  `create trigger tell_of_storage_update after update on recordings for each row
    when (old.stored_bytes is distinct from new.stored_bytes) execute function tell_of_storage()`,
  `create trigger tell_of_storage_delete after delete on recordings for each statement
    execute function tell_of_storage()`,

  ofRecording("share_links"),
  trigger("share_links", "after insert"),
  trigger("share_links", "after update of revoked_at"),
  ofRecording("captions"),
  trigger("captions", "after insert or update or delete"),
  ofRecording("marks"),
  trigger("marks", "after insert or delete"),

  teller(
    "rooms",
    `perform tell_subject('rooms', one.room_id, done,
      jsonb_build_object('rooms', jsonb_build_array(one.room_id),
        'everybody', nullif((one.links #>> '{user,enabled}')::boolean, false),
        'accounts', jsonb_build_array(one.owner) || case when done <> 'removed' then '[]' else (
          select coalesce(jsonb_agg(user_id), '[]') from (
            select user_id from room_members where room_id = one.room_id and user_id is not null
            union select user_id from space_members where space_id = one.space_id
            limit ${ACCOUNTS_MAX}) as concerned) end));`,
  ),
  trigger("rooms", "after insert or update"),
  // Before: afterwards its members are gone, too.
  trigger("rooms", "before delete"),

  teller(
    "room_members",
    `perform tell_subject('rooms', one.room_id, 'changed',
      jsonb_build_object('rooms', jsonb_build_array(one.room_id), 'accounts', jsonb_build_array(one.user_id)));`,
  ),
  trigger("room_members", "after insert or update or delete"),

  teller(
    "meetings",
    `perform tell_subject('meetings', one.room_id,
      case when one.ended_at is null then done else 'removed' end,
      jsonb_build_object('rooms', jsonb_build_array(one.room_id)));`,
  ),
  trigger("meetings", "after insert or update"),

  teller(
    "spaces",
    `perform tell_subject('spaces', one.space_id, done,
      jsonb_build_object('accounts', jsonb_build_array(one.owner) || case when done <> 'removed' then '[]' else (
        select coalesce(jsonb_agg(user_id), '[]') from (
          select user_id from space_members where space_id = one.space_id limit ${ACCOUNTS_MAX}) as concerned) end));`,
  ),
  trigger("spaces", "after insert or update"),
  trigger("spaces", "before delete"),

  // Whoever has come to a space or has left it finds other rooms.
  teller(
    "space_members",
    `perform tell_subject('spaces', one.space_id, 'changed',
       jsonb_build_object('accounts', jsonb_build_array(one.user_id)));
     perform tell_subject('rooms', null, 'changed', jsonb_build_object('accounts', jsonb_build_array(one.user_id)));`,
  ),
  trigger("space_members", "after insert or update or delete"),

  teller(
    "users",
    `perform tell_subject('users', one.user_id, done, jsonb_build_object('accounts', jsonb_build_array(one.user_id)));`,
  ),
  trigger("users", "after insert or update or delete"),

  teller(
    "sessions",
    `perform tell_subject('sessions', one.session_id, done,
      jsonb_build_object('accounts', jsonb_build_array(one.user_id)));`,
  ),
  trigger("sessions", "after insert or delete"),

  teller("api_keys", `perform tell_subject('api-keys', one.key_id, done, '{}');`),
  trigger("api_keys", "after insert or delete"),

  teller("organisation", `perform tell_subject('organisation', null, 'changed', '{"everybody": true}');`),
  trigger("organisation", "after update"),

  `create function tell_of_audit() returns trigger language plpgsql as $$
    begin perform tell_subject('audit', null, 'created', '{}'); return null; end $$`,
  `create trigger tell_of_audit after insert on audit_entries for each statement execute function tell_of_audit()`,
];
