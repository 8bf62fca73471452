/** A room: the lasting place with settings, links and a library. */
import { defaultOrganisation, type NewRooms, type Organisation } from "../people/index.ts";
import { Failure, type Randomness, type RoomId, roomId, type WallMs } from "../vocabulary/index.ts";
import type { AutoDeletion } from "./auto-deletion.ts";
import type { Encoding } from "./encoding.ts";
import type { StageMode } from "./meeting/meeting.ts";
import { noChoices, type RecordingChoices } from "./recording-policy.ts";
import { defaultPermissions, type OwnRights, type Permissions, permissionsFrom, type RoomRole } from "./permissions.ts";
import type { Schedule } from "./schedule.ts";
import type { SpaceOfRoom } from "./spaces/index.ts";

type Switch = { readonly enabled: boolean };

/** What can be switched and chosen in a room. */
export type RoomSettings = {
  /** People in the meeting at once; null: no limit. */
  readonly maxParticipants: number | null;
  /** A meeting ends after so long; null: after the organisation's time (K-41). */
  readonly maxDurationMinutes: number | null;
  /** Whether microphone and camera are on when the join page opens; everybody may turn them on or off there. */
  readonly initialAudioActive: boolean;
  readonly initialVideoActive: boolean;
  readonly chat: Switch;
  readonly virtualBackground: Switch;
  readonly captions: Switch;
  /** End-to-end encryption; excludes recording. */
  readonly e2ee: Switch;
  /** Who may be on stage when a meeting begins (K-5.3); *webinar* is `invite`. */
  readonly stage: StageMode;
  /** Everybody but hosts and moderators waits to be admitted. */
  readonly waitingRoom: boolean;
  /** Nobody comes in before a host or moderator is there. */
  readonly waitForHost: boolean;
  /** When it can be entered. */
  readonly schedule: Schedule;
  /** Ask `recordingPolicyOf` what holds. */
  readonly recording: RecordingChoices & {
    readonly layout: "grid" | "speaker" | "single-speaker";
    readonly encoding: Encoding;
    /** The preset of O-08: whom beside administrators the library is open to. */
    readonly allowAccessTo: "admin" | "admin_moderator" | "admin_moderator_speaker";
    /** For how long recordings are kept, within the organisation's cap; null: as the organisation says. */
    readonly retentionDays: number | null;
  };
};
/** What a room says about these two; hosts may do everything, viewers what the default says. */
export type RoomRoles = { readonly moderator: Permissions; readonly speaker: Permissions };

/** A link for each role, and one that opens the room's recordings only. */
export const linkKinds = ["host", "moderator", "speaker", "viewer", "recording"] as const;
/** Which link. */
export type LinkKind = (typeof linkKinds)[number];
/** Its secret is kept readable: the link must be shown again. */
export type RoomLink = {
  readonly enabled: boolean;
  readonly secret: string;
  /** Last renewed or switched: room-member tokens made from it before are dead. */
  readonly changedAt?: WallMs;
};
/** The links, and whether accounts need one. */
export type RoomLinks = Readonly<Record<LinkKind, RoomLink>> & {
  /** Signed-in users may join as speakers. */
  readonly user: { readonly enabled: boolean };
};

/** All that is kept of a room. */
export type Room = {
  readonly roomId: RoomId;
  readonly name: string;
  readonly owner: string;
  /** The space that it belongs to; null: a single room. As it was when the room was read. */
  readonly space: SpaceOfRoom | null;
  /** Its meetings are live broadcasts (K-60); it is in no space. */
  readonly broadcast: boolean;
  readonly createdAt: WallMs;
  readonly autoDeletion: AutoDeletion;
  readonly settings: RoomSettings;
  /** As it was when the room was read: not kept with it. */
  readonly organisation: Organisation;
  readonly roles: RoomRoles;
  readonly links: RoomLinks;
  readonly closed: boolean;
  /** What becomes of the room when its meeting ends. `delete` spares a room that has recordings: it is closed. */
  readonly meetingEndAction: "none" | "close" | "delete" | "delete-with-recordings";
  /** Last change of what the roles may do, or of the links. */
  readonly rolesUpdatedAt: WallMs;
  readonly meetingStartedAt: WallMs | null;
  /** Of a breakout room, as its plan says (breakouts/plan.ts); null: a room that people made. */
  readonly breakout: {
    readonly parentRoomId: RoomId;
    readonly parentName: string;
    /** Of the main room, when the breakout was opened. */
    readonly meetingId: string;
    readonly number: number;
    readonly endsAt: WallMs | null;
  } | null;
};

