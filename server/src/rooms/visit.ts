/**
 * How somebody came to a room, and what that makes of him now. A room-member token says only *how* (a link, a member's
 * own link, an account, a program); role and rights are read anew with every request. So whatever is changed (a role's
 * rights, a member's, a place in the space) acts at once on who is there already, and a link that is renewed or
 * switched off ends exactly the tokens that were made from it (SP8 to SP13).
 */
import type { Account, PeopleStore, User } from "../people/index.ts";
import { userId, type WallMs } from "../vocabulary/index.ts";
import { linkBySecret, memberByLink, memberByRole, type Membership } from "./member.ts";
import { type LinkKind, permissionsOf, type Room } from "./room.ts";
import type { OwnRights, RoomRole } from "./permissions.ts";
import type { RoomStore } from "./ports.ts";
import type { RoomMember, RoomMemberStore } from "./room-member.ts";
import { roomRoleIn, type SpaceStore } from "./spaces/index.ts";

/** A door of the room itself. */
export type FrontDoor =
  | { readonly by: "link"; readonly link: LinkKind }
  | { readonly by: "member"; readonly memberId: string }
  | { readonly by: "account"; readonly account: string }
  | { readonly by: "program" };
/** The door that somebody took. Into a breakout room one comes from the main room, as what one was there (B5). */
export type Via =
  | FrontDoor
  | { readonly by: "main-room"; readonly role: RoomRole; readonly own: OwnRights; readonly main: FrontDoor };

/** Somebody at the door, whoever he was before. */
export type Visit = {
  readonly via: Via;
  readonly member: Membership;
  readonly own: OwnRights;
  readonly account: string | null;
  /** As the room or the account knows him; null: he says it himself. */
  readonly name: string | null;
};

/** One word for a door, by which the meeting's document knows who came through it. */
export const doorOf = (via: Via): string => {
  switch (via.by) {
    case "link":
      return `link ${via.link}`;
    case "member":
      return `member ${via.memberId}`;
    case "account":
    case "program":
      return via.by;
    case "main-room":
      return doorOf(via.main);
  }
};

/** Where it is looked up. */
export type VisitDeps = {
  readonly members: RoomMemberStore;
  readonly spaces: SpaceStore;
  readonly people: PeopleStore;
  readonly rooms: Pick<RoomStore, "get">;
};

/** @throws Failure `bad-secret`, `link-off` */
export const visitBySecret = async (deps: VisitDeps, room: Room, secret: string): Promise<Visit> => {
  const member = await deps.members.bySecret(room.roomId, secret);
  if (member !== null) return visitOfMember(room, member);
  return visitByLink(room, linkBySecret(room, secret));
};

/** The strongest that the account has; null: nothing lets it in. */
export const visitOfAccount = async (deps: VisitDeps, room: Room, user: User): Promise<Visit | null> => {
  const as = (member: Membership, own: OwnRights): Visit => ({
    via: { by: "account", account: user.userId },
    member,
    own,
    account: user.userId,
    name: user.name,
  });
  if (isHostOf(room, user)) return as(memberByRole(room, "host"), {});
  const place = await deps.members.get(room.roomId, user.userId);
  const inSpace = room.space === null ? null : await deps.spaces.roleOf(room.space.spaceId, user.userId);
  if (inSpace === "moderator") return as(memberByRole(room, "moderator"), {});
  if (place !== null) return as(membershipOf(room, place), place.own);
  if (inSpace !== null) return as(memberByRole(room, roomRoleIn(inSpace)), {});
  return room.links.user.enabled ? as(memberByRole(room, "speaker"), {}) : null;
};

/** A program with an API key acts as a host. */
export const visitOfProgram = (room: Room): Visit => ({
  via: { by: "program" },
  member: memberByRole(room, "host"),
  own: {},
  account: null,
  name: null,
});

/** By a token of before. Null: what it was made from does not hold any more. */
export const visitAgain = async (
  deps: VisitDeps,
  room: Room,
  { via, issuedAt }: { readonly via: Via; readonly issuedAt: WallMs },
): Promise<Visit | null> => {
  switch (via.by) {
    case "link": {
      const { enabled, changedAt = 0 } = room.links[via.link];
      return !enabled || issuedAt < changedAt ? null : visitByLink(room, via.link);
    }
    case "member": {
      const member = await deps.members.get(room.roomId, via.memberId);
      return member === null || issuedAt < member.secretSince ? null : visitOfMember(room, member);
    }
    case "account": {
      const account: Account | null = await deps.people.user(userId(via.account));
      return account === null || issuedAt < account.tokensSince ? null : visitOfAccount(deps, room, account);
    }
    case "program":
      return visitOfProgram(room);
    case "main-room": {
      const main = room.breakout === null ? null : await deps.rooms.get(room.breakout.parentRoomId);
      const holds = main !== null && (await visitAgain(deps, main, { via: via.main, issuedAt })) !== null;
      return holds ? visitFromMain(room, via) : null;
    }
  }
};

const visitByLink = (room: Room, link: LinkKind): Visit => ({
  via: { by: "link", link },
  member: memberByLink(room, link),
  own: {},
  account: null,
  name: null,
});

/** Into a breakout room. */
export const visitFromMain = (room: Room, via: Via & { readonly by: "main-room" }): Visit => ({
  via,
  member: { role: via.role, permissions: permissionsOf(room, via.role, via.own) },
  own: via.own,
  account: null,
  name: null,
});

const visitOfMember = (room: Room, member: RoomMember): Visit => ({
  via: { by: "member", memberId: member.memberId },
  member: membershipOf(room, member),
  own: member.own,
  account: member.account,
  name: member.name,
});

/** SP10 */
export const membershipOf = (room: Room, { baseRole, own }: Pick<RoomMember, "baseRole" | "own">): Membership => ({
  role: baseRole,
  permissions: permissionsOf(room, baseRole, own),
});

/** Who may do everything in a room and with it: administrators, its owner, the managers of its space (SP4). */
export const isHostOf = (room: Room, user: Pick<User, "userId" | "role">): boolean =>
  user.role === "admin" || room.owner === user.userId || room.space?.leaders[user.userId] === "manager";
