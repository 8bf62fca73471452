/** At most 5 failed logins from one address in 5 minutes; remembers at most 10,000 addresses. */
import type { Clock, WallMs } from "../../vocabulary/index.ts";

const FAILURES_MAX = 5;
const WINDOW_MS = 5 * 60_000;
const ADDRESSES_MAX = 10_000;

export type FailedLogins = { tooMany(address: string): boolean; note(address: string): void };

export const failedLogins = (clock: Clock): FailedLogins => {
  const failures = new Map<string, readonly WallMs[]>();
  const recent = (address: string): readonly WallMs[] =>
    (failures.get(address) ?? []).filter((at) => clock.wallNow() - at < WINDOW_MS);
  return {
    tooMany: (address) => recent(address).length >= FAILURES_MAX,
    note: (address) => {
      const noted = [...recent(address), clock.wallNow()].slice(-FAILURES_MAX);
      failures.delete(address);
      failures.set(address, noted);
      const [oldest] = failures.keys();
      if (failures.size > ADDRESSES_MAX && oldest !== undefined) failures.delete(oldest);
    },
  };
};
