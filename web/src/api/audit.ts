import type { Pagination } from "@roomreel/contract";
import type { Access } from "./access.ts";

/** What somebody did. */
export type AuditEntry = {
  readonly entryId: string;
  /** Epoch ms. */
  readonly at: number;
  readonly actor: {
    readonly kind: "user" | "api-key" | "member" | "system";
    readonly id: string;
    readonly name: string;
  };
  /** Dotted: `recording.delete`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly details: Readonly<Record<string, unknown>>;
};
/** An empty string takes nothing away; times are epoch ms, null: from the first, to the last. */
export type AuditFilter = {
  readonly actor: string;
  readonly action: string;
  readonly from: number | null;
  readonly until: number | null;
};

/** Newest first; for administrators. */
export const listAudit = (
  access: Access,
  filter: AuditFilter,
  after: string | null,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly pagination: Pagination }> => {
  const query = new URLSearchParams({ maxItems: "50" });
  const asked = { ...filter, nextPageToken: after };
  for (const [name, value] of Object.entries(asked)) if (value !== null && value !== "") query.set(name, String(value));
  return access.call(`/audit?${query}`);
};
