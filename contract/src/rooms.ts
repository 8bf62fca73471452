import { z } from "zod";
import { encodingSchema } from "./encoding.ts";
import { paginationSchema } from "./lists.ts";
import { stageModeSchema } from "./meeting-actions.ts";
import { retentionDaysSchema } from "./organisation.ts";
import { recordingChoicesSchema } from "./recording-choices.ts";
import { recordingLayoutSchema } from "./recordings.ts";
import { permissionsSchema, recordingAudienceSchema } from "./roles.ts";

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

/**
 * When a room can be entered: `always`, or from `earlyMinutes` before `from` (hosts also sooner) to `until`. The
 * meeting that runs then goes on, unless it `endsOnTime`.
 */
export const timeFrameSchema = z.object({
  from: z.number().int().min(0),
  until: z.number().int().max(4_102_444_800_000),
  earlyMinutes: z.number().int().min(0).max(1440).default(15),
  endsOnTime: z.boolean().default(false),
});
export const scheduleSchema = z.union([
  z.literal("always"),
  timeFrameSchema.refine(({ from, until }) => from < until, { path: ["until"], message: "must be later than from" }),
]);
/** A single room, one of a space of that kind, or one for live broadcasts, which is in no space. */
export const roomKindSchema = z.enum(["single", "channel", "gallery", "broadcast"]);

export const roomConfigSchema = z.object({
  /** At once in the meeting; further joins are refused. Null: no limit. */
  maxParticipants: z.number().int().min(1).max(30).nullable(),
  /** After so long a meeting ends for everybody. Null: after the organisation's `meetingLimitHours`. */
  maxDurationMinutes: z.number().int().min(1).max(4320, "must not be more than 4320, which is 72 hours").nullable(),
  /** Whether microphone and camera are on when the join page opens; a default, not a rule. */
  initialAudioActive: z.boolean(),
  initialVideoActive: z.boolean(),
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
  schedule: scheduleSchema,
  recording: recordingChoicesSchema.extend({
    layout: recordingLayoutSchema,
    encoding: encodingSchema,
    allowAccessTo: recordingAudienceSchema,
    /** Days for which recordings are kept, within the organisation's cap; null: as the organisation says. */
    retentionDays: retentionDaysSchema.nullable(),
  }),
});
export type RoomConfig = z.infer<typeof roomConfigSchema>;

/** `fail` is for those who ask: nobody is there to be told. Default: `when_meeting_ends`, `close`. */
export const autoDeletionPolicySchema = z.object({
  withMeeting: z.enum(["force", "when_meeting_ends"]),
  withRecordings: z.enum(["force", "close"]),
});

export const roomSchema = z.object({
  roomId: z.string(),
  roomName: z.string(),
  owner: z.string(),
  kind: roomKindSchema,
  /** The space that it belongs to; null: a single room. */
  spaceId: z.string().nullable(),
  creationDate: z.number(),
  autoDeletionDate: z.number().nullable(),
  /** Only with a date. */
  autoDeletionPolicy: autoDeletionPolicySchema.optional(),
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
  /** In the answer to a change: from when each setting that changed holds. */
  appliesFrom: z.record(z.string(), z.enum(["now", "next-meeting"])).optional(),
  _extraFields: z.array(z.string()).optional(),
});
export type MeetRoom = z.infer<typeof roomSchema>;

export const roomListSchema = z.object({ rooms: z.array(roomSchema.partial()), pagination: paginationSchema });
