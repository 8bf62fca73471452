/** What holds in the whole deployment where a room says nothing else (rooms/recording-policy.ts). */
import { defaultPermissions, type Permissions } from "./permissions.ts";

/** What starts a recording besides people; `none`: nothing does (api-whereby.md 3). */
export const startTriggers = ["none", "prompt", "automatic", "automatic-2nd-participant", "automatic-host"] as const;
/** One of them. */
export type StartTrigger = (typeof startTriggers)[number];

/**
 * How people come to know that they are recorded. `notify`: they are told; `confirm`: each has to press Confirm (K-11);
 * `gate`: until then camera and microphone stay off.
 */
export const consentModes = ["notify", "confirm", "gate"] as const;
/** One of them. */
export type ConsentMode = (typeof consentModes)[number];

/** MP4 (ISO 14496-14), or Matroska (RFC 9559). */
export const fileFormats = ["mp4", "mkv"] as const;
/** One of them. */
export type FileFormat = (typeof fileFormats)[number];

/** Of rooms; a colour that is null is the base theme's. `#rrggbb` */
export type Theme = {
  readonly baseTheme: "light" | "dark";
  readonly backgroundColor: string | null;
  readonly primaryColor: string | null;
  readonly secondaryColor: string | null;
  readonly accentColor: string | null;
  readonly surfaceColor: string | null;
};

/** What a room is made with where its maker says nothing (SP24); a change of it reaches no room that there is. */
export type NewRooms = {
  readonly layout: "grid" | "speaker" | "single-speaker";
  readonly encoding: `${"" | "PORTRAIT_"}H264_${720 | 1080}P_${30 | 60}`;
  /** The preset of O-08: whom beside administrators the library is open to. */
  readonly allowAccessTo: "admin" | "admin_moderator" | "admin_moderator_speaker";
  readonly roles: Readonly<Record<"moderator" | "speaker", { readonly permissions: Permissions }>>;
};

/** One for the deployment. */
export type Organisation = {
  readonly recording: {
    /** `none`: rooms do not record. */
    readonly type: "none" | "cloud";
    readonly startTrigger: StartTrigger;
    readonly consent: ConsentMode;
    /** Participants may keep their own sound and picture out of recordings. */
    readonly mayBeLeftOut: boolean;
    /** Recordings may be started and stopped on phones (K-12 says no). */
    readonly startOnPhones: boolean;
    /** Of the files of recordings (W-06). */
    readonly fileFormat: FileFormat;
    /** After so long without anybody who publishes, or with one person left, a recording ends; null: it does not. */
    readonly idleMinutes: number | null;
    /** Who leads a meeting that is not recorded is reminded after this time; null: never. */
    readonly reminderAfterMinutes: number | null;
  };
  readonly newRooms: NewRooms;
  readonly library: {
    /** How long what was deleted can be restored; 0: it is deleted at once. */
    readonly trashDays: number;
    /** How long recordings are kept where their room says nothing; null: until somebody deletes them. */
    readonly retentionDays: number | null;
    /** The cap: no room keeps recordings for longer (P-13); null: none. */
    readonly retentionDaysMax: number | null;
    /** No recording starts beyond; null: as long as the disk has room. */
    readonly quotaBytes: number | null;
  };
  readonly embedding: {
    /** Of sites whose pages may show rooms and recordings: `https://intranet.example`. */
    readonly allowedOrigins: readonly string[];
  };
  readonly appearance: { readonly theme: Theme | null };
  /** How long entries of the audit log are kept. */
  readonly audit: { readonly keptDays: number };
  /** At most 24 (K-42). */
  readonly recordingLimitHours: number;
  /** At most 72 (K-41). */
  readonly meetingLimitHours: number;
};

/** Until somebody changes it. */
export const defaultOrganisation: Organisation = {
  recording: {
    type: "cloud",
    startTrigger: "none",
    consent: "confirm",
    mayBeLeftOut: false,
    startOnPhones: false,
    fileFormat: "mp4",
    idleMinutes: null,
    reminderAfterMinutes: 2,
  },
  newRooms: {
    layout: "grid",
    encoding: "H264_1080P_30",
    allowAccessTo: "admin_moderator_speaker",
    roles: {
      moderator: { permissions: defaultPermissions.moderator },
      speaker: { permissions: defaultPermissions.speaker },
    },
  },
  library: { trashDays: 30, retentionDays: null, retentionDaysMax: null, quotaBytes: null },
  embedding: { allowedOrigins: [] },
  appearance: { theme: null },
  audit: { keptDays: 365 },
  recordingLimitHours: 24,
  meetingLimitHours: 24,
};

type Part<Item> = { readonly [Key in keyof Item]?: Item[Key] | undefined };
/** What is left out stays. */
export type OrganisationPatch = Part<
  Omit<Organisation, "recording" | "newRooms" | "library" | "embedding" | "appearance" | "audit">
> & {
  readonly newRooms?: NewRoomsPatch | undefined;
  readonly audit?: Part<Organisation["audit"]> | undefined;
  readonly embedding?: Part<Organisation["embedding"]> | undefined;
  readonly appearance?: Part<Organisation["appearance"]> | undefined;
  readonly recording?: Part<Organisation["recording"]> | undefined;
  readonly library?: Part<Organisation["library"]> | undefined;
};
type NewRoomsPatch = Part<Omit<NewRooms, "roles">> & {
  readonly roles?: Part<Record<keyof NewRooms["roles"], { readonly permissions: Part<Permissions> }>> | undefined;
};

/** With the patch over it. */
export const changedOrganisation = (organisation: Organisation, patch: OrganisationPatch): Organisation => ({
  recordingLimitHours: patch.recordingLimitHours ?? organisation.recordingLimitHours,
  meetingLimitHours: patch.meetingLimitHours ?? organisation.meetingLimitHours,
  recording: { ...organisation.recording, ...said(patch.recording) },
  newRooms: changedNewRooms(organisation.newRooms, patch.newRooms),
  library: { ...organisation.library, ...said(patch.library) },
  embedding: { ...organisation.embedding, ...said(patch.embedding) },
  appearance: { ...organisation.appearance, ...said(patch.appearance) },
  audit: { ...organisation.audit, ...said(patch.audit) },
});

const changedNewRooms = (newRooms: NewRooms, { roles, ...patch }: NewRoomsPatch = {}): NewRooms => {
  const changed = (role: keyof NewRooms["roles"]) => ({
    permissions: { ...newRooms.roles[role].permissions, ...said(roles?.[role]?.permissions) },
  });
  return { ...newRooms, ...said(patch), roles: { moderator: changed("moderator"), speaker: changed("speaker") } };
};

const said = (patch: object = {}): object =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** Where it is kept. */
export interface OrganisationStore {
  get(): Promise<Organisation>;
  /** Of two changes at once neither is lost; a throwing `how` changes nothing. */
  change(how: (organisation: Organisation) => Organisation): Promise<Organisation>;
}
