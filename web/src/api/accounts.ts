import type { MeetRoom, MeetSpace, MeetSpaceMember, MeetUser, Pagination, SpaceRole } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** Accounts, and spaces with their people and rooms. */
type Paged = { readonly pagination: Pagination };
export type SpaceMemberPage = Paged & { readonly members: readonly MeetSpaceMember[] };
export type NewUser = Pick<MeetUser, "userId" | "name" | "role"> & { readonly password: string };

const byName = (after: string | null) =>
  ({
    maxItems: 30,
    sortField: "name",
    sortOrder: "asc",
    ...(after === null ? {} : { nextPageToken: after }),
  }) as const;

export const createUser = (access: Access, asked: NewUser): Promise<MeetUser> => access.api.createUser({ body: asked });
export const setUserRole = (access: Access, userId: string, role: MeetUser["role"]): Promise<MeetUser> =>
  access.api.updateUserRole({ userId, body: { role } });
export const deleteUser = (access: Access, userId: string): Promise<unknown> => access.api.deleteUser({ userId });

export const getSpace = (access: Access, spaceId: string): Promise<MeetSpace> => access.api.getSpace({ spaceId });
export const createSpace = (access: Access, asked: Pick<MeetSpace, "kind" | "name">): Promise<MeetSpace> =>
  access.api.createSpace({ body: asked });
/** What is left out stays. */
export const changeSpace = (
  access: Access,
  spaceId: string,
  patch: { readonly name?: string; readonly description?: string; readonly owner?: string },
): Promise<MeetSpace> => access.api.updateSpace({ spaceId, body: patch });
export const deleteSpace = (access: Access, spaceId: string): Promise<unknown> => access.api.deleteSpace({ spaceId });

export const listSpaceMembers = (access: Access, spaceId: string, after: string | null): Promise<SpaceMemberPage> =>
  access.api.getSpaceMembers({ spaceId, ...byName(after) });
export const placeInSpace = (
  access: Access,
  spaceId: string,
  asked: { userId: string; role: SpaceRole },
): Promise<unknown> => access.api.addSpaceMember({ spaceId, body: asked });
export const takeOutOfSpace = (access: Access, spaceId: string, userId: string): Promise<unknown> =>
  access.api.deleteSpaceMember({ spaceId, userId });

export const listSpaceRooms = (
  access: Access,
  spaceId: string,
  after: string | null,
): Promise<Paged & { readonly rooms: readonly MeetRoom[] }> =>
  access.api.getRooms({ maxItems: 30, spaceId, ...(after === null ? {} : { nextPageToken: after }) });
export const setUserPassword = (access: Access, userId: string, newPassword: string): Promise<unknown> =>
  access.api.resetUserPassword({ userId, body: { newPassword } });
/** All that fit into one list, to choose from. */
export const spacesToChoose = async (access: Access): Promise<readonly MeetSpace[]> =>
  (await access.api.getSpaces({ ...byName(null), maxItems: 100 })).spaces;
