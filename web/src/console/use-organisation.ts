import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Organisation } from "@roomreel/contract";
import { getOrganisation } from "../api/organisation.ts";
import { accountAccess } from "../api/session.ts";

export const organisationKey = ["organisation"] as const;

/** What holds where rooms say nothing of their own. */
export const useOrganisation = (): UseQueryResult<Organisation> =>
  useQuery({ queryKey: organisationKey, queryFn: () => getOrganisation(accountAccess) });
