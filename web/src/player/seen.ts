/**
 * Where one was in each recording, in this browser. Not of those seen to their end, nor of the first seconds, which are
 * quickly found again; and only of the last hundred.
 */

/** Where it is kept: the browser's `localStorage`. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

const KEY = "roomreel.seen";
const KEPT_MAX = 100;
const BEGINNING_S = 10;
/** The last words are seen. */
const END_S = 15;
const END_PART = 0.03;

type Seen = readonly (readonly [recordingId: string, seconds: number])[];

const all = (shelf: Shelf): Seen => {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
};
const isEntry = (one: unknown): one is Seen[number] =>
  Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "number" && Number.isFinite(one[1]);

/** Seconds; null: nowhere that is worth going back to. */
export const seenTo = (shelf: Shelf, recordingId: string): number | null =>
  all(shelf).find(([id]) => id === recordingId)?.[1] ?? null;

/** @param length of the film, seconds */
export const noteSeen = (
  shelf: Shelf,
  recordingId: string,
  { seconds, length }: { readonly seconds: number; readonly length: number },
): void => {
  const others = all(shelf).filter(([id]) => id !== recordingId);
  const isWorthIt = seconds >= BEGINNING_S && seconds < length - Math.max(END_S, length * END_PART);
  const newest: Seen = isWorthIt ? [[recordingId, Math.floor(seconds)]] : [];
  const kept = [...newest, ...others].slice(0, KEPT_MAX);
  try {
    shelf.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A full or forbidden storage: then one begins at the beginning.
  }
};
