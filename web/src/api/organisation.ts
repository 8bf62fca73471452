import type { Organisation } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** What is left out stays as it is. */
export type OrganisationPatch = Partial<Omit<Organisation, "recording">> & {
  readonly recording?: Partial<Organisation["recording"]>;
};

export const getOrganisation = (access: Access): Promise<Organisation> => access.api.getOrganisation();
export const changeOrganisation = (access: Access, patch: OrganisationPatch): Promise<Organisation> =>
  access.api.updateOrganisation({ body: patch });
