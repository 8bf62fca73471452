import { useEffect, useRef, type RefObject } from "react";

/** Escape within an element; menus and fields in it that take the key for themselves keep it. */
export const useEscape = (within: RefObject<HTMLElement | null>, act: () => void): void => {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    const element = within.current;
    const press = ({ key, defaultPrevented, isComposing }: KeyboardEvent): void => {
      const menuOpen = element?.querySelector('[data-state="open"]') !== null;
      if (key === "Escape" && !defaultPrevented && !isComposing && !menuOpen) newest.current();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [within]);
};
