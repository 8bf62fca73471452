/** Reactions that are in the air: each shows over who sent it and is gone after a while. */
import type { reactions } from "@roomreel/contract";

export type Reaction = (typeof reactions)[number];
/** The contract's list, written again: the contract itself would bring all its schemas into the page. */
export const reactionList: readonly Reaction[] = ["👍", "👏", "❤️", "😂", "😮", "🎉"];

/** How long one is seen, ms. */
export const SEEN_MS = 4000;
/** Seen at once at most, of everybody; the oldest make room. */
const SEEN_MAX = 60;

/** `at`: epoch ms. */
export type Sent = { readonly identity: string; readonly reaction: Reaction; readonly at: number };
export type Flying = Sent & { readonly key: number };
export type Air = { readonly flying: readonly Flying[]; readonly next: number };

export const stillAir: Air = { flying: [], next: 0 };

export const launched = ({ flying, next }: Air, sent: Sent): Air => ({
  flying: [...flying, { ...sent, key: next }].slice(-SEEN_MAX),
  next: next + 1,
});

/** Without those whose time is over at `now`. */
export const landed = (air: Air, now: number): Air => ({
  ...air,
  flying: air.flying.filter(({ at }) => now < at + SEEN_MS),
});
