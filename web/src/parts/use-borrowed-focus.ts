import { useEffect, type RefObject } from "react";

/**
 * What appears takes the focus, so that one key answers it, and gives it back when it goes. Nothing is taken from
 * somebody who is typing, and nothing given back to a page on which the focus is elsewhere by then.
 */
export const useBorrowedFocus = (to: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const before = document.activeElement;
    const here = to.current;
    if (here === null || before instanceof HTMLInputElement) return undefined;
    here.focus({ preventScroll: true });
    return () => {
      const stayed = document.activeElement === here || document.activeElement === document.body;
      if (stayed && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [to]);
};
