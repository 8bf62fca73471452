/** Making a room and changing what may change; pure but for the randomness of ids and secrets. */
import { defaultOrganisation, type Organisation } from "../people/index.ts";
import type { Clock, Randomness, WallMs } from "../vocabulary/index.ts";
import { type AskedAutoDeletion, autoDeletionOf } from "./auto-deletion.ts";
import { begunWith, consistentSettings, linkKinds, newLinks, newRoomId, newSecret } from "./room.ts";
import type { LinkKind, Room, RoomLinks, RoomRoles, RoomSettings } from "./room.ts";
import { roomNameOf } from "./room-name.ts";
import type { Permissions } from "./permissions.ts";
import { type AskedSchedule, scheduleOf } from "./schedule.ts";
import type { SpaceOfRoom } from "./spaces/index.ts";

type Part<Item> = { readonly [Key in keyof Item]?: Item[Key] | undefined };
type Switched = { readonly enabled: boolean } | undefined;

/** A change of settings: what is left out stays. */
export type SettingsPatch = Part<Omit<RoomSettings, "recording" | "schedule">> & {
  readonly schedule?: AskedSchedule | undefined;
  readonly recording?: Part<RoomSettings["recording"]> | undefined;
};
/** A change of what the roles may do. */
export type RolesPatch = Part<Record<keyof RoomRoles, { readonly permissions: Part<Permissions> }>>;
/** A change of which links are on. */
export type AccessPatch = {
  readonly anonymous?: Part<Record<LinkKind, Switched>> | undefined;
  readonly user?: Switched;
};

/** What the maker of a room may say about it. */
export type NewRoom = AskedAutoDeletion & {
  readonly roomName?: string | undefined;
  readonly config?: SettingsPatch | undefined;
  readonly roles?: RolesPatch | undefined;
  readonly access?: AccessPatch | undefined;
  readonly owner: string;
  /** The space that it is to belong to. */
  readonly space?: SpaceOfRoom | null;
  readonly broadcast?: boolean;
  readonly organisation?: Organisation | undefined;
};

/** @throws Failure `bad-room-name`, `bad-auto-deletion` */
export const newRoom = (deps: { clock: Clock; randomness: Randomness }, asked: NewRoom): Room => {
  const now = deps.clock.wallNow();
  const name = roomNameOf(asked.roomName);
  const links = newLinks(deps.randomness, () => true);
  const organisation = asked.organisation ?? defaultOrganisation;
  const begun = begunWith(organisation.newRooms);
  return {
    roomId: newRoomId(name, deps.randomness),
    name,
    owner: asked.owner,
    space: asked.space ?? null,
    broadcast: asked.broadcast ?? false,
    createdAt: now,
    autoDeletion: autoDeletionOf(asked, now),
    settings: mergedSettings(begun.settings, asked.config ?? {}),
    organisation,
    roles: mergedRoles(begun.roles, asked.roles ?? {}),
    links: mergedLinks(links, asked.access ?? {}),
    closed: false,
    meetingEndAction: "none",
    rolesUpdatedAt: now,
    meetingStartedAt: null,
    breakout: null,
  };
};

/** @throws Failure `nobody-second` */
export const changedSettings = (room: Room, patch: SettingsPatch, now: WallMs): Room => {
  const settings = mergedSettings(room.settings, patch);
  const sameAccess = settings.recording.allowAccessTo === room.settings.recording.allowAccessTo;
  return { ...room, settings, rolesUpdatedAt: sameAccess ? room.rolesUpdatedAt : now };
};

/** Who is in the room already is reached, too: rights are looked up with every request (SP8). */
export const changedRoles = (room: Room, patch: RolesPatch, now: WallMs): Room => ({
  ...room,
  roles: mergedRoles(room.roles, patch),
  rolesUpdatedAt: now,
});

/** A link that is switched ends the tokens made from it before (SP12). */
export const changedAccess = (room: Room, patch: AccessPatch, now: WallMs): Room => {
  const links = { ...mergedLinks(room.links, patch) };
  for (const kind of linkKinds)
    if (links[kind].enabled !== room.links[kind].enabled) links[kind] = { ...links[kind], changedAt: now };
  return { ...room, links, rolesUpdatedAt: now };
};

/** Another secret: the old one and the tokens made from it are worth nothing from now on (SP12). */
export const rotatedLink = (room: Room, kind: LinkKind, { clock, randomness }: Rotating): Room => {
  const now = clock.wallNow();
  const link = { ...room.links[kind], secret: newSecret(randomness), changedAt: now };
  return { ...room, links: { ...room.links, [kind]: link }, rolesUpdatedAt: now };
};
type Rotating = { readonly clock: Clock; readonly randomness: Randomness };

const mergedSettings = (settings: RoomSettings, patch: SettingsPatch): RoomSettings =>
  consistentSettings({
    maxParticipants: patch.maxParticipants === undefined ? settings.maxParticipants : patch.maxParticipants,
    maxDurationMinutes: patch.maxDurationMinutes === undefined ? settings.maxDurationMinutes : patch.maxDurationMinutes,
    initialAudioActive: patch.initialAudioActive ?? settings.initialAudioActive,
    initialVideoActive: patch.initialVideoActive ?? settings.initialVideoActive,
    chat: patch.chat ?? settings.chat,
    virtualBackground: patch.virtualBackground ?? settings.virtualBackground,
    captions: patch.captions ?? settings.captions,
    e2ee: patch.e2ee ?? settings.e2ee,
    stage: patch.stage ?? settings.stage,
    waitingRoom: patch.waitingRoom ?? settings.waitingRoom,
    waitForHost: patch.waitForHost ?? settings.waitForHost,
    schedule: patch.schedule === undefined ? settings.schedule : scheduleOf(patch.schedule),
    recording: merged(settings.recording, patch.recording),
  });

const mergedRoles = (roles: RoomRoles, patch: RolesPatch): RoomRoles => ({
  moderator: merged(roles.moderator, patch.moderator?.permissions),
  speaker: merged(roles.speaker, patch.speaker?.permissions),
});

const mergedLinks = (links: RoomLinks, patch: AccessPatch): RoomLinks => {
  const switched = { ...links, user: patch.user ?? links.user };
  for (const kind of linkKinds) switched[kind] = { ...links[kind], ...patch.anonymous?.[kind] };
  return switched;
};

/** What the patch leaves out, or leaves undefined, stays. */
const merged = <Item extends object>(item: Item, patch: Part<Item> | undefined): Item => ({
  ...item,
  ...Object.fromEntries(Object.entries(patch ?? {}).filter(([, value]) => value !== undefined)),
});
