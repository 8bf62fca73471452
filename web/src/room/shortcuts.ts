/**
 * Keys of the room page (docs/keyboard.md): single characters, so whoever is disturbed by them can switch them off
 * (WCAG 2.1.4). None of them does at once what cannot be taken back: recording and leaving are asked first.
 */

import type { Press as PagePress } from "../parts/use-page-keys.ts";

export const shortcuts = [
  { key: "m", does: "microphone" },
  { key: "v", does: "camera" },
  { key: "s", does: "screen" },
  { key: "h", does: "hand" },
  { key: "p", does: "people" },
  { key: "c", does: "chat" },
  { key: "r", does: "record" },
  { key: "b", does: "mark" },
  { key: "f", does: "fullScreen" },
  { key: "l", does: "leave" },
  { key: "?", does: "sheet" },
] as const;
export type Shortcut = (typeof shortcuts)[number]["does"];

/** What of a press counts here. */
export type Press = Omit<PagePress, "on">;

export const shortcutOf = (press: Press): Shortcut | null => {
  if (press.typing || press.repeat || press.ctrlKey || press.metaKey || press.altKey) return null;
  return shortcuts.find(({ key }) => key === press.key.toLowerCase())?.does ?? null;
};

/** What there is to do only in some browsers, rooms and roles. */
export type Here = Readonly<
  Record<"microphone" | "camera" | "screen" | "chat" | "record" | "mark" | "fullScreen", boolean>
>;

/** Of all keys those that do something here and now. */
export const offeredOf = (here: Here): readonly Shortcut[] => {
  const lacking: Partial<Record<Shortcut, boolean>> = here;
  return shortcuts.map(({ does }) => does).filter((does) => lacking[does] !== false);
};
