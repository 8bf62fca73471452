import { z } from "zod";

/** Roles in a room. `viewer` is never on stage. */
export const roomRoleSchema = z.enum(["host", "moderator", "speaker", "viewer"]);
export type RoomRole = z.infer<typeof roomRoleSchema>;

/** Keys of OpenVidu Meet 3.9 (api-openvidu-meet.md 8). */
export const permissionKeys = [
  "recordingControl",
  "recordingList",
  "recordingPlay",
  "recordingDownload",
  "recordingDelete",
  "meetingJoin",
  "meetingRead",
  "roomShareAccessLinks",
  "participantPromote",
  "participantKick",
  "participantMute",
  "meetingEnd",
  "mediaPublishVideo",
  "mediaPublishAudio",
  "mediaShareScreen",
  "chatRead",
  "chatWrite",
  "mediaChangeVirtualBackground",
] as const;
export type Permission = (typeof permissionKeys)[number];

export const permissionsSchema = z.object(
  Object.fromEntries(permissionKeys.map((key) => [key, z.boolean()])) as Record<Permission, z.ZodBoolean>,
);
export type Permissions = Record<Permission, boolean>;

/** The preset of O-08: whom the recordings of a room are open to beside its owner and administrators. */
export const recordingAudienceSchema = z.enum(["admin", "admin_moderator", "admin_moderator_speaker"]);