/** A meeting that runs counts more than a closed door. */
export const roomStatus = (room: Room): "open" | "active_meeting" | "closed" =>
  room.meetingStartedAt !== null ? "active_meeting" : room.closed ? "closed" : "open";

/** What a room has before its maker says anything (SP24). */
export const begunWith = ({ roles, ...recording }: NewRooms): Pick<Room, "settings" | "roles"> => ({
  settings: {
    maxParticipants: null,
    maxDurationMinutes: null,
    initialAudioActive: true,
    initialVideoActive: true,
    chat: { enabled: true },
    virtualBackground: { enabled: true },
    captions: { enabled: true },
    e2ee: { enabled: false },
    stage: "everyone",
    waitingRoom: false,
    waitForHost: false,
    schedule: "always",
    recording: { ...noChoices, retentionDays: null, ...recording },
  },
  roles: { moderator: roles.moderator.permissions, speaker: roles.speaker.permissions },
});
/** Where the organisation has not said anything either. */
export const { settings: defaultSettings, roles: defaultRoles } = begunWith(defaultOrganisation.newRooms);

/** 24 characters of 5.95 bits: 142 bits. */
const SECRET_CHARACTERS = 24;

/** Of a link: whoever has it may come. */
export const newSecret = (randomness: Randomness): string => randomness.text(SECRET_CHARACTERS);

/** Fresh secrets for every kind of link. */
export const newLinks = (randomness: Randomness, enabled: (kind: LinkKind) => boolean): RoomLinks => {
  const link = (kind: LinkKind) => ({ enabled: enabled(kind), secret: newSecret(randomness) });
  return {
    host: link("host"),
    moderator: link("moderator"),
    speaker: link("speaker"),
    viewer: link("viewer"),
    recording: link("recording"),
    user: { enabled: false },
  };
};

/** `<sanitised-name>-<15 characters>` */
export const newRoomId = (name: string, randomness: Randomness): RoomId => {
  const readable = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return roomId(`${readable === "" ? "room" : readable}-${randomness.text(15)}`);
};

/**
 * End-to-end encrypted media cannot be recorded: the one switch turns the other off.
 * @throws Failure `nobody-second` for a recording that would wait for a second person who cannot come
 */
export const consistentSettings = (settings: RoomSettings): RoomSettings => {
  if (settings.maxParticipants === 1 && settings.recording.startTrigger === "automatic-2nd-participant")
    throw new Failure("nobody-second", "cannot wait for a second participant where maxParticipants is 1");
  return settings.e2ee.enabled ? { ...settings, recording: { ...settings.recording, enabled: false } } : settings;
};

/** What a role may do in this room; `own`: where somebody differs from it. */
export const permissionsOf = (room: Room, role: RoomRole, own: OwnRights = {}): Permissions => {
  const ofRole = role === "moderator" || role === "speaker" ? room.roles[role] : defaultPermissions[role];
  return withinPreset(room, role, { ...ofRole, ...own });
};

/** The preset of O-08 takes the library from the roles it leaves out. */
const withinPreset = (room: Room, role: RoomRole, permissions: Permissions): Permissions => {
  const preset = room.settings.recording.allowAccessTo;
  const leads = role === "host" || role === "moderator";
  const allowed = preset === "admin_moderator_speaker" || (preset === "admin_moderator" && leads);
  if (allowed) return permissions;
  return {
    ...permissions,
    recordingList: false,
    recordingPlay: false,
    recordingDownload: false,
    recordingDelete: false,
  };
};

/** What the holder of the room's recordings link may do: below a speaker, so only under the widest preset. */
export const recordingLinkPermissions = (room: Room): Permissions => {
  const open = room.settings.recording.allowAccessTo === "admin_moderator_speaker";
  return permissionsFrom(open ? ["recordingList", "recordingPlay", "recordingDownload"] : []);
};
