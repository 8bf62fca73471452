/** A running meeting and its people, as programs see and lead it (api-openvidu-meet.md 9). */
import { z } from "zod";
import { broadcastSchema } from "./broadcast.ts";
import { roomRoleSchema } from "./roles.ts";

export const meetingSchema = z.object({
  roomId: z.string(),
  roomName: z.string(),
  startDate: z.number(),
  participantCount: z.number(),
  recordingActive: z.boolean(),
  /** Of a room that broadcasts; else null. */
  broadcast: broadcastSchema.nullable(),
});
export type RunningMeetingView = z.infer<typeof meetingSchema>;

export const meetingParticipantSchema = z.object({
  participantIdentity: z.string(),
  participantName: z.string(),
  /** As the page around the room said when this person came; null when it did not. */
  externalId: z.string().nullable(),
  metadata: z.string().nullable(),
  role: roomRoleSchema,
  joinDate: z.number(),
  audioActive: z.boolean(),
  videoActive: z.boolean(),
  screenSharing: z.boolean(),
});
export type MeetingParticipantView = z.infer<typeof meetingParticipantSchema>;
export const meetingParticipantsSchema = z.object({ participants: z.array(meetingParticipantSchema) });

/** What others switch on again nobody can: only `false` is taken. */
const off = z.literal(false, "must be false: only people themselves switch their devices on");
const isAny = (media: object): boolean => Object.values(media).some((value) => value !== undefined);

export const mediaOfAllSchema = z.object({ audioActive: off });
export const mediaOfOneSchema = z
  .object({ audioActive: off.optional(), videoActive: off.optional(), screenSharing: off.optional() })
  .refine(isAny, "must name something to switch off");

/** `upgrade`: to moderator; `downgrade`: from moderator to speaker. */
export const changeOfRoleSchema = z.object({ action: z.enum(["upgrade", "downgrade"]) });
