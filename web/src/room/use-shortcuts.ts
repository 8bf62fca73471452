import { usePageKeys } from "../parts/use-page-keys.ts";
import { shortcutOf, type Shortcut } from "./shortcuts.ts";

/** Listens for the room's keys. */
export const useShortcuts = (act: (what: Shortcut) => void): { readonly on: boolean; set(on: boolean): void } =>
  usePageKeys(shortcutOf, act);
