/** What the roles in a room may do. */

export const roomRoles = ["host", "moderator", "speaker", "viewer"] as const;
/** In a room; hosts and moderators lead, viewers are never on stage. */
export type RoomRole = (typeof roomRoles)[number];

/** Each right, by the name it has everywhere (api-openvidu-meet.md 8). */
export const permissionNames = [
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
/** One right. */
export type Permission = (typeof permissionNames)[number];
/** All rights, granted or not. */
export type Permissions = Readonly<Record<Permission, boolean>>;

/** Rights that somebody has or lacks whatever his role. */
export type OwnRights = { readonly [Name in Permission]?: boolean };

/** Exactly these rights. */
export const permissionsFrom = (granted: readonly string[]): Permissions => {
  const all = permissionNames.map((name) => [name, granted.includes(name)] as const);
  return Object.fromEntries(all) as Permissions;
};

/** The names of the rights that are granted. */
export const grantedIn = (permissions: Permissions): readonly Permission[] =>
  permissionNames.filter((name) => permissions[name]);

const speaker: readonly Permission[] = [
  "recordingList",
  "recordingPlay",
  "meetingJoin",
  "meetingRead",
  "mediaPublishVideo",
  "mediaPublishAudio",
  "mediaShareScreen",
  "chatRead",
  "chatWrite",
  "mediaChangeVirtualBackground",
];
const viewer: readonly Permission[] = [
  "recordingList",
  "recordingPlay",
  "meetingJoin",
  "meetingRead",
  "chatRead",
  "chatWrite",
];

/** What each role may do when the room says nothing else. Speakers play, they do not download (O-09). */
export const defaultPermissions: Readonly<Record<RoomRole, Permissions>> = {
  host: permissionsFrom(permissionNames),
  moderator: permissionsFrom(permissionNames),
  speaker: permissionsFrom(speaker),
  viewer: permissionsFrom(viewer),
};
