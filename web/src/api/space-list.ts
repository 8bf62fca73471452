import type { MeetSpace, Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** Which spaces; an empty string takes nothing away. */
export type SpaceFilter = { readonly search: string; readonly kind: MeetSpace["kind"] | "" };

/** By name. */
export const findSpaces = (
  access: Access,
  { search, kind }: SpaceFilter,
  after: string | null,
): Promise<{ readonly spaces: readonly MeetSpace[]; readonly pagination: Pagination }> => {
  const query = new URLSearchParams({ maxItems: "30", sortField: "name", sortOrder: "asc" });
  if (search !== "") query.set("search", search);
  if (kind !== "") query.set("kind", kind);
  if (after !== null) query.set("nextPageToken", after);
  return access.call(`/spaces?${query}`);
};
