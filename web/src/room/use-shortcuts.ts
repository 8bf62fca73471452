import { useEffect, useEffectEvent, useState } from "react";
import { shortcutOf, type Shortcut } from "./shortcuts.ts";

const OFF = "roomreel.shortcuts-off";
/** Where keys mean something of their own. */
const TAKEN = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';
/** What lies over the page and is to be answered or closed first. A notice that asks is no such thing. */
const OVER = '[role="dialog"], [role="menu"], [role="alertdialog"][data-state="open"]';

/** Listens for the page's keys. Whoever is disturbed by them switches them off, for this browser. */
export const useShortcuts = (act: (what: Shortcut) => void): { readonly on: boolean; set(on: boolean): void } => {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) === null);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat, target, defaultPrevented } = event;
    const typing =
      defaultPrevented ||
      document.querySelector(OVER) !== null ||
      (target instanceof Element && target.closest(TAKEN) !== null);
    const what = shortcutOf({ key, ctrlKey, metaKey, altKey, repeat, typing });
    if (what === null) return;
    event.preventDefault();
    act(what);
  });
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
  const set = (next: boolean): void => {
    if (next) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    setOn(next);
  };
  return { on, set };
};
