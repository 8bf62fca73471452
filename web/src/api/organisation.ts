import type { Organisation, RoomRolesPatch } from "@roomreel/contract";
import type { Access } from "./access.ts";

type NewRooms = Organisation["newRooms"];
type Groups = "recording" | "newRooms" | "library" | "embedding" | "appearance" | "audit";
/** What is left out stays as it is. */
export type OrganisationPatch = Partial<Omit<Organisation, Groups>> & {
  readonly [Group in Exclude<Groups, "newRooms">]?: Partial<Organisation[Group]>;
} & { readonly newRooms?: Partial<Omit<NewRooms, "roles">> & { readonly roles?: RoomRolesPatch } };

export const getOrganisation = (access: Access): Promise<Organisation> => access.api.getOrganisation();
export const changeOrganisation = (access: Access, patch: OrganisationPatch): Promise<Organisation> =>
  access.api.updateOrganisation({ body: patch });
