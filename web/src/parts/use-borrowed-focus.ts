import { useLayoutEffect, useRef, type RefObject } from "react";

/** What the focus is given back to when what had it before is gone. */
export type Lender = { readonly first?: (within: HTMLElement) => HTMLElement | null; readonly lender?: string };

/**
 * What appears takes the focus, so that one key answers it, and gives it back when it goes. Nothing is taken from
 * somebody who is typing, and nothing given back to a page on which the focus is elsewhere by then.
 *
 * Both happen while the page changes, not afterwards: an effect that runs later leaves a while, the longer the busier
 * the machine, in which the focus is on nothing, and whatever comes in it decides where the focus stays.
 *
 * @param first what of it takes the focus; itself unless said
 * @param lender selector of what opens it: it has the focus afterwards if what had it before is gone, or was nothing,
 *   as in browsers that give a pressed button none
 */
export const useBorrowedFocus = (within: RefObject<HTMLElement | null>, { first, lender }: Lender = {}): void => {
  const how = useRef({ first, lender });
  useLayoutEffect(() => {
    const before = document.activeElement;
    const here = within.current;
    if (here === null || isTypedInto(before)) return undefined;
    (how.current.first?.(here) ?? here).focus({ preventScroll: true });
    const opener = how.current.lender;
    return () => {
      const now = document.activeElement;
      if (now === null || now === document.body || here.contains(now)) giveBack(before, opener);
    };
  }, [within]);
};

const isTypedInto = (one: Element | null): boolean =>
  one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement;

const giveBack = (to: Element | null, opener: string | undefined): void => {
  if (takes(to) || opener === undefined) return;
  for (const one of document.querySelectorAll(opener)) if (takes(one)) return;
};

const takes = (one: Element | null): boolean => {
  if (!(one instanceof HTMLElement) || one === document.body || !one.isConnected) return false;
  one.focus({ preventScroll: true });
  return document.activeElement === one;
};
