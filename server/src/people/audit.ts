/**
 * The audit log: who did what to which subject, and when. Entries are added and never changed; the database refuses it.
 * They are kept as long as the organisation says, and hold no secret: names of what was changed, and values only of
 * settings. What somebody asked for over HTTP is written before he is told that it is done, so that nothing is done and
 * told without an entry; what a rule did is written in the same transaction or right after it.
 */
import type { Clock, WallMs } from "../vocabulary/index.ts";
import type { OrganisationStore } from "./organisation.ts";

/** Who did it. `member`: somebody who came by a link; `system`: no person, no program. */
export type AuditActor = {
  readonly kind: "user" | "api-key" | "member" | "system";
  readonly id: string;
  readonly name: string;
};

/** What happened, without when. */
export type Deed = {
  readonly actor: AuditActor;
  /** Dotted, kind of subject first: `recording.delete`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** What is written. */
export type NewAuditEntry = Deed & { readonly at: WallMs };
/** One line of the log. */
export type AuditEntry = NewAuditEntry & { readonly entryId: string };

/** One page, newest first. */
export type AuditQuery = {
  readonly maxItems: number;
  readonly pageToken: string | undefined;
  readonly actor: string | undefined;
  readonly action: string | undefined;
  readonly from: WallMs | undefined;
  readonly until: WallMs | undefined;
};

/** Where it is kept. */
export interface AuditStore {
  add(entries: readonly NewAuditEntry[]): Promise<void>;
  list(query: AuditQuery): Promise<{ readonly items: readonly AuditEntry[]; readonly nextPageToken: string | null }>;
  /** Forgets at most `most` of before. @returns how many */
  forget(before: WallMs, most: number): Promise<number>;
}

/** What did it when nobody did. */
export const systemActor: AuditActor = { kind: "system", id: "", name: "" };

type AuditDeps = { readonly audit: AuditStore; readonly clock: Clock };

/** Adds what was done just now. */
export const noteDeeds = async ({ audit, clock }: AuditDeps, deeds: readonly Deed[]): Promise<void> => {
  const at = clock.wallNow();
  if (deeds.length > 0) await audit.add(deeds.map((deed) => ({ ...deed, at })));
};

const DAY_MS = 24 * 3_600_000;
/** Of one statement. */
const FORGOTTEN_AT_ONCE = 5000;

/** Forgets what is older than the organisation keeps it. */
export const forgetOldDeeds = async (
  deps: AuditDeps & { readonly organisation: Pick<OrganisationStore, "get"> },
): Promise<void> => {
  const { keptDays } = (await deps.organisation.get()).audit;
  const before = (deps.clock.wallNow() - keptDays * DAY_MS) as WallMs;
  while ((await deps.audit.forget(before, FORGOTTEN_AT_ONCE)) === FORGOTTEN_AT_ONCE);
};
