import type { MeetRoom, MeetSpace, MeetSpaceMember, MeetUser, Pagination, SpaceRole } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** Accounts, and spaces with their people and rooms. */
type Paged = { readonly pagination: Pagination };
type SpacePage = Paged & { readonly spaces: readonly MeetSpace[] };
export type SpaceMemberPage = Paged & { readonly members: readonly MeetSpaceMember[] };
export type NewUser = Pick<MeetUser, "userId" | "name" | "role"> & { readonly password: string };

const page = (after: string | null): string => {
  const query = new URLSearchParams({ maxItems: "30", sortField: "name", sortOrder: "asc" });
  if (after !== null) query.set("nextPageToken", after);
  return query.toString();
};
const user = (id: string): string => `/users/${encodeURIComponent(id)}`;
const space = (id: string): string => `/spaces/${encodeURIComponent(id)}`;
const place = (id: string, userId: string): string => `${space(id)}/members/${encodeURIComponent(userId)}`;

export const createUser = (access: Access, asked: NewUser): Promise<MeetUser> =>
  access.call("/users", { method: "POST", body: asked });
export const setUserRole = (access: Access, id: string, role: MeetUser["role"]): Promise<MeetUser> =>
  access.call(`${user(id)}/role`, { method: "PUT", body: { role } });
export const deleteUser = (access: Access, id: string): Promise<unknown> => access.call(user(id), { method: "DELETE" });

export const getSpace = (access: Access, id: string): Promise<MeetSpace> => access.call(space(id));
export const createSpace = (access: Access, asked: Pick<MeetSpace, "kind" | "name">): Promise<MeetSpace> =>
  access.call("/spaces", { method: "POST", body: asked });
/** What is left out stays. */
export const changeSpace = (
  access: Access,
  id: string,
  patch: { readonly name?: string; readonly description?: string; readonly owner?: string },
): Promise<MeetSpace> => access.call(space(id), { method: "PUT", body: patch });
export const deleteSpace = (access: Access, id: string): Promise<unknown> =>
  access.call(space(id), { method: "DELETE" });

export const listSpaceMembers = (access: Access, id: string, after: string | null): Promise<SpaceMemberPage> =>
  access.call(`${space(id)}/members?${page(after)}`);
export const placeInSpace = (
  access: Access,
  id: string,
  asked: { userId: string; role: SpaceRole },
): Promise<unknown> => access.call(`${space(id)}/members`, { method: "POST", body: asked });
export const takeOutOfSpace = (access: Access, id: string, userId: string): Promise<unknown> =>
  access.call(place(id, userId), { method: "DELETE" });

export const listSpaceRooms = (
  access: Access,
  id: string,
  after: string | null,
): Promise<Paged & { readonly rooms: readonly MeetRoom[] }> => {
  const query = new URLSearchParams({ maxItems: "30", spaceId: id });
  if (after !== null) query.set("nextPageToken", after);
  return access.call(`/rooms?${query}`);
};
export const setUserPassword = (access: Access, id: string, newPassword: string): Promise<unknown> =>
  access.call(`${user(id)}/password`, { method: "PUT", body: { newPassword } });
/** All that fit into one list, to choose from. */
export const spacesToChoose = async (access: Access): Promise<readonly MeetSpace[]> =>
  (await access.call<SpacePage>("/spaces?maxItems=100&sortField=name&sortOrder=asc")).spaces;
