/**
 * The table of the authorization matrix. A line of `who` has a mark for each caller (access-world.fixture.ts), in five
 * groups: nobody; viewer, speaker, moderator, host, a guest with rights of his own, the recordings link; a share link;
 * a strange room_member, a strange room_manager, the owner, a space manager, an administrator; keys that are full,
 * read-only, for recordings, for rooms. `+` is the status of `ok`, `0` 400, `1` 401, `3` 403, `4` 404, `9` 409.
 */
import type { Setting, Stage } from "./access-world.fixture.ts";

/** One operation, and what each caller gets. */
export type Row = {
  /** Method and path, as in the OpenAPI document, without the base path. */
  readonly on: string;
  /** The status of `+`. */
  readonly ok: number;
  readonly query?: string;
  readonly body?: object;
  readonly stage?: Stage;
  /** It changes what others would find: each caller gets a room of his own. */
  readonly fresh?: true;
  /** Done before by a key. */
  readonly first?: string;
  readonly who: string | Readonly<Record<Setting, string>>;
};

/** Whoever may play it. */
const playing: Row["who"] = {
  admin: "1 333333 + 44+4+ +++3",
  admin_moderator: "1 33++33 + 44+++ +++3",
  admin_moderator_speaker: "1 ++++++ + 44+++ +++3",
};

