/** Which operations are written into the audit log, as what; and which that change something are not, and why. */

/** The kind of subject, and the parameter or field that names it. */
export const subjectIds = {
  recording: "recordingId",
  room: "roomId",
  user: "userId",
  space: "spaceId",
  "api-key": "keyId",
} as const;
/** A kind of subject that has ids. */
export type SubjectKind = keyof typeof subjectIds;

/** What of the request is told. */
export type Audited = {
  /** Its first word is the kind of subject. */
  readonly action: string;
  /** The body holds settings and no secret: their values are told. Otherwise only their names are. */
  readonly values?: true;
  /** Parameters of path and query that are told. */
  readonly tells?: readonly string[];
  /** A query parameter with the ids of several subjects; each gets an entry. */
  readonly several?: string;
};

const removal = ["withMeeting", "withRecordings"];
const member = ["memberId"];

/** By method and path, as routes have them. */
export const audited: Readonly<Record<string, Audited>> = {
  "POST /auth/login": { action: "session.sign-in" },
  "POST /auth/oidc/finish": { action: "session.sign-in" },
  "DELETE /auth/sessions": { action: "session.end" },
  "DELETE /auth/sessions/:sessionId": { action: "session.end", tells: ["sessionId"] },
  "POST /users/change-password": { action: "user.change-password" },
  "POST /users": { action: "user.create" },
  "DELETE /users": { action: "user.delete", several: "userIds" },
  "DELETE /users/:userId": { action: "user.delete" },
  "PUT /users/:userId/password": { action: "user.set-password" },
  "PUT /users/:userId/role": { action: "user.set-role", values: true },
  "DELETE /users/:userId/sessions": { action: "user.end-sessions" },
  "DELETE /users/:userId/sessions/:sessionId": { action: "user.end-sessions", tells: ["sessionId"] },
  "POST /auth/api-keys": { action: "api-key.create", values: true },
  "DELETE /auth/api-keys/:keyId": { action: "api-key.delete" },
  "POST /rooms": { action: "room.create", values: true },
  "DELETE /rooms": { action: "room.delete", several: "roomIds", tells: removal },
  "DELETE /rooms/:roomId": { action: "room.delete", tells: removal },
  "PUT /rooms/:roomId/config": { action: "room.set-config", values: true },
  "PUT /rooms/:roomId/status": { action: "room.set-status", values: true },
  "PUT /rooms/:roomId/name": { action: "room.rename", values: true },
  "PUT /rooms/:roomId/auto-deletion": { action: "room.set-auto-deletion", values: true },
  "PUT /rooms/:roomId/roles": { action: "room.set-roles", values: true },
  "PUT /rooms/:roomId/access": { action: "room.set-access", values: true },
  "POST /rooms/:roomId/access/:link/rotate": { action: "room.rotate-link", tells: ["link"] },
  "POST /rooms/:roomId/members": { action: "room.add-member", values: true },
  "DELETE /rooms/:roomId/members": { action: "room.remove-member", tells: ["memberIds"] },
  "PUT /rooms/:roomId/members/:memberId": { action: "room.set-member", values: true, tells: member },
  "DELETE /rooms/:roomId/members/:memberId": { action: "room.remove-member", tells: member },
  "POST /rooms/:roomId/members/:memberId/rotate": { action: "room.rotate-link", tells: member },
  "GET /rooms/:roomId/consents": { action: "room.export-consents", tells: ["format"] },
  "POST /spaces": { action: "space.create", values: true },
  "PUT /spaces/:spaceId": { action: "space.change", values: true },
  "DELETE /spaces/:spaceId": { action: "space.delete" },
  "POST /spaces/:spaceId/members": { action: "space.add-member", values: true },
  "PUT /spaces/:spaceId/members/:userId": { action: "space.set-member", values: true, tells: ["userId"] },
  "DELETE /spaces/:spaceId/members/:userId": { action: "space.remove-member", tells: ["userId"] },
  "DELETE /meetings/:roomId": { action: "room.end-meeting" },
  "DELETE /meetings/:roomId/participants/:identity": { action: "room.remove-participant", tells: ["identity"] },
  "POST /meetings/:roomId/breakouts/recordings": { action: "room.record-breakouts" },
  "POST /recordings": { action: "recording.start" },
  "POST /recordings/:recordingId/stop": { action: "recording.stop" },
  "POST /recordings/:recordingId/pause": { action: "recording.pause" },
  "POST /recordings/:recordingId/resume": { action: "recording.resume" },
  "POST /recordings/:recordingId/marks": { action: "recording.mark" },
  "DELETE /recordings/:recordingId/marks/:markId": { action: "recording.unmark", tells: ["markId"] },
  "PATCH /recordings/:recordingId": { action: "recording.describe" },
  "PUT /recordings/:recordingId/collaborators": { action: "recording.set-collaborators", values: true },
  "PUT /recordings/:recordingId/owner": { action: "recording.set-owner", values: true },
  "PUT /recordings/:recordingId/captions/:language": { action: "recording.set-captions", tells: ["language"] },
  "DELETE /recordings/:recordingId/captions/:language": { action: "recording.remove-captions", tells: ["language"] },
  "DELETE /recordings": { action: "recording.delete", several: "recordingIds", tells: ["permanently"] },
  "DELETE /recordings/:recordingId": { action: "recording.delete", tells: ["permanently"] },
  "POST /recordings/:recordingId/restore": { action: "recording.restore" },
  "PUT /recordings/:recordingId/hold": { action: "recording.hold", values: true },
  "DELETE /recordings/:recordingId/hold": { action: "recording.lift-hold" },
  "POST /recordings/:recordingId/shares": { action: "recording.share" },
  "DELETE /recordings/:recordingId/shares/:shareId": { action: "recording.unshare", tells: ["shareId"] },
  "GET /recordings/:recordingId/url": { action: "recording.share-address", tells: ["privateAccess"] },
  "GET /recordings/:recordingId/download": { action: "recording.download" },
  "GET /recordings/download": { action: "recording.download", several: "recordingIds" },
  "GET /recordings/:recordingId/consents": { action: "recording.export-consents", tells: ["format"] },
  "PUT /organisation": { action: "organisation.change", values: true },
  "PUT /config/rooms/appearance": { action: "organisation.change", values: true },
  "PUT /config/security": { action: "organisation.change", values: true },
};

/** They change something, and the log says nothing of them. */
export const notAudited: Readonly<Record<string, string>> = {
  "POST /auth/oidc/begin": "nobody has signed in yet",
  "POST /auth/refresh": "a session that goes on",
  "POST /auth/logout": "a session that its owner ends",
  "POST /rooms/:roomId/members/token": "people who come to a meeting; the meeting knows them",
  "POST /recordings/:recordingId/shares/open": "watching; the link counts its views",
  "POST /meetings/:roomId/actions": "what people do while they meet",
  "POST /meetings/:roomId/breakouts/actions": "what people do while they meet",
  "PUT /meetings/:roomId/participants/media": "what people do while they meet",
  "PUT /meetings/:roomId/participants/:identity/media": "what people do while they meet",
  "PUT /meetings/:roomId/participants/:identity/role": "what people do while they meet",
};
