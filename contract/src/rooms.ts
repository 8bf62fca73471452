import { z } from "zod";
import { paginationSchema } from "./lists.ts";
import { stageModeSchema } from "./meeting-actions.ts";
import { recordingChoicesSchema } from "./recording-choices.ts";
import { recordingLayoutSchema } from "./recordings.ts";
import { permissionsSchema } from "./roles.ts";

const linkSchema = z.object({ enabled: z.boolean(), url: z.string().optional() });

/** Links without an account, one per role; URLs are left out when the caller lacks `roomShareAccessLinks`. */
export const roomAccessSchema = z.object({
  anonymous: z.object({
    host: linkSchema,
    moderator: linkSchema,
    speaker: linkSchema,
    viewer: linkSchema,
    recording: linkSchema,
  }),
  user: linkSchema,
});

const switchSchema = z.object({ enabled: z.boolean() });

export const roomConfigSchema = z.object({
  /** At once in the meeting; further joins are refused. Null: no limit. */
  maxParticipants: z.number().int().min(1).max(30).nullable(),
  chat: switchSchema,
  virtualBackground: switchSchema,
  captions: switchSchema,
  e2ee: switchSchema,
  /** Who may be on stage when a meeting begins; a moderator changes it for the running one. */
  stage: stageModeSchema,
  /** Everybody but hosts and moderators waits to be admitted. */
  waitingRoom: z.boolean(),
  /** Nobody comes in before a host or moderator is there. */
  waitForHost: z.boolean(),
  recording: recordingChoicesSchema.extend({
    layout: recordingLayoutSchema,
    encoding: z.literal("H264_1080P_30"),
    allowAccessTo: z.enum(["admin", "admin_moderator", "admin_moderator_speaker"]),
  }),
});
export type RoomConfig = z.infer<typeof roomConfigSchema>;

export const roomSchema = z.object({
  roomId: z.string(),
  roomName: z.string(),
  owner: z.string(),
  creationDate: z.number(),
  autoDeletionDate: z.number().nullable(),
  config: roomConfigSchema.optional(),
  roles: z
    .object({
      moderator: z.object({ permissions: permissionsSchema }),
      speaker: z.object({ permissions: permissionsSchema }),
    })
    .optional(),
  access: roomAccessSchema,
  status: z.enum(["open", "active_meeting", "closed"]),
  rolesUpdatedAt: z.number(),
  meetingEndAction: z.enum(["none", "close", "delete"]),
  _extraFields: z.array(z.string()).optional(),
});
export type MeetRoom = z.infer<typeof roomSchema>;

export const roomListSchema = z.object({ rooms: z.array(roomSchema.partial()), pagination: paginationSchema });
