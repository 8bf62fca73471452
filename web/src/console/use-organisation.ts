import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Organisation } from "@roomreel/contract";
import { changeOrganisation, getOrganisation, type OrganisationPatch } from "../api/organisation.ts";
import { accountAccess } from "../api/session.ts";
import { useSavingIn, type Saving } from "./use-saving.ts";

export const organisationKey = ["organisation"] as const;

/** What holds where rooms say nothing of their own. */
export const useOrganisation = (): UseQueryResult<Organisation> =>
  useQuery({ queryKey: organisationKey, queryFn: () => getOrganisation(accountAccess) });

/** One setting of the organisation. */
export const useOrganisationSetting = <Value>(
  holds: Value,
  patchOf: (value: Value) => OrganisationPatch,
): Saving<Value> => useSavingIn(organisationKey, holds, (value) => changeOrganisation(accountAccess, patchOf(value)));
