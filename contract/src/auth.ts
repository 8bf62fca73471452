import { z } from "zod";
import { textSchema } from "./text.ts";

/** POST {base}/internal-api/v1/auth/login */
export const loginSchema = z.object({ userId: textSchema(100).min(1), password: z.string().min(1).max(200) });
export const loginAnswerSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  userId: z.string(),
  name: z.string(),
});
export type LoginAnswer = z.infer<typeof loginAnswerSchema>;

/** POST {base}/api/v1/rooms/{roomId}/members/token: a link's secret becomes a token. */
export const memberTokenSchema = z.object({
  secret: textSchema(200).optional(),
  participantName: textSchema(50).trim().min(1).optional(),
  joinMeeting: z.boolean().optional(),
});
export const memberTokenAnswerSchema = z.object({
  /** Room-member token for `X-Room-Member-Token: Bearer …` and `?roomMemberToken=`. */
  token: z.string(),
  role: z.enum(["host", "moderator", "speaker", "viewer"]),
  permissions: z.record(z.string(), z.boolean()),
  roomName: z.string(),
  /** Epoch ms of the server, so that a client's timer is right whatever its clock. */
  serverTime: z.number(),
  /** Only with `joinMeeting`: for any livekit-client. */
  livekitUrl: z.string().optional(),
  livekitToken: z.string().optional(),
  participantIdentity: z.string().optional(),
});
export type MemberTokenAnswer = z.infer<typeof memberTokenAnswerSchema>;
