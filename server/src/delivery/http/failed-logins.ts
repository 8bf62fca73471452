/**
 * Failed logins: at most 5 from one address in 5 minutes, and 100 into one account in an hour (OWASP ASVS 4.0.3,
 * 2.2.1), so that neither one address nor many guess a password, and a few guesses of a stranger shut nobody out. An
 * attempt counts from its beginning: many at once are no way around. Remembers at most 10,000 addresses and accounts.
 */
import type { Clock, WallMs } from "../../vocabulary/index.ts";

const MINUTE_MS = 60_000;
const limits = {
  address: { most: 5, windowMs: 5 * MINUTE_MS },
  account: { most: 100, windowMs: 60 * MINUTE_MS },
} as const;
const REMEMBERED_MAX = 10_000;

/** Who tries: the account may be one that does not exist. */
export type Attempt = { readonly address: string; readonly account: string };
/** Of this process. */
export type FailedLogins = {
  /** @returns false when there were too many */
  begin(attempt: Attempt): boolean;
  /** It was no failure. */
  succeeded(attempt: Attempt): void;
};

export const failedLogins = (clock: Clock): FailedLogins => {
  const counted = { address: new Map<string, readonly WallMs[]>(), account: new Map<string, readonly WallMs[]>() };
  const kinds = ["address", "account"] as const;
  const recent = (kind: (typeof kinds)[number], { [kind]: key }: Attempt): readonly WallMs[] =>
    (counted[kind].get(key) ?? []).filter((at) => clock.wallNow() - at < limits[kind].windowMs);
  const put = (kind: (typeof kinds)[number], { [kind]: key }: Attempt, times: readonly WallMs[]): void => {
    const known = counted[kind];
    known.delete(key);
    if (times.length > 0) known.set(key, times);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED_MAX && oldest !== undefined) known.delete(oldest);
  };
  return {
    begin: (attempt) => {
      if (kinds.some((kind) => recent(kind, attempt).length >= limits[kind].most)) return false;
      for (const kind of kinds) put(kind, attempt, [...recent(kind, attempt), clock.wallNow()]);
      return true;
    },
    succeeded: (attempt) => {
      for (const kind of kinds) put(kind, attempt, recent(kind, attempt).slice(0, -1));
    },
  };
};
