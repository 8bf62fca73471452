/** Keys of the room page: single characters, so whoever is disturbed by them can switch them off (WCAG 2.1.4). */

export const shortcuts = [
  { key: "m", does: "microphone" },
  { key: "v", does: "camera" },
  { key: "s", does: "screen" },
  { key: "h", does: "hand" },
  { key: "p", does: "people" },
  { key: "c", does: "chat" },
  { key: "f", does: "fullScreen" },
  { key: "?", does: "sheet" },
] as const;
export type Shortcut = (typeof shortcuts)[number]["does"];

/** What of a keyboard event counts. `typing`: the focus is where letters are written, or a dialog or menu is open. */
export type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly typing: boolean;
};

export const shortcutOf = (press: Press): Shortcut | null => {
  if (press.typing || press.repeat || press.ctrlKey || press.metaKey || press.altKey) return null;
  return shortcuts.find(({ key }) => key === press.key.toLowerCase())?.does ?? null;
};

/** Of all keys those that do something in this browser and this room. */
export const offeredOf = (here: { readonly fullScreen: boolean; readonly chat: boolean }): readonly Shortcut[] =>
  shortcuts
    .map(({ does }) => does)
    .filter((does) => (does !== "fullScreen" || here.fullScreen) && (does !== "chat" || here.chat));
