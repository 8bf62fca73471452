/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type { auditListSchema, organisationSchema, storageSchema, updateOrganisationSchema } from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** List who did what, newest first. */
  getAudit: {
    args: {
      readonly maxItems?: number;
      readonly nextPageToken?: string;
      readonly actor?: string;
      readonly action?: string;
      readonly from?: number;
      readonly until?: number;
    };
    answer: Gets<typeof auditListSchema>;
  };
  /** Get what holds where rooms say nothing else. */
  getOrganisation: { args: object; answer: Gets<typeof organisationSchema> };
  /** Get how much recordings take, and how much they may. */
  getStorage: { args: object; answer: Gets<typeof storageSchema> };
  /** Change what holds where rooms say nothing else. */
  updateOrganisation: {
    args: { readonly body: Sends<typeof updateOrganisationSchema> };
    answer: Gets<typeof organisationSchema>;
  };
};

export const operations = {
  getAudit: "GET /audit",
  getOrganisation: "GET /organisation",
  getStorage: "GET /storage",
  updateOrganisation: "PUT /organisation",
} as const satisfies Record<keyof Operations, string>;
