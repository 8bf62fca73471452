/** Failures as the API's errors: `{ error, message, code?, details? }` (api-openvidu-meet.md 3). */
import type { ErrorBody } from "@roomreel/contract";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { type Failure, isFailure, type Logger, reasonOf } from "../../vocabulary/index.ts";

type Mapped = { readonly status: number; readonly error: string };
const roomConflict = (code: string): Mapped => ({ status: 409, error: code });

/** Status and `error` of each failure's code. */
const failures: Readonly<Record<string, Mapped>> = {
  unauthenticated: { status: 401, error: "Authentication Error" },
  "bad-token": { status: 401, error: "Authentication Error" },
  "bad-login": { status: 401, error: "Login Error" },
  forbidden: { status: 403, error: "Authorization Error" },
  "bad-page-token": { status: 400, error: "Bad Request" },
  "bad-secret": { status: 400, error: "Room Error" },
  "name-needed": { status: 400, error: "Room Error" },
  "link-off": { status: 403, error: "Room Error" },
  "cannot-join": { status: 403, error: "Room Error" },
  "not-open-yet": { status: 409, error: "Room Error" },
  "time-over": { status: 409, error: "Room Error" },
  "password-is-temporary": { status: 403, error: "Authorization Error" },
  "no-user": { status: 404, error: "User Error" },
  "user-exists": { status: 409, error: "User Error" },
  "first-admin-stays": { status: 409, error: "User Error" },
  "not-oneself": { status: 409, error: "User Error" },
  "no-space": { status: 404, error: "Space Error" },
  "no-space-member": { status: 404, error: "Space Error" },
  "owner-stays": { status: 409, error: "Space Error" },
  "space-has-rooms": { status: 409, error: "Space Error" },
  "too-many-in-space": { status: 409, error: "Space Error" },
  "no-member": { status: 404, error: "Room Member Error" },
  "member-exists": { status: 409, error: "Room Member Error" },
  "too-many-members": { status: 409, error: "Room Member Error" },
  "broadcast-over": { status: 409, error: "Room Error" },
  "room-closed": { status: 409, error: "Room Error" },
  "room-full": { status: 409, error: "Room Error" },
  "meeting-active": { status: 409, error: "Room Error" },
  "no-room": { status: 404, error: "Room Error" },
  refused: { status: 403, error: "Room Error" },
  removed: { status: 403, error: "Room Error" },
  "not-made-yet": { status: 409, error: "Recording Error" },
  "no-meeting": { status: 404, error: "Meeting Error" },
  "no-participant": { status: 404, error: "Meeting Error" },
  "cannot-act-on-host": { status: 403, error: "Meeting Error" },
  "cannot-be-left-out": { status: 403, error: "Meeting Error" },
  "chat-off": { status: 403, error: "Meeting Error" },
  "stage-closed": { status: 403, error: "Meeting Error" },
  "not-in-meeting": { status: 409, error: "Meeting Error" },
  "not-on-stage": { status: 409, error: "Meeting Error" },
  "not-waiting": { status: 409, error: "Meeting Error" },
  "not-live": { status: 409, error: "Meeting Error" },
  "no-broadcast": { status: 409, error: "Meeting Error" },
  broadcasts: { status: 409, error: "Meeting Error" },
  "bad-breakouts": { status: 400, error: "Meeting Error" },
  "no-breakouts": { status: 409, error: "Meeting Error" },
  "no-breakout": { status: 404, error: "Meeting Error" },
  "not-your-breakout": { status: 403, error: "Meeting Error" },
  "breakouts-open": { status: 409, error: "Meeting Error" },
  "role-unchanged": { status: 409, error: "Meeting Error" },
  "no-recording": { status: 404, error: "Recording Error" },
  "too-many-api-keys": { status: 409, error: "API Key Error" },
  "no-session": { status: 404, error: "Session Error" },
  "no-api-key": { status: 404, error: "API Key Error" },
  "recording-disabled": { status: 403, error: "Recording Error" },
  "no-participants": { status: 409, error: "Recording Error" },
  "already-recording": { status: 409, error: "Recording Error" },
  "triggered-already": { status: 409, error: "Recording Error" },
  "already-stopped": { status: 409, error: "Recording Error" },
  "not-recording": { status: 409, error: "Recording Error" },
  "no-mark": { status: 404, error: "Recording Error" },
  "too-many-marks": { status: 409, error: "Recording Error" },
  "marks-too-fast": { status: 429, error: "Too Many Requests" },
  "not-paused": { status: 409, error: "Recording Error" },
  "not-stopped": { status: 409, error: "Recording Error" },
  "on-legal-hold": { status: 409, error: "Recording Error" },
  "no-hold": { status: 404, error: "Recording Error" },
  "quota-reached": { status: 409, error: "Recording Error" },
  "bad-recording-secret": { status: 400, error: "Recording Error" },
  "share-expired": { status: 403, error: "Recording Error" },
  "public-links-off": { status: 403, error: "Recording Error" },
  "sign-in-needed": { status: 401, error: "Authentication Error" },
  "share-password-needed": { status: 401, error: "Authentication Error" },
  "share-password-wrong": { status: 401, error: "Authentication Error" },
  "too-many-passwords": { status: 429, error: "Too Many Requests" },
  "too-many-shares": { status: 409, error: "Recording Error" },
  "no-share": { status: 404, error: "Recording Error" },
  "no-captions": { status: 404, error: "Recording Error" },
  "too-many-captions": { status: 409, error: "Recording Error" },
  "nothing-to-download": { status: 400, error: "Recording Error" },
  "no-media": { status: 409, error: "Recording Error" },
  "range-outside": { status: 416, error: "Recording Error" },
  "bad-identity": { status: 401, error: "Authentication Error" },
  "identity-not-allowed": { status: 403, error: "Authorization Error" },
  "identity-provider-unavailable": { status: 503, error: "Identity Provider Unavailable" },
  "no-identity-provider": { status: 404, error: "Authentication Error" },
  "too-many-listeners": { status: 429, error: "Too Many Requests" },
  "too-many-logins": { status: 429, error: "Too Many Requests" },
  "livekit-unavailable": { status: 503, error: "LiveKit Unavailable" },
  "livekit-refused": { status: 503, error: "LiveKit Unavailable" },
  room_has_active_meeting: roomConflict("room_has_active_meeting"),
  room_has_recordings: roomConflict("room_has_recordings"),
  room_with_active_meeting_has_recordings: roomConflict("room_with_active_meeting_has_recordings"),
  room_with_recordings_has_active_meeting: roomConflict("room_with_recordings_has_active_meeting"),
  room_with_active_meeting_has_recordings_cannot_schedule_deletion: roomConflict(
    "room_with_active_meeting_has_recordings_cannot_schedule_deletion",
  ),
};

