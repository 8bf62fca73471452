/**
 * A space: a channel of a team or the gallery of a course. It owns rooms, has members, and says whose the recordings
 * made in its rooms are (K-70, K-71). Rules SP1 to SP7.
 */
import type { UserId, WallMs } from "../../vocabulary/index.ts";
import type { RoomRole } from "../permissions.ts";

export type SpaceKind = "channel" | "gallery";
/** From the most rights to the fewest. */
export const spaceRoles = ["manager", "moderator", "contributor", "member"] as const;
export type SpaceRole = (typeof spaceRoles)[number];

export type Space = {
  readonly spaceId: string;
  readonly kind: SpaceKind;
  readonly name: string;
  readonly description: string;
  /** Always a manager, too. Null: that account was deleted. */
  readonly owner: UserId | null;
  readonly createdAt: WallMs;
};

/** Somebody's place in a space. */
export type SpaceMember = {
  readonly spaceId: string;
  readonly userId: UserId;
  readonly name: string;
  readonly role: SpaceRole;
  readonly isOwner: boolean;
  readonly since: WallMs;
};

/** What can be done in a space: see what is there; bring something in; let in what others bring; everything. */
export type SpaceRights = Readonly<Record<"view" | "add" | "approve" | "manage", boolean>>;

const granted: Readonly<Record<SpaceRole, readonly (keyof SpaceRights)[]>> = {
  member: ["view"],
  contributor: ["view", "add"],
  moderator: ["view", "add", "approve"],
  manager: ["view", "add", "approve", "manage"],
};

/** SP1. `null`: not a member. */
export const spaceRightsOf = (role: SpaceRole | null): SpaceRights => {
  const has = (right: keyof SpaceRights): boolean => role !== null && granted[role].includes(right);
  return { view: has("view"), add: has("add"), approve: has("approve"), manage: has("manage") };
};

/** SP4: what somebody of the space is in its rooms without any link. */
export const roomRoleIn = (role: SpaceRole): RoomRole => {
  if (role === "manager") return "host";
  return role === "moderator" ? "moderator" : "speaker";
};

/** What a room knows of its space, as of the moment when the room was read. */
export type SpaceOfRoom = Pick<Space, "spaceId" | "kind" | "owner"> & {
  /** Managers and moderators, by user; the owner among them. */
  readonly leaders: Readonly<Record<string, SpaceRole>>;
};
