/**
 * Migrations, listed statically, never changed once released. Two processes may migrate at once: kysely
 * holds a lock in the database, so one waits for the other.
 */
import { type Kysely, sql } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import { Failure, reasonOf } from "../../vocabulary/index.ts";
import { access } from "./access-migration.ts";
import { captions } from "./captions-migration.ts";
import { audit } from "./audit-migration.ts";
import { identities } from "./identity-store.ts";
import { indexes } from "./indexes-migration.ts";
import { library } from "./library-migration.ts";
import { spacesAndMembers } from "./people-migration.ts";
import type { Tables } from "./schema.ts";
import { subjects } from "./subjects-migration.ts";

const statements = (list: readonly string[]): Migration => ({
  up: async (db: Kysely<unknown>) => {
    for (const statement of list) await sql.raw(statement).execute(db);
  },
});

const migrations: Record<string, Migration> = {
  "0001-rooms-and-recordings": statements([
    `create table secrets (
      name text primary key, value text not null, created_at timestamptz(3) not null default now())`,
    `create table users (
      user_id text primary key, name text not null, role text not null, password_hash text not null,
      created_at timestamptz(3) not null)`,
    `create table refresh_tokens (
      token_hash text primary key, user_id text not null references users on delete cascade,
      expires_at timestamptz(3) not null)`,
    `create table api_keys (
      key_id text primary key, name text not null, key_hash text not null unique, hint text not null,
      created_at timestamptz(3) not null, last_used_at timestamptz(3))`,
    `create table rooms (
      room_id text primary key, name text not null, owner text not null, created_at timestamptz(3) not null,
      auto_deletion_at timestamptz(3), config jsonb not null, roles jsonb not null, links jsonb not null,
      closed boolean not null, meeting_end_action text not null, roles_updated_at timestamptz(3) not null,
      meeting_started_at timestamptz(3))`,
    `create index rooms_by_creation on rooms (created_at, room_id)`,
    `create table meetings (
      meeting_id text primary key, room_id text not null, started_at timestamptz(3) not null, ended_at timestamptz(3))`,
    `create index meetings_by_room on meetings (room_id, started_at)`,
    `create table recordings (
      recording_id text primary key, room_id text not null, room_name text not null, title text not null,
      filename text not null, layout text not null, encoding text not null, initiator text, owner text not null,
      requested_at timestamptz(3) not null, status text not null, state jsonb not null, capturing boolean not null,
      started_at timestamptz(3), ended_at timestamptz(3), duration_ms double precision, bytes bigint,
      capture_worker text, capture_until timestamptz, takes integer not null default 0,
      render_rounds integer not null default 0, empty_since timestamptz(3),
      unwanted boolean not null default false, deleted_at timestamptz(3))`,
    `create unique index recordings_one_capture_a_room on recordings (room_id) where capturing and deleted_at is null`,
    `create index recordings_by_room on recordings (room_id, requested_at)`,
    `create index recordings_unfinished on recordings (status)
      where status in ('starting', 'recording', 'stopping', 'publishing')`,
    `create index recordings_going on recordings (unwanted, deleted_at) where unwanted or deleted_at is not null`,
    `create table workers (worker_id text primary key, kind text not null, seen_at timestamptz not null)`,
    `create index recordings_by_worker on recordings (capture_worker) where capture_worker is not null`,
  ]),
  "0002-holders-of-jobs": statements([
    `create table job_holders (
      job_id uuid primary key, kind text not null, attempt integer not null, worker text not null)`,
    `create index job_holders_by_worker on job_holders (worker)`,
  ]),
  "0003-meetings": statements([
    // A meeting that runs now has no document; whoever is in it arrives anew in the next one.
    `update meetings set ended_at = now() where ended_at is null`,
    `alter table meetings add column document jsonb, add constraint meetings_running_have_a_document
      check (ended_at is not null or document is not null)`,
    `create unique index meetings_one_running_a_room on meetings (room_id) where ended_at is null`,
    `create table chat_lines (
      line_no bigint generated always as identity primary key, line_id text not null,
      meeting_id text not null references meetings on delete cascade, at timestamptz(3) not null,
      from_identity text not null, from_name text not null, to_whom text not null, to_identity text, to_name text,
      words text not null)`,
    `create index chat_lines_by_meeting on chat_lines (meeting_id, line_no)`,
    `create table consents (
      consent_no bigint generated always as identity primary key, recording_id text not null, room_id text not null,
      at timestamptz(3) not null, identity text not null, name text not null, account text, words text not null)`,
    `create unique index consents_once on consents (recording_id, identity)`,
    `create index consents_by_room on consents (room_id, consent_no)`,
    `create table meeting_asks (
      meeting_id text not null references meetings on delete cascade, identity text not null,
      asked_at timestamptz(3) not null, primary key (meeting_id, identity))`,
  ]),
  "0004-organisation": statements([
    `create table organisation (only_one boolean primary key default true check (only_one), settings jsonb not null)`,
    `insert into organisation (settings) values ('{}')`,
    `alter table recordings add column rules jsonb, add column idle_since timestamptz(3), add column ending jsonb`,
  ]),
  "0005-pause": statements([
    `update recordings set state = state || '{"pausedMs": 0}' where status = 'recording'`,
    `drop index recordings_unfinished`,
    `create index recordings_unfinished on recordings (status)
      where status in ('starting', 'recording', 'paused', 'stopping', 'publishing')`,
  ]),
  "0006-spaces": statements(spacesAndMembers),
  "0007-breakouts": statements([
    `alter table rooms add column breakout jsonb`,
    `create index rooms_that_are_breakouts on rooms ((breakout->>'parentRoomId')) where breakout is not null`,
    `update meetings set document = '{"breakouts": null}'::jsonb || document where document is not null`,
    `alter table recordings add column parent_room_id text, add column breakout_name text`,
    `create index recordings_of_breakouts on recordings (parent_room_id) where parent_room_id is not null`,
  ]),
  "0008-broadcast": statements([
    `alter table rooms add column broadcast boolean not null default false`,
    `update meetings set document = '{"broadcast": null}'::jsonb || document where document is not null`,
    `alter table recordings add column listed boolean not null default true`,
    `create index recordings_to_be_listed on recordings (room_id) where not listed`,
  ]),
  "0010-library": statements(library),
  "0012-access": statements(access),
  "0013-formats": statements([`alter table recordings alter column encoding type jsonb using to_jsonb(encoding)`]),
  "0014-captions": statements(captions),
  "0015-marks": statements([
    `create table marks (
      mark_id text primary key, recording_id text not null references recordings on delete cascade,
      at timestamptz(3) not null, position_ms double precision not null, label text not null, set_by text not null)`,
    `create index marks_by_recording on marks (recording_id, at)`,
  ]),
  "0016-matroska": statements([`alter table recordings add column file_format text not null default 'mp4'`]),
  "0017-audit": statements(audit),
  "0018-identities": statements(identities),
  "0019-subjects": statements(subjects),
  "0020-indexes": statements(indexes),
};

/** The account may not make tables there (SQLSTATE 42501; PostgreSQL's appendix A). */
const isRefusal = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "42501";

const refuse = (error: unknown): never => {
  const message = `The database cannot be used (${reasonOf(error)}): start it, or correct DATABASE_URL.`;
  throw new Failure("database-refused", message, { cause: error });
};

const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };

/**
 * Brings the database to the newest form.
 * @throws Failure `migration-failed`; `database-refused` when nobody answers there, or not with this account
 */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  // Whatever is wrong before anything was asked of it: no connection, no such account, no TLS, not PostgreSQL.
  await sql`select 1`.execute(db).catch(refuse);
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  if (isRefusal(error)) refuse(error);
  throw new Failure("migration-failed", `The database could not be migrated (${reasonOf(error)}).`, { cause: error });
};