/** Failures that point at one field of the input: 422 with `details`. */
const fieldOf: Readonly<Record<string, string>> = {
  "bad-room-name": "roomName",
  "bad-regex": "roomName",
  "bad-space": "spaceId",
  "bad-kind": "kind",
  "bad-owner": "owner",
  "bad-user": "userId",
  "password-unchanged": "newPassword",
  "nobody-second": "config.recording.autoStart",
  "bad-range": "Range",
  "bad-captions": "captions",
  "bad-expiry": "expiresAt",
  "bad-auto-deletion": "autoDeletionDate",
  "bad-key-expiry": "expirationDate",
};

export type HttpError = { readonly status: number; readonly body: ErrorBody };

/** What the `code` of an error's body can be. */
export const failureCodes: readonly string[] = Object.keys(failures);

/** @returns undefined for anything that is not an expected failure */
export const errorOfFailure = (failure: Failure): HttpError | undefined => {
  const field = fieldOf[failure.code];
  if (field !== undefined) return invalid([{ field, message: failure.message }]);
  const mapped = failures[failure.code];
  return (
    mapped && {
      status: mapped.status,
      body: { error: mapped.error, message: failure.message, code: failure.code },
    }
  );
};

const invalid = (details: ErrorBody["details"]): HttpError => ({
  status: 422,
  body: { error: "Unprocessable Entity", message: "Invalid request", details },
});

const httpErrorOf = (error: FastifyError): HttpError | undefined => expectedError(error) ?? errorOfFramework(error);

const expectedError = (error: unknown): HttpError | undefined => {
  if (isFailure(error)) return errorOfFailure(error);
  if (isOutage(error))
    return { status: 503, body: { error: "Database Unavailable", message: "The database does not answer." } };
  if (hasZodFastifySchemaValidationErrors(error))
    return invalid(
      error.validation.map((issue) => ({
        field: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
        message: issue.message ?? "is not valid",
      })),
    );
  return undefined;
};

/** The database cannot be connected to, or says that it shuts down or starts (SQLSTATE 57P01 to 57P03). */
const isOutage = (error: unknown): boolean =>
  error instanceof Error &&
  (("syscall" in error && error.syscall === "connect") ||
    ("code" in error && /^57P0[123]$/.test(String(error.code))) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message));

const errorOfFramework = (error: FastifyError): HttpError | undefined => {
  switch (error.statusCode) {
    case 400:
      return { status: 400, body: { error: "Malformed body", message: "The body is not valid JSON." } };
    case 413:
      return { status: 413, body: { error: "Payload Too Large", message: "The body is too large." } };
    case 415:
      return {
        status: 415,
        body: { error: "Unsupported Media Type", message: "The body must be application/json; of captions, text/vtt." },
      };
    case 429:
      return { status: 429, body: { error: "Too Many Requests", message: error.message } };
    default:
      return undefined;
  }
};

/** One answer for every error, and a line in the log for those that nobody expected. */
export const answerErrors = (app: FastifyInstance, log: Logger): void => {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const known = httpErrorOf(error);
    if (known !== undefined) return reply.status(known.status).send(known.body);
    const route = `${request.method} ${request.routeOptions.url ?? "?"}`;
    log.error("a request failed", { route, reason: reasonOf(error), stack: error.stack });
    const body: ErrorBody = { error: "Internal Server Error", message: `Unexpected error while handling ${route}` };
    return reply.status(500).send(body);
  });
};

/** An address that cannot be decoded (`%ff`) reaches no route, so no error handler either. */
export const answerBadAddress = (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
  const body: ErrorBody = { error: "Bad Request", message: "The address is not valid." };
  void reply.status(400).send(body);
};

export const unknownPath: ErrorBody = { error: "Path Not Found", message: "API path not implemented" };
