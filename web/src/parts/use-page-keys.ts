import { useEffect, useEffectEvent, useState } from "react";

/** One choice for all pages of this browser. */
const OFF = "roomreel.shortcuts-off";
/** Where every key means something of its own. */
const TAKEN = [
  'input:not([type="checkbox"], [type="radio"], [type="range"])',
  ...["textarea", "select", '[contenteditable]:not([contenteditable="false"])', '[role="textbox"]'],
].join();
/**
 * What lies over the page and is to be answered or closed first. A notice that asks is no such thing, nor is a dialog
 * that is not shown: the film keeps one for its errors.
 */
const OVER = '[role="dialog"], [role="menu"], [role="alertdialog"][data-state="open"]';

/** What of a keyboard event counts. `typing`: the focus is where letters are written, or a dialog or menu is open. */
export type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly typing: boolean;
  /** What has the focus does something of its own with Space and Enter, or, a slider, with the arrows. */
  readonly on: "button" | "slider" | null;
};

/**
 * Listens for a page's keys. Whoever is disturbed by them switches them off, for this browser (WCAG 2.1.4).
 * @param meaning what a press asks for; null: nothing of the page
 */
export const usePageKeys = <Wish>(
  meaning: (press: Press) => Wish | null,
  act: (wish: Wish) => void,
): { readonly on: boolean; set(on: boolean): void } => {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) === null);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat, target, defaultPrevented } = event;
    const element = target instanceof Element ? target : null;
    const typing = defaultPrevented || isCovered() || (element?.closest(TAKEN) ?? null) !== null;
    const wish = meaning({ key, ctrlKey, metaKey, altKey, repeat, typing, on: roleOf(element) });
    if (wish === null) return;
    event.preventDefault();
    act(wish);
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

const isCovered = (): boolean =>
  [...document.querySelectorAll(OVER)].some((one) => one.checkVisibility({ visibilityProperty: true }));

const roleOf = (element: Element | null): Press["on"] => {
  if (element === null) return null;
  if (element.matches('[role="slider"], input[type="range"], media-volume-range')) return "slider";
  return element.closest('button, a[href], summary, input, [role="button"]') === null ? null : "button";
};