export const rows: readonly Row[] = [
  { on: "GET /api/v1/rooms", ok: 200, who: "1 111111 1 +++++ ++3+" },
  { on: "POST /api/v1/rooms", ok: 201, body: { roomName: "New" }, who: "1 111111 1 3++3+ +33+" },
  {
    on: "DELETE /api/v1/rooms",
    ok: 200,
    query: "?roomIds={roomId}&withRecordings=force",
    fresh: true,
    who: "1 111111 1 00+++ +33+",
  },
  { on: "GET /api/v1/rooms/{roomId}", ok: 200, who: "1 ++++++ 1 33+++ ++3+" },
  {
    on: "DELETE /api/v1/rooms/{roomId}",
    ok: 200,
    query: "?withRecordings=force",
    fresh: true,
    who: "1 111111 1 33+++ +33+",
  },
  { on: "GET /api/v1/rooms/{roomId}/config", ok: 200, who: "1 +++++3 1 33+++ ++3+" },
  {
    on: "PUT /api/v1/rooms/{roomId}/config",
    ok: 200,
    body: { config: { chat: { enabled: true } } },
    who: "1 111111 1 33+++ +33+",
  },
  { on: "PUT /api/v1/rooms/{roomId}/status", ok: 200, body: { status: "open" }, who: "1 111111 1 33+++ +33+" },
  { on: "PUT /api/v1/rooms/{roomId}/name", ok: 200, body: { roomName: "Other" }, who: "1 111111 1 33+++ +33+" },
  {
    on: "PUT /api/v1/rooms/{roomId}/auto-deletion",
    ok: 200,
    body: { autoDeletionDate: null },
    who: "1 111111 1 33+++ +33+",
  },
  { on: "PUT /api/v1/rooms/{roomId}/roles", ok: 200, body: { roles: {} }, who: "1 111111 1 33+++ +33+" },
  { on: "PUT /api/v1/rooms/{roomId}/access", ok: 200, body: { access: {} }, who: "1 111111 1 33+++ +33+" },
  { on: "POST /api/v1/rooms/{roomId}/access/{link}/rotate", ok: 200, fresh: true, who: "1 111111 1 33+++ +33+" },
  { on: "POST /api/v1/rooms/{roomId}/members/token", ok: 200, body: {}, who: "0 ++++++ 0 00+++ +33+" },
  {
    on: "POST /api/v1/rooms/{roomId}/members",
    ok: 201,
    body: { name: "New", baseRole: "speaker" },
    who: "1 111111 1 33+++ +33+",
  },
  { on: "GET /api/v1/rooms/{roomId}/members", ok: 200, who: "1 111111 1 33+++ ++3+" },
  {
    on: "DELETE /api/v1/rooms/{roomId}/members",
    ok: 200,
    query: "?memberIds={memberId}",
    fresh: true,
    who: "1 111111 1 33+++ +33+",
  },
  { on: "GET /api/v1/rooms/{roomId}/members/{memberId}", ok: 200, who: "1 +++++3 1 33+++ ++3+" },
  {
    on: "PUT /api/v1/rooms/{roomId}/members/{memberId}",
    ok: 200,
    fresh: true,
    body: { baseRole: "speaker" },
    who: "1 111111 1 33+++ +33+",
  },
  { on: "DELETE /api/v1/rooms/{roomId}/members/{memberId}", ok: 200, fresh: true, who: "1 111111 1 33+++ +33+" },
  { on: "POST /api/v1/rooms/{roomId}/members/{memberId}/rotate", ok: 200, fresh: true, who: "1 111111 1 33+++ +33+" },
  { on: "GET /api/v1/rooms/{roomId}/consents", ok: 200, who: "1 111111 1 33+++ ++3+" },
  { on: "GET /api/v1/spaces", ok: 200, who: "1 111111 1 +++++ ++3+" },
  { on: "POST /api/v1/spaces", ok: 201, body: { kind: "channel", name: "New" }, who: "1 111111 1 3++3+ +33+" },
  { on: "GET /api/v1/spaces/{spaceId}", ok: 200, who: "1 111111 1 44+++ ++3+" },
  { on: "PUT /api/v1/spaces/{spaceId}", ok: 200, body: { description: "New" }, who: "1 111111 1 443++ +33+" },
  { on: "DELETE /api/v1/spaces/{spaceId}", ok: 409, who: "1 111111 1 443++ +33+" },
  { on: "GET /api/v1/spaces/{spaceId}/members", ok: 200, who: "1 111111 1 44+++ ++3+" },
  {
    on: "POST /api/v1/spaces/{spaceId}/members",
    ok: 201,
    fresh: true,
    body: { userId: "{userId}", role: "member" },
    who: "1 111111 1 443++ +33+",
  },
  {
    on: "PUT /api/v1/spaces/{spaceId}/members/{userId}",
    ok: 404,
    body: { role: "member" },
    who: "1 111111 1 443++ +33+",
  },
  { on: "DELETE /api/v1/spaces/{spaceId}/members/{userId}", ok: 404, who: "1 111111 1 443++ +33+" },
  { on: "GET /api/v1/users", ok: 200, who: "1 111111 1 3333+ ++33" },
  {
    on: "POST /api/v1/users",
    ok: 201,
    fresh: true,
    body: { userId: "{userId}x", name: "New", password: "welcome", role: "room_member" },
    who: "1 111111 1 3333+ +333",
  },
  { on: "DELETE /api/v1/users", ok: 200, query: "?userIds={userId}", fresh: true, who: "1 111111 1 3333+ +333" },
  { on: "GET /api/v1/users/{userId}", ok: 200, who: "1 111111 1 3333+ ++33" },
  { on: "DELETE /api/v1/users/{userId}", ok: 200, fresh: true, who: "1 111111 1 3333+ +333" },
  {
    on: "PUT /api/v1/users/{userId}/password",
    ok: 200,
    body: { newPassword: "welcome-2" },
    who: "1 111111 1 3333+ +333",
  },
  { on: "PUT /api/v1/users/{userId}/role", ok: 200, body: { role: "room_member" }, who: "1 111111 1 3333+ +333" },
  { on: "GET /api/v1/users/{userId}/sessions", ok: 200, who: "1 111111 1 3333+ ++33" },
  { on: "DELETE /api/v1/users/{userId}/sessions", ok: 200, who: "1 111111 1 3333+ +333" },
  { on: "DELETE /api/v1/users/{userId}/sessions/{sessionId}", ok: 200, fresh: true, who: "1 111111 1 3333+ +333" },
  { on: "GET /api/v1/meetings/{roomId}", ok: 200, stage: "meeting", who: "1 +++++3 1 33+++ ++3+" },
  { on: "DELETE /api/v1/meetings/{roomId}", ok: 200, stage: "meeting", fresh: true, who: "1 33++39 1 33+++ +33+" },
  {
    on: "POST /api/v1/meetings/{roomId}/actions",
    ok: 204,
    stage: "meeting",
    body: { do: "lock", locked: false },
    who: "1 33++39 1 33+++ +33+",
  },
  { on: "GET /api/v1/meetings/{roomId}/chat", ok: 200, stage: "meeting", who: "1 +++++3 1 11111 1111" },
  { on: "GET /api/v1/meetings/{roomId}/waiting", ok: 200, stage: "meeting", who: "1 33++33 1 33+++ ++3+" },
  {
    on: "POST /api/v1/meetings/{roomId}/breakouts/actions",
    ok: 204,
    stage: "meeting",
    body: { do: "plan", count: 2 },
    who: "1 33++39 1 33+++ +33+",
  },
  { on: "GET /api/v1/meetings/{roomId}/breakouts", ok: 200, stage: "meeting", who: "1 33++33 1 33+++ ++3+" },
  {
    on: "POST /api/v1/meetings/{roomId}/breakouts/recordings",
    ok: 409,
    stage: "meeting",
    body: {},
    who: "1 33++33 1 33+++ +33+",
  },
  { on: "GET /api/v1/meetings/{roomId}/participants", ok: 200, stage: "meeting", who: "1 +++++3 1 33+++ ++3+" },
  {
    on: "GET /api/v1/meetings/{roomId}/participants/{identity}",
    ok: 200,
    stage: "meeting",
    who: "1 +++++3 1 33+++ ++3+",
  },
  {
    on: "DELETE /api/v1/meetings/{roomId}/participants/{identity}",
    ok: 200,
    stage: "meeting",
    fresh: true,
    who: "1 33++33 1 33+++ +33+",
  },
  {
    on: "PUT /api/v1/meetings/{roomId}/participants/media",
    ok: 200,
    stage: "meeting",
    body: { audioActive: false },
    who: "1 33++39 1 33+++ +33+",
  },
  {
    on: "PUT /api/v1/meetings/{roomId}/participants/{identity}/media",
    ok: 200,
    stage: "meeting",
    body: { audioActive: false },
    who: "1 33++33 1 33+++ +33+",
  },
  {
    on: "PUT /api/v1/meetings/{roomId}/participants/{identity}/role",
    ok: 200,
    stage: "meeting",
    fresh: true,
    body: { action: "upgrade" },
    who: "1 33++33 1 33+++ +33+",
  },
  {
    on: "POST /api/v1/recordings",
    ok: 201,
    stage: "meeting",
    fresh: true,
    body: { roomId: "{roomId}" },
    who: "1 33+++3 1 11111 +3+3",
  },
  {
    on: "GET /api/v1/recordings",
    ok: 200,
    who: {
      admin: "1 333333 1 +++++ +++3",
      admin_moderator: "1 33++33 1 +++++ +++3",
      admin_moderator_speaker: "1 ++++++ 1 +++++ +++3",
    },
  },
  {
    on: "DELETE /api/v1/recordings",
    ok: 200,
    query: "?recordingIds={recordingId}",
    fresh: true,
    who: {
      admin: "1 333333 1 00+0+ +3+3",
      admin_moderator: "1 33++33 1 00+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 00+++ +3+3",
    },
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/stop",
    ok: 202,
    stage: "recording",
    fresh: true,
    who: "1 33+++3 1 11111 +3+3",
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/pause",
    ok: 202,
    stage: "recording",
    fresh: true,
    who: "1 33+++3 1 11111 +3+3",
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/resume",
    ok: 202,
    stage: "recording",
    fresh: true,
    first: "POST /api/v1/recordings/{recordingId}/pause",
    who: "1 33+++3 1 11111 +3+3",
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/marks",
    ok: 201,
    stage: "recording",
    body: { label: "New" },
    who: "1 33+++3 1 11111 +3+3",
  },
  {
    on: "DELETE /api/v1/recordings/{recordingId}/marks/{markId}",
    ok: 404,
    stage: "recording",
    who: "1 33+++3 1 11111 +3+3",
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/marks",
    ok: 200,
    who: {
      admin: "1 333333 1 44+4+ +++3",
      admin_moderator: "1 33++33 1 44+++ +++3",
      admin_moderator_speaker: "1 ++++++ 1 44+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}",
    ok: 200,
    who: {
      admin: "1 333333 + 44+4+ +++3",
      admin_moderator: "1 33++33 + 44+++ +++3",
      admin_moderator_speaker: "1 ++++++ + 44+++ +++3",
    },
  },
  {
    on: "PATCH /api/v1/recordings/{recordingId}",
    ok: 200,
    body: { description: "New" },
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  {
    on: "DELETE /api/v1/recordings/{recordingId}",
    ok: 200,
    fresh: true,
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/restore",
    ok: 200,
    fresh: true,
    first: "DELETE /api/v1/recordings/{recordingId}",
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  {
    on: "PUT /api/v1/recordings/{recordingId}/collaborators",
    ok: 200,
    fresh: true,
    body: { collaborators: [{ userId: "sam", as: ["co-viewer"] }] },
    who: {
      admin: "1 111111 1 44+4+ +3+3",
      admin_moderator: "1 111111 1 44+++ +3+3",
      admin_moderator_speaker: "1 111111 1 44+++ +3+3",
    },
  },
  {
    on: "PUT /api/v1/recordings/{recordingId}/owner",
    ok: 200,
    fresh: true,
    body: { userId: "ada" },
    who: {
      admin: "1 111111 1 44+4+ +3+3",
      admin_moderator: "1 111111 1 44+++ +3+3",
      admin_moderator_speaker: "1 111111 1 44+++ +3+3",
    },
  },
  { on: "GET /api/v1/recordings/{recordingId}/hold", ok: 404, who: "1 111111 1 3333+ +++3" },
  {
    on: "PUT /api/v1/recordings/{recordingId}/hold",
    ok: 200,
    body: { reason: "a case" },
    who: "1 111111 1 3333+ +3+3",
  },
  {
    on: "DELETE /api/v1/recordings/{recordingId}/hold",
    ok: 200,
    fresh: true,
    first: "PUT /api/v1/recordings/{recordingId}/hold",
    who: "1 111111 1 3333+ +3+3",
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/shares",
    ok: 201,
    body: { download: false },
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/shares",
    ok: 200,
    who: {
      admin: "1 333333 1 44+4+ +++3",
      admin_moderator: "1 33++33 1 44+++ +++3",
      admin_moderator_speaker: "1 33++33 1 44+++ +++3",
    },
  },
  {
    on: "DELETE /api/v1/recordings/{recordingId}/shares/{shareId}",
    ok: 200,
    fresh: true,
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  {
    on: "POST /api/v1/recordings/{recordingId}/shares/open",
    ok: 200,
    body: { secret: "{shareSecret}" },
    who: "+ ++++++ + +++++ +3+3",
  },
  {
    on: "GET /api/v1/recordings/download",
    ok: 200,
    query: "?recordingIds={recordingId}",
    who: {
      admin: "1 333333 1 00+0+ +++3",
      admin_moderator: "1 33++33 1 00+++ +++3",
      admin_moderator_speaker: "1 33++++ 1 00+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/media",
    ok: 200,
    who: {
      admin: "1 333333 + 44+4+ +++3",
      admin_moderator: "1 33++33 + 44+++ +++3",
      admin_moderator_speaker: "1 ++++++ + 44+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/poster",
    ok: 409,
    who: playing,
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/preview.jpg",
    ok: 409,
    who: playing,
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/preview.vtt",
    ok: 409,
    who: playing,
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/chapters.vtt",
    ok: 409,
    who: playing,
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/speakers",
    ok: 409,
    who: playing,
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/download",
    ok: 200,
    who: {
      admin: "1 333333 3 44+4+ +++3",
      admin_moderator: "1 33++33 3 44+++ +++3",
      admin_moderator_speaker: "1 33++++ 3 44+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/url",
    ok: 200,
    who: {
      admin: "1 333333 1 44+4+ +++3",
      admin_moderator: "1 33++33 1 44+++ +++3",
      admin_moderator_speaker: "1 ++++++ 1 44+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/consents",
    ok: 200,
    who: {
      admin: "1 33+++3 1 44+4+ +++3",
      admin_moderator: "1 33+++3 1 44+++ +++3",
      admin_moderator_speaker: "1 33+++3 1 44+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/captions",
    ok: 200,
    who: {
      admin: "1 333333 + 44+4+ +++3",
      admin_moderator: "1 33++33 + 44+++ +++3",
      admin_moderator_speaker: "1 ++++++ + 44+++ +++3",
    },
  },
  {
    on: "GET /api/v1/recordings/{recordingId}/captions/{language}",
    ok: 404,
    who: {
      admin: "1 333333 + 44+4+ +++3",
      admin_moderator: "1 33++33 + 44+++ +++3",
      admin_moderator_speaker: "1 ++++++ + 44+++ +++3",
    },
  },
  {
    on: "PUT /api/v1/recordings/{recordingId}/captions/{language}",
    ok: 422,
    body: {},
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  {
    on: "DELETE /api/v1/recordings/{recordingId}/captions/{language}",
    ok: 404,
    who: {
      admin: "1 333333 1 44+4+ +3+3",
      admin_moderator: "1 33++33 1 44+++ +3+3",
      admin_moderator_speaker: "1 33++33 1 44+++ +3+3",
    },
  },
  { on: "GET /api/v1/audit", ok: 200, who: "1 111111 1 3333+ ++33" },
  { on: "GET /api/v1/changes", ok: 200, query: "?maxSeconds=0", who: "1 ++++++ 1 +++++ ++++" },
  { on: "GET /api/v1/storage", ok: 200, who: "1 111111 1 3333+ +++3" },
  { on: "GET /api/v1/organisation", ok: 200, who: "1 111111 1 +++++ ++33" },
  { on: "PUT /api/v1/organisation", ok: 200, body: {}, who: "1 111111 1 3333+ +333" },
  {
    on: "POST /internal-api/v1/auth/login",
    ok: 401,
    body: { userId: "{userId}", password: "wrong" },
    who: "+ ++++++ + +++++ +333",
  },
  { on: "GET /internal-api/v1/auth/oidc", ok: 200, who: "+ ++++++ + +++++ ++33" },
  { on: "POST /internal-api/v1/auth/oidc/begin", ok: 404, who: "+ ++++++ + +++++ +333" },
  {
    on: "POST /internal-api/v1/auth/oidc/finish",
    ok: 404,
    body: { ticket: "a ticket", query: "code=1" },
    who: "+ ++++++ + +++++ +333",
  },
  { on: "POST /internal-api/v1/auth/refresh", ok: 401, who: "+ ++++++ + +++++ +333" },
  { on: "POST /internal-api/v1/auth/logout", ok: 200, who: "+ ++++++ + +++++ +333" },
  { on: "GET /internal-api/v1/auth/sessions", ok: 200, who: "1 111111 1 +++++ 1111" },
  { on: "DELETE /internal-api/v1/auth/sessions/{sessionId}", ok: 404, who: "1 111111 1 +++++ 1111" },
  { on: "POST /internal-api/v1/auth/api-keys", ok: 201, body: { name: "New" }, who: "1 111111 1 3333+ 1111" },
  { on: "GET /internal-api/v1/auth/api-keys", ok: 200, who: "1 111111 1 3333+ 1111" },
  { on: "DELETE /internal-api/v1/auth/api-keys/{keyId}", ok: 404, who: "1 111111 1 3333+ 1111" },
  { on: "GET /internal-api/v1/users/me", ok: 200, who: "1 111111 1 +++++ ++++" },
  {
    on: "POST /internal-api/v1/users/change-password",
    ok: 401,
    body: { currentPassword: "x", newPassword: "yyyyyy" },
    who: "1 111111 1 +++++ 1111",
  },
  { on: "GET /internal-api/v1/analytics", ok: 200, who: "1 111111 1 3333+ ++33" },
  { on: "GET /internal-api/v1/config/rooms/appearance", ok: 200, who: "+ ++++++ + +++++ ++33" },
  {
    on: "PUT /internal-api/v1/config/rooms/appearance",
    ok: 200,
    body: { appearance: { themes: [{ enabled: false, baseTheme: "light" }] } },
    who: "1 111111 1 3333+ +333",
  },
  { on: "GET /internal-api/v1/config/security", ok: 200, who: "1 111111 1 3333+ ++33" },
  { on: "PUT /internal-api/v1/config/security", ok: 200, body: { allowedOrigins: [] }, who: "1 111111 1 3333+ +333" },
  { on: "GET /internal-api/v1/config/captions", ok: 200, who: "+ ++++++ + +++++ ++33" },
  { on: "DELETE /internal-api/v1/auth/sessions", ok: 200, who: "1 111111 1 +++++ 1111" },
];
