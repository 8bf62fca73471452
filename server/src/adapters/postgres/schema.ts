/** The tables as kysely sees them; migrations.ts makes them. */
import type { Generated, JSONColumnType } from "kysely";
import type { Recording, StateName } from "../../recording/index.ts";
import type { Room, RoomLinks, RoomRoles, RoomSettings } from "../../rooms/index.ts";

type Time = Date;
type Json<Value extends object> = JSONColumnType<Value, string, string>;

export type Tables = {
  secrets: { name: string; value: string; created_at: Generated<Time> };
  users: {
    user_id: string;
    name: string;
    role: "admin" | "room_manager" | "room_member";
    password_hash: string;
    created_at: Time;
  };
  refresh_tokens: { token_hash: string; user_id: string; expires_at: Time };
  api_keys: {
    key_id: string;
    name: string;
    key_hash: string;
    hint: string;
    created_at: Time;
    last_used_at: Time | null;
  };
  rooms: {
    room_id: string;
    name: string;
    owner: string;
    created_at: Time;
    auto_deletion_at: Time | null;
    config: Json<RoomSettings>;
    roles: Json<RoomRoles>;
    links: Json<RoomLinks>;
    closed: boolean;
    meeting_end_action: Room["meetingEndAction"];
    roles_updated_at: Time;
    meeting_started_at: Time | null;
  };
  /** Processes that capture or work on jobs, for `/health`. */
  workers: { worker_id: string; kind: string; seen_at: Time };
  meetings: {
    meeting_id: string;
    room_id: string;
    started_at: Time;
    ended_at: Time | null;
    /** Nobody has been there since; it matters while the meeting runs. */
    empty_since: Time | null;
  };
  recordings: {
    recording_id: string;
    room_id: string;
    room_name: string;
    title: string;
    filename: string;
    layout: "grid" | "speaker" | "single-speaker";
    encoding: string;
    initiator: string | null;
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
    /** To be deleted as soon as it is final. */
    unwanted: Generated<boolean>;
    deleted_at: Time | null;
  };
};
