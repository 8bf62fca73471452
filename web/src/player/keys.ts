/**
 * Keys of a recording's page (docs/keyboard.md), those that players of films share. A held arrow goes on; a held letter
 * does what it does once. Space and Enter stay with the button that has the focus, arrows up and down with a slider.
 */
import type { Press } from "../parts/use-page-keys.ts";

/** What a key asks for. */
export type Wish =
  | {
      readonly do:
        | "play"
        | "mute"
        | "captions"
        | "full-screen"
        | "own-window"
        | "sheet"
        | "chapter-back"
        | "chapter-on";
    }
  | { readonly do: "skip"; readonly seconds: number }
  | { readonly do: "volume"; readonly by: number }
  | { readonly do: "speed"; readonly to: "slower" | "faster" }
  /** Of the whole. */
  | { readonly do: "jump"; readonly part: number };

type Key = { readonly keys: readonly string[]; readonly wish: Wish; readonly repeats?: true };

/** In the order of their list; the tenths are one line there. */
export const playerKeys = {
  play: { keys: [" ", "k"], wish: { do: "play" } },
  "back-10": { keys: ["j"], wish: { do: "skip", seconds: -10 }, repeats: true },
  "on-10": { keys: ["l"], wish: { do: "skip", seconds: 10 }, repeats: true },
  "back-5": { keys: ["ArrowLeft"], wish: { do: "skip", seconds: -5 }, repeats: true },
  "on-5": { keys: ["ArrowRight"], wish: { do: "skip", seconds: 5 }, repeats: true },
  "chapter-back": { keys: ["["], wish: { do: "chapter-back" } },
  "chapter-on": { keys: ["]"], wish: { do: "chapter-on" } },
  louder: { keys: ["ArrowUp"], wish: { do: "volume", by: 0.1 }, repeats: true },
  quieter: { keys: ["ArrowDown"], wish: { do: "volume", by: -0.1 }, repeats: true },
  mute: { keys: ["m"], wish: { do: "mute" } },
  captions: { keys: ["c"], wish: { do: "captions" } },
  "full-screen": { keys: ["f"], wish: { do: "full-screen" } },
  "own-window": { keys: ["p"], wish: { do: "own-window" } },
  slower: { keys: ["<"], wish: { do: "speed", to: "slower" } },
  faster: { keys: [">"], wish: { do: "speed", to: "faster" } },
  sheet: { keys: ["?"], wish: { do: "sheet" } },
} as const satisfies Record<string, Key>;
export type PlayerKey = keyof typeof playerKeys;

const known: readonly Key[] = Object.values(playerKeys);

export const wishOf = (press: Press): Wish | null => {
  if (press.typing || press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.on === "button" && key === " ") return null;
  if (press.on === "slider" && /^Arrow(?:Up|Down)$/.test(key)) return null;
  if (/^\d$/.test(key)) return press.repeat ? null : { do: "jump", part: Number(key) / 10 };
  const found = known.find(({ keys }) => keys.includes(key));
  return found === undefined || (press.repeat && found.repeats !== true) ? null : found.wish;
};

/** What can be chosen, from slow to fast. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export const nextSpeed = (now: number, to: "slower" | "faster"): number =>
  (to === "faster" ? speeds.find((one) => one > now) : speeds.findLast((one) => one < now)) ?? now;
