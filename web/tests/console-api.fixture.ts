/** What the API answers to the console about the organisation, members, accounts and spaces: from fixed examples. */
import type {
  MeetRoomMember,
  MeetSpace,
  MeetSpaceMember,
  MeetUser,
  Organisation,
  Permission,
  Permissions,
} from "@roomreel/contract";
import { permissionKeys } from "@roomreel/contract";

type Fields = { readonly [name: string]: unknown };
export type Asking = { readonly method: string; readonly path: string; readonly body: Fields | null };
export type Answering = (asking: Asking) => readonly [Fields, number] | null;

const NOW = Date.UTC(2026, 2, 1, 10);
const pagination = { isTruncated: false, nextPageToken: null, maxItems: 30 };
const some = (granted: readonly Permission[]): Permissions =>
  Object.fromEntries(permissionKeys.map((key) => [key, granted.includes(key)])) as Permissions;
export const roles = {
  moderator: { permissions: some(permissionKeys) },
  speaker: { permissions: some(["meetingJoin", "meetingRead", "chatRead", "chatWrite", "recordingList"]) },
};

const link = (id: string): string => `http://127.0.0.1/room/lesson?secret=${id}-0123456789abcdef`;
const memberOf = (memberId: string, name: string, more: Partial<MeetRoomMember>): MeetRoomMember => ({
  memberId,
  roomId: "lesson",
  type: "user",
  name,
  membershipDate: NOW,
  accessUrl: link(memberId),
  baseRole: "speaker",
  customPermissions: {},
  effectivePermissions: roles.speaker.permissions,
  permissionsUpdatedAt: NOW,
  ...more,
});

const accounts: readonly MeetUser[] = [
  { userId: "admin", name: "Admin", role: "admin", registrationDate: NOW, mustChangePassword: false },
  { userId: "ana_ruiz", name: "Ana Ruiz", role: "room_manager", registrationDate: NOW, mustChangePassword: false },
  {
    userId: "maximilian_von_hohenstein",
    name: "Maximilian von Hohenstein-Oettingen",
    role: "room_member",
    registrationDate: NOW,
    mustChangePassword: true,
  },
];
const rights = { view: true, add: true, approve: true, manage: true };
const spaces: readonly MeetSpace[] = [
  { spaceId: "spc-1", kind: "channel", name: "Physics", description: "", owner: "admin", creationDate: NOW, rights },
  {
    spaceId: "spc-2",
    kind: "gallery",
    name: "A course",
    description: "",
    owner: "ana_ruiz",
    creationDate: NOW,
    rights,
  },
];
const spaceMembers: readonly MeetSpaceMember[] = accounts.map(({ userId, name }, index) => ({
  spaceId: "spc-1",
  userId,
  name,
  role: index === 0 ? "manager" : "member",
  isOwner: index === 0,
  membershipDate: NOW,
}));

const organisation: Organisation = {
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
  newRooms: { layout: "grid", encoding: "H264_1080P_30", allowAccessTo: "admin_moderator_speaker", roles },
  library: { trashDays: 30, retentionDays: null, retentionDaysMax: null, quotaBytes: null },
  embedding: { allowedOrigins: [] },
  appearance: { theme: null },
  audit: { keptDays: 365 },
  recordingLimitHours: 24,
  meetingLimitHours: 24,
};

/** What the patch says over what holds, at any depth. */
const merged = <Whole extends object>(whole: Whole, patch: object): Whole => {
  const isGroup = (value: unknown): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  const over = Object.entries(patch).map(([name, value]: [string, unknown]) => {
    const before: unknown = Object.entries(whole).find(([key]) => key === name)?.[1];
    return [name, isGroup(before) && isGroup(value) ? merged(before, value) : value] as const;
  });
  return { ...whole, ...Object.fromEntries(over) };
};

/** With a memory of its own: what is changed stays so until the fixture is made anew. */
export const consoleAnswers = (): Answering => {
  const members = membersAnswers();
  let said = organisation;
  return (asking) => {
    const { method, path, body } = asking;
    switch (path) {
      case "/api/v1/organisation":
        if (method === "PUT") said = merged(said, body ?? {});
        return [said, 200];
      case "/api/v1/storage":
        return [{ usedBytes: 9.6e10, trashBytes: 4e9, quotaBytes: 1e11, level: "near" }, 200];
      case "/api/v1/users":
        if (method === "POST" && body?.["userId"] === "admin")
          return [{ error: "User Error", message: "exists", code: "user-exists" }, 409];
        return [{ users: accounts, pagination }, 200];
      case "/api/v1/users/ana_ruiz/password":
        return [{ message: "set" }, 200];
      case "/api/v1/spaces":
        return [{ spaces, pagination }, 200];
      case "/api/v1/spaces/spc-1":
        return [{ ...spaces[0] }, 200];
      case "/api/v1/spaces/spc-1/members/ana_ruiz":
        return [{ message: "deleted" }, 200];
      case "/api/v1/spaces/spc-1/members":
        return [{ members: spaceMembers, pagination }, 200];
      default:
        return members(asking);
    }
  };
};

const membersAnswers = (): Answering => {
  let members = [
    memberOf("ana_ruiz", "Ana Ruiz", { baseRole: "moderator", effectivePermissions: roles.moderator.permissions }),
    memberOf("guest-1", "Guest of honour with a long name", {
      type: "identified_guest",
      customPermissions: { recordingDownload: true, chatWrite: false },
    }),
  ];
  return ({ method, path, body }) => {
    const all = "/api/v1/rooms/lesson/members";
    if (path === all && method === "GET") return [{ members, pagination }, 200];
    if (path === all && body?.["userId"] === "nobody")
      return [{ error: "Unprocessable Entity", details: [{ field: "userId", message: "does not exist" }] }, 422];
    if (path === all) {
      const name = String(body?.["name"] ?? body?.["userId"]);
      const added = memberOf(`guest-${members.length + 1}`, name, { ...body });
      members = [...members, added];
      return [added, 201];
    }
    const [, id, rotates] = /^\/api\/v1\/rooms\/lesson\/members\/(guest-\d|ana_ruiz)(\/rotate)?$/.exec(path) ?? [];
    const member = members.find(({ memberId }) => memberId === id);
    if (member === undefined) return null;
    const changed = { ...member, ...body, ...(rotates === undefined ? {} : { accessUrl: link("another") }) };
    members = members.flatMap((one) => (one !== member ? [one] : method === "DELETE" ? [] : [changed]));
    return [changed, 200];
  };
};
