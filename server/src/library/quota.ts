/**
 * The organisation's quota. It is asked before a recording starts, and then never again for that recording: a meeting
 * that is being recorded is worth more than a limit, so whoever runs over it is warned, not cut (L40 to L42).
 */
import type { OrganisationStore } from "../people/index.ts";
import { type Clock, Failure, type WallMs } from "../vocabulary/index.ts";
import type { LibraryStore } from "./store.ts";

/** `near`: nine tenths are used. */
export type Storage = {
  readonly usedBytes: number;
  /** Part of what is used: deleting it for good makes room. */
  readonly trashBytes: number;
  readonly quotaBytes: number | null;
  readonly level: "unlimited" | "fine" | "near" | "over";
};

/** What it takes to know. */
export type QuotaDeps = {
  readonly library: Pick<LibraryStore, "usage">;
  readonly organisation: Pick<OrganisationStore, "get">;
};

const NEAR = 0.9;

/** What recordings take now; running ones as they were measured last. */
export const storageOf = async ({ library, organisation }: QuotaDeps): Promise<Storage> => {
  const [{ total, inTrash }, settings] = await Promise.all([library.usage(), organisation.get()]);
  const { quotaBytes } = settings.library;
  return { usedBytes: total, trashBytes: inTrash, quotaBytes, level: levelOf(total, quotaBytes) };
};

const levelOf = (used: number, quota: number | null): Storage["level"] => {
  if (quota === null) return "unlimited";
  if (used >= quota) return "over";
  return used >= quota * NEAR ? "near" : "fine";
};

/** How long a refusal is remembered: triggers ask again every second, and the sum is not free. */
const REFUSED_FOR_MS = 2_000;

/** Asked before a recording starts. It throws Failure `quota-reached` when recordings take all that they may. */
export const spaceGuard = (deps: QuotaDeps & { readonly clock: Clock }): (() => Promise<void>) => {
  let refused: { readonly at: WallMs; readonly by: Failure } | null = null;
  return async () => {
    const now = deps.clock.wallNow();
    if (refused !== null && now - refused.at < REFUSED_FOR_MS) throw refused.by;
    refused = null;
    const { quotaBytes } = (await deps.organisation.get()).library;
    if (quotaBytes === null) return;
    const { level, usedBytes } = await storageOf(deps);
    if (level !== "over") return;
    refused = { at: now, by: refusal(usedBytes, quotaBytes) };
    throw refused.by;
  };
};

const refusal = (used: number, quota: number): Failure =>
  new Failure(
    "quota-reached",
    `Recordings take ${inGigabytes(used)} of ${inGigabytes(quota)} GB, all that they may: delete some for good, or ` +
      "ask an administrator for more.",
  );

const inGigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2);
