import { z } from "zod";
import { broadcastSchema } from "./broadcast.ts";
import { stageModeSchema } from "./meeting-actions.ts";
import { scheduleSchema } from "./rooms.ts";
import { textSchema } from "./text.ts";

/** POST {base}/internal-api/v1/auth/login */
export const loginSchema = z.object({ userId: textSchema(100).min(1), password: z.string().min(1).max(200) });
export const loginAnswerSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  userId: z.string(),
  name: z.string(),
  /** What the account may do: makers of rooms and administrators see more. */
  role: z.enum(["admin", "room_manager", "room_member"]),
  /** The password is a temporary one: nothing is allowed before it has been changed. */
  mustChangePassword: z.boolean(),
});
export type LoginAnswer = z.infer<typeof loginAnswerSchema>;

const EXTERNAL_ID_MAX = 64;
const METADATA_BYTES_MAX = 2048;

/**
 * POST {base}/api/v1/rooms/{roomId}/members/token: a link's secret, an account or a room-member token of before becomes
 * a token. Whoever sends the token of before in `X-Room-Member-Token` stays the same person: identity, role, place on
 * stage. While `waiting` one asks again every 2 s with the newest token, until there is a `livekitToken` or a refusal.
 */
export const memberTokenSchema = z.object({
  secret: textSchema(200).optional(),
  participantName: textSchema(50).trim().min(1).optional(),
  joinMeeting: z.boolean().optional(),
  /** Wants to be seen and heard at once, as far as the stage is open; default true. */
  toStage: z.boolean().optional(),
  /** A phone or tablet (K-12). */
  phone: z.boolean().optional(),
  /** What the page around the room calls this person; kept for programs (api-openvidu-meet.md 9). */
  participantExternalId: textSchema(EXTERNAL_ID_MAX).optional(),
  /** What that page wants to find again with this person; at most 2048 bytes of UTF-8. */
  participantMetadata: textSchema(METADATA_BYTES_MAX)
    .refine((text) => new TextEncoder().encode(text).length <= METADATA_BYTES_MAX, "must have at most 2048 bytes")
    .optional(),
  /** Comes back from a breakout room: into the meeting that runs, and never begins another. */
  back: z.boolean().optional(),
});
export const memberTokenAnswerSchema = z.object({
  /** Room-member token for `X-Room-Member-Token: Bearer …` and `?roomMemberToken=`. */
  token: z.string(),
  role: z.enum(["host", "moderator", "speaker", "viewer"]),
  permissions: z.record(z.string(), z.boolean()),
  roomName: z.string(),
  /** The name by which one is known already: of a personal link, an account, or the token of before. */
  participantName: z.string().optional(),
  /** Came by a personal link, whose name is not one's own to choose. */
  nameIsGiven: z.literal(true).optional(),
  /** Epoch ms of the server, so that a client's timer is right whatever its clock. */
  serverTime: z.number(),
  /** Who may be on stage now, so that a join page offers what will be granted. */
  stageMode: stageModeSchema.optional(),
  /** When the room can be entered, and whether that is now: to be told before somebody tries. */
  schedule: scheduleSchema.optional(),
  opening: z.enum(["open", "not-open-yet", "time-over"]).optional(),
  /** Epoch ms from which everybody may come, while `opening` is `not-open-yet`. */
  opensAt: z.number().optional(),
  /** Of a room that broadcasts: whether it has begun. */
  broadcast: broadcastSchema.optional(),
  /** A recording runs at this moment. */
  recorded: z.boolean().optional(),
  /** Not yet, but a trigger will start a recording. */
  willBeRecorded: z.boolean().optional(),
  /** Whether microphone and camera begin switched on. */
  initialAudioActive: z.boolean().optional(),
  initialVideoActive: z.boolean().optional(),
  /** The room lets people blur or replace what is behind them; who of them, `mediaChangeVirtualBackground` says. */
  virtualBackground: z.boolean().optional(),
  /** Has to be admitted first, or the meeting does not run yet: to be asked again with the same token every 2 s. */
  waiting: z.literal(true).optional(),
  /** While `waiting`: to be admitted, for a host or moderator to come, or for the broadcast to begin. */
  waitingFor: z.enum(["admission", "host", "broadcast"]).optional(),
  /** Only with `joinMeeting`: for any livekit-client. */
  livekitUrl: z.string().optional(),
  livekitToken: z.string().optional(),
  participantIdentity: z.string().optional(),
});
export type MemberTokenAnswer = z.infer<typeof memberTokenAnswerSchema>;
