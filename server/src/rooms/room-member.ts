/**
 * Somebody with a place of his own in a room: a user, or a guest known by name. Each has a personal link; whoever opens
 * it is this member, so it is renewed alone (SP12). What differs from the role counts more than the role, and less than
 * who may use the room's recordings at all (SP10).
 */
import type { Clock, Randomness, RoomId, WallMs } from "../vocabulary/index.ts";
import type { OwnRights, RoomRole } from "./permissions.ts";
import { newSecret } from "./room.ts";

/** One place in one room. */
export type RoomMember = {
  /** The user's id, or `guest-…`. */
  readonly memberId: string;
  readonly roomId: RoomId;
  /** Null: a guest. */
  readonly account: string | null;
  readonly name: string;
  readonly since: WallMs;
  readonly baseRole: Exclude<RoomRole, "host">;
  readonly own: OwnRights;
  readonly secret: string;
  /** Tokens made from an older secret are dead. */
  readonly secretSince: WallMs;
  readonly permissionsUpdatedAt: WallMs;
};

/** Who is to become a member; a guest has no account. */
export type NewRoomMember = Pick<RoomMember, "roomId" | "account" | "name" | "baseRole" | "own">;

/** With a fresh id (of a guest) and secret. */
export const newRoomMember = (
  { clock, randomness }: { readonly clock: Clock; readonly randomness: Randomness },
  asked: NewRoomMember,
): RoomMember => {
  const now = clock.wallNow();
  return {
    ...asked,
    memberId: asked.account ?? `guest-${randomness.text(15)}`,
    since: now,
    secret: newSecret(randomness),
    secretSince: now,
    permissionsUpdatedAt: now,
  };
};

/** One page of a room's members. */
export type RoomMemberQuery = {
  readonly roomId: RoomId;
  readonly maxItems: number;
  readonly sortField: "membershipDate" | "name";
  readonly sortOrder: "asc" | "desc";
  readonly pageToken: string | undefined;
  readonly name:
    | {
        readonly text: string;
        readonly mode: "exact" | "prefix" | "partial" | "regex";
        readonly caseInsensitive: boolean;
      }
    | undefined;
  readonly baseRole: RoomMember["baseRole"] | undefined;
  readonly type: "user" | "identified_guest" | undefined;
};

/** Members of one room; a bound, so that a program that repeats itself fills nothing. */
export const ROOM_MEMBERS_MAX = 1000;

/** Where they are kept; adapters/postgres implements it. */
export interface RoomMemberStore {
  add(member: RoomMember): Promise<"added" | "member-exists" | "too-many">;
  get(roomId: RoomId, memberId: string): Promise<RoomMember | null>;
  bySecret(roomId: RoomId, secret: string): Promise<RoomMember | null>;
  list(
    query: RoomMemberQuery,
  ): Promise<{ readonly items: readonly RoomMember[]; readonly nextPageToken: string | null }>;
  /** Role, rights and secret. @returns null when there is no such member */
  change(roomId: RoomId, memberId: string, how: (member: RoomMember) => RoomMember): Promise<RoomMember | null>;
  /** @returns false when there was none */
  remove(roomId: RoomId, memberId: string): Promise<boolean>;
}
