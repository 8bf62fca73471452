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

const everything: Record<Permission, boolean> = Object.fromEntries(permissionKeys.map((key) => [key, true])) as Record<
  Permission,
  boolean
>;
const nothing: Record<Permission, boolean> = Object.fromEntries(permissionKeys.map((key) => [key, false])) as Record<
  Permission,
  boolean
>;

export const permissionsSchema = z.object(
  Object.fromEntries(permissionKeys.map((key) => [key, z.boolean()])) as Record<Permission, z.ZodBoolean>,
);
export type Permissions = Record<Permission, boolean>;

/** What each role may do when the room says nothing else. Speakers play, they do not download (O-09). */
export const defaultPermissions: Record<RoomRole, Permissions> = {
  host: everything,
  moderator: everything,
  speaker: {
    ...nothing,
    recordingList: true,
    recordingPlay: true,
    meetingJoin: true,
    meetingRead: true,
    mediaPublishVideo: true,
    mediaPublishAudio: true,
    mediaShareScreen: true,
    chatRead: true,
    chatWrite: true,
    mediaChangeVirtualBackground: true,
  },
  viewer: {
    ...nothing,
    recordingList: true,
    recordingPlay: true,
    meetingJoin: true,
    meetingRead: true,
    chatRead: true,
    chatWrite: true,
  },
};
