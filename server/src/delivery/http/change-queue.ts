/**
 * What one listener has still to be told. A subject that changes again before it was told is told once; beyond the
 * bound everything waiting is dropped, and the listener is told that it missed some. So a listener that reads slowly
 * costs a hundred messages of memory and nobody else anything.
 */
import type { SubjectChange } from "../subject-change.ts";

/** Of one listener. */
export const WAITING_MAX = 100;

export type ChangeQueue = {
  put(change: SubjectChange | "missed"): void;
  isEmpty(): boolean;
  /** Everything that waits. */
  take(): readonly (SubjectChange | "missed")[];
};

/** @param wake called when something waits that did not */
export const changeQueue = (wake: () => void): ChangeQueue => {
  const waiting = new Map<string, SubjectChange | "missed">();
  const missed = (): void => {
    waiting.clear();
    waiting.set("missed", "missed");
  };
  return {
    put: (change) => {
      if (waiting.has("missed")) return;
      if (change === "missed" || waiting.size >= WAITING_MAX) missed();
      else waiting.set(`${change.kind} ${change.id} ${change.what}`, change);
      wake();
    },
    isEmpty: () => waiting.size === 0,
    take: () => {
      const all = [...waiting.values()];
      waiting.clear();
      return all;
    },
  };
};
