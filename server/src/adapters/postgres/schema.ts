/** The tables as kysely sees them; migrations.ts makes them. */
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { LegalHold } from "../../library/index.ts";
import type { AuditActor, FileFormat, KeyScope, Organisation } from "../../people/index.ts";
import type { Collaborator, Ending, Recording, RecordingRules, StateName } from "../../recording/index.ts";
import type {
  AutoDeletionPolicy,
  Encoding,
  Meeting,
  Permissions,
  Room,
  RoomLinks,
  RoomMember,
  RoomRoles,
  RoomSettings,
  SpaceKind,
  SpaceRole,
} from "../../rooms/index.ts";

type Time = Date;
type Json<Value extends object> = JSONColumnType<Value, string, string>;

export type Tables = {
  /** One row. */
  organisation: { settings: Json<Partial<Organisation>> };
  secrets: { name: string; value: string; created_at: Generated<Time> };
  users: {
    user_id: string;
    name: string;
    role: "admin" | "room_manager" | "room_member";
    password_hash: string;
    created_at: Time;
    must_change_password: Generated<boolean>;
    tokens_since: Generated<Time>;
  };
  spaces: {
    space_id: string;
    kind: SpaceKind;
    name: string;
    description: string;
    /** Null: that account was deleted. */
    owner: string | null;
    created_at: Time;
  };
  /** The owner is among them, as a manager. */
  space_members: { space_id: string; user_id: string; role: SpaceRole; since: Time };
  room_members: {
    room_id: string;
    /** Of users the user's id. */
    member_id: string;
    user_id: string | null;
    /** As given to a guest; of users, read from the account. */
    name: string;
    base_role: RoomMember["baseRole"];
    custom_permissions: Json<Partial<Permissions>>;
    secret: string;
    since: Time;
    secret_since: Time;
    permissions_updated_at: Time;
  };
  sessions: {
    session_id: string;
    user_id: string;
    /** Of its refresh token. */
    token_hash: string;
    created_at: Time;
    seen_at: Time;
    expires_at: Time;
    agent: string;
    address: string;
  };
  /** Whose accounts are whose at the identity provider. */
  identities: { issuer: string; subject: string; user_id: string };
  api_keys: {
    key_id: string;
    name: string;
    key_hash: string;
    hint: string;
    scopes: Json<readonly KeyScope[]>;
    expires_at: Time | null;
    created_at: Time;
    last_used_at: Time | null;
  };
  rooms: {
    room_id: string;
    name: string;
    owner: string;
    created_at: Time;
    /** Both or neither. */
    auto_deletion_at: Time | null;
    auto_deletion_policy: Json<AutoDeletionPolicy> | null;
    config: Json<RoomSettings>;
    roles: Json<RoomRoles>;
    links: Json<RoomLinks>;
    closed: boolean;
    meeting_end_action: Room["meetingEndAction"];
    roles_updated_at: Time;
    meeting_started_at: Time | null;
    /** Of a breakout room. */
    breakout: Json<NonNullable<Room["breakout"]>> | null;
    /** Null: in no space. */
    space_id: string | null;
    broadcast: Generated<boolean>;
  };
  /** Processes that capture or work on jobs, for `/health`. */
  workers: { worker_id: string; kind: string; seen_at: Time };
  meetings: {
    meeting_id: string;
    room_id: string;
    started_at: Time;
    /** At most one row a room has none. */
    ended_at: Time | null;
    /** Null in meetings that ended before there were documents. */
    document: Json<Meeting> | null;
  };
  /** In the order of `line_no`. */
  chat_lines: {
    line_no: Generated<string>;
    line_id: string;
    meeting_id: string;
    at: Time;
    from_identity: string;
    from_name: string;
    to_whom: "everyone" | "moderators" | "one";
    to_identity: string | null;
    to_name: string | null;
    words: string;
  };
  /** Kept after meeting and room. */
  consents: {
    consent_no: Generated<string>;
    recording_id: string;
    room_id: string;
    at: Time;
    identity: string;
    name: string;
    account: string | null;
    words: string;
  };
  /** When each of those who wait last asked. */
  meeting_asks: { meeting_id: string; identity: string; asked_at: Time };
  recordings: {
    recording_id: string;
    room_id: string;
    room_name: string;
    title: string;
    filename: string;
    layout: "grid" | "speaker" | "single-speaker";
    encoding: ColumnType<Encoding, string, string>;
    file_format: Generated<FileFormat>;
    initiator: string | null;
    /** Of a breakout room's recording. */
    parent_room_id: string | null;
    breakout_name: string | null;
    owner: string;
    requested_at: Time;
    /** The state's name, for filters. */
    status: StateName;
    state: Json<Recording>;
    /** A recorder works on it or should: at most one such row a room. */
    capturing: boolean;
    started_at: Time | null;
    ended_at: Time | null;
    duration_ms: number | null;
    bytes: string | number | null;
    capture_worker: string | null;
    capture_until: Time | null;
    takes: Generated<number>;
    render_rounds: Generated<number>;
    empty_since: Time | null;
    idle_since: Time | null;
    /** What it began with; null in rows that are older than rules. */
    rules: Json<RecordingRules> | null;
    /** Why capture ended; kept when the state no longer says it. */
    ending: Json<Ending> | null;
    collaborators: JSONColumnType<readonly Collaborator[], string | undefined, string>;
    /** False of a live broadcast whose room was not closed yet. */
    listed: Generated<boolean>;
    /** To be deleted as soon as it is final. */
    unwanted: Generated<boolean>;
    /** Deleted for good; a job removes files and row. */
    deleted_at: Time | null;
    description: Generated<string>;
    tags: JSONColumnType<readonly string[], string | undefined, string>;
    /** Names of those who were there; null: not looked up yet. */
    people: Json<readonly string[]> | null;
    /** What search finds it by; null: to be made anew. */
    words: string | null;
    trashed_at: Time | null;
    trashed_by: string | null;
    hold: Json<LegalHold> | null;
    /** So much of the file is made. */
    made_ms: number | null;
    /** How long it was paused, in all. */
    paused_ms: Generated<number>;
    /** Of log and file together, when last measured. */
    stored_bytes: string | number | null;
    /** Of the file when it had `crc32_bytes`. */
    crc32: string | number | null;
    crc32_bytes: string | number | null;
  };
  captions: {
    recording_id: string;
    /** BCP 47, canonical. */
    language: string;
    file: string;
    cues: number;
    bytes: number;
    changed_at: Time;
    changed_by: string;
  };
  /** Places in recordings that people noted while they ran. */
  marks: {
    mark_id: string;
    recording_id: string;
    at: Time;
    position_ms: number;
    label: string;
    set_by: string;
  };
  /** In the order of `entry_no`; nothing changes them. */
  audit_entries: {
    entry_no: Generated<string>;
    at: Time;
    actor_kind: AuditActor["kind"];
    actor_id: string;
    actor_name: string;
    action: string;
    /** All three or none. */
    subject_kind: string | null;
    subject_id: string | null;
    subject_name: string | null;
    details: Json<Readonly<Record<string, unknown>>>;
  };
  /** Ways to one recording for whoever has the secret. */
  share_links: {
    link_id: string;
    recording_id: string;
    secret_hash: string;
    name: string;
    audience: "public" | "signed-in";
    password_hash: string | null;
    may_download: boolean;
    start_ms: number;
    expires_at: Time | null;
    created_at: Time;
    created_by: string;
    revoked_at: Time | null;
    views: Generated<number>;
    last_viewed_at: Time | null;
  };
};
