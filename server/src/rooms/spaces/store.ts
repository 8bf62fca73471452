/** Where spaces and their members are kept; adapters/postgres implements it. */
import type { UserId, WallMs } from "../../vocabulary/index.ts";
import type { Space, SpaceKind, SpaceMember, SpaceRole } from "./space.ts";

type Listing<SortField extends string> = {
  readonly maxItems: number;
  readonly sortField: SortField;
  readonly sortOrder: "asc" | "desc";
  readonly pageToken: string | undefined;
  /** Part of the name, whatever the case. */
  readonly search: string | undefined;
};
type Listed<Item> = { readonly items: readonly Item[]; readonly nextPageToken: string | null };

/** One page of spaces; `of`: only those that this user is a member of. */
export type SpaceQuery = Listing<"creationDate" | "name"> & {
  readonly kind: SpaceKind | undefined;
  readonly of: UserId | undefined;
};
/** One page of a space's members. */
export type SpaceMemberQuery = Listing<"membershipDate" | "name"> & {
  readonly spaceId: string;
  readonly role: SpaceRole | undefined;
};
/** Somebody's place, to be made or changed. */
export type SpacePlace = Pick<SpaceMember, "spaceId" | "userId" | "role" | "since">;

export interface SpaceStore {
  /** Its owner becomes a manager of it. @returns false when there is no such account */
  create(space: Space & { readonly owner: UserId }): Promise<boolean>;
  get(spaceId: string): Promise<Space | null>;
  list(query: SpaceQuery): Promise<Listed<Space>>;
  /** A new owner becomes a manager; the one before stays one. @returns null when there is no such space */
  change(spaceId: string, how: (space: Space) => Space, at: WallMs): Promise<Space | "no-user" | null>;
  /** Not while it has rooms (SP6). */
  delete(spaceId: string): Promise<"deleted" | "has-rooms" | "none">;
  roleOf(spaceId: string, userId: UserId): Promise<SpaceRole | null>;
  members(query: SpaceMemberQuery): Promise<Listed<SpaceMember>>;
  member(spaceId: string, userId: UserId): Promise<SpaceMember | null>;
  /** The owner stays a manager (SP2), and the leaders of a space are bounded (SP5). */
  place(place: SpacePlace): Promise<"placed" | "no-user" | "owner-stays" | "too-many">;
  displace(spaceId: string, userId: UserId): Promise<"displaced" | "owner-stays" | "none">;
}

/** So many may lead a space, as they are read with each of its rooms; so many may be in it. */
export const spaceLimits = { leaders: 100, members: 5000 } as const;
