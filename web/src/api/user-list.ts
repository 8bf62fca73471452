import type { MeetUser, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** Which accounts, in which order; an empty string takes nothing away. */
export type UserFilter = {
  readonly search: string;
  readonly role: MeetUser["role"] | "";
  readonly sortField: "registrationDate" | "name" | "userId";
  readonly sortOrder: "asc" | "desc";
};

export const findUsers = (
  access: Access,
  { search, role, sortField, sortOrder }: UserFilter,
  after: string | null,
): Promise<{ readonly users: readonly MeetUser[]; readonly pagination: Pagination }> => {
  const query = new URLSearchParams({ maxItems: "30", sortField, sortOrder });
  if (search !== "") query.set("search", search);
  if (role !== "") query.set("role", role);
  if (after !== null) query.set("nextPageToken", after);
  return access.call(`/users?${query}`);
};

/** Whether all are gone; those that can go are. */
export const deleteUsers = async (access: Access, userIds: readonly string[]): Promise<boolean> =>
  (await access.api.bulkDeleteUsers({ userIds })).failed.length === 0;
