import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Escape within an element; menus and fields in it that take the key for themselves keep it. Listens as soon as the
 * element is there: it may have the focus by then, and a key that comes before a later effect would be lost.
 */
export const useEscape = (within: RefObject<HTMLElement | null>, act: () => void): void => {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  useLayoutEffect(() => {
    const element = within.current;
    const press = ({ key, defaultPrevented, isComposing }: KeyboardEvent): void => {
      const menuOpen = element?.querySelector('[data-state="open"]') !== null;
      if (key === "Escape" && !defaultPrevented && !isComposing && !menuOpen) newest.current();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [within]);
};
