/**
 * Wrong passwords of links: at most 5 by one visitor and 100 by all in 5 minutes, so that neither one address nor many
 * guess a password, and one visitor does not shut a link for all others. An attempt counts from its beginning: many at
 * once are no way around. What is remembered is bounded; the oldest is forgotten.
 */
import type { Clock, WallMs } from "../../vocabulary/index.ts";

const WINDOW_MS = 5 * 60_000;
const BY_ONE_MAX = 5;
const BY_ALL_MAX = 100;
const REMEMBERED_MAX = 10_000;

/** Of this process. */
export type Attempts = {
  /** @returns false when there were too many */
  begin(linkId: string, from: string): boolean;
  /** What this visitor tried before counts no more. */
  succeeded(linkId: string, from: string): void;
};

export const countAttempts = (clock: Clock): Attempts => {
  const counted = new Map<string, readonly WallMs[]>();
  const recent = (key: string): readonly WallMs[] =>
    (counted.get(key) ?? []).filter((at) => clock.wallNow() - at < WINDOW_MS);
  const note = (key: string): void => {
    const noted = [...recent(key), clock.wallNow()];
    counted.delete(key);
    counted.set(key, noted);
    const [oldest] = counted.keys();
    if (counted.size > REMEMBERED_MAX && oldest !== undefined) counted.delete(oldest);
  };
  const byOne = (linkId: string, from: string): string => `${linkId} ${from}`;
  return {
    begin: (linkId, from) => {
      const one = byOne(linkId, from);
      if (recent(one).length >= BY_ONE_MAX || recent(linkId).length >= BY_ALL_MAX) return false;
      note(one);
      note(linkId);
      return true;
    },
    succeeded: (linkId, from) => {
      const one = byOne(linkId, from);
      const forgiven = new Set(counted.get(one));
      counted.delete(one);
      counted.set(
        linkId,
        recent(linkId).filter((at) => !forgiven.has(at)),
      );
    },
  };
};
