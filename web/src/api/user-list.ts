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

/** Rejects when others stay; all that can go are gone. */
export const deleteUsers = (access: Access, userIds: readonly string[]): Promise<unknown> =>
  access.call(`/users?userIds=${encodeURIComponent(userIds.join(","))}`, { method: "DELETE" });
