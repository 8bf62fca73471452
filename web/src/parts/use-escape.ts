import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Escape within an element; menus that are open in it keep the key. It is heard as soon as the element is there, which
 * may have the focus by then, and before anything else hears it: a tooltip somewhere that is about to go takes the key
 * for itself, and the panel would stay.
 */
export const useEscape = (within: RefObject<HTMLElement | null>, act: () => void): void => {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  useLayoutEffect(() => {
    const element = within.current;
    const press = ({ key, target, isComposing }: KeyboardEvent): void => {
      if (key !== "Escape" || isComposing || element === null) return;
      const isHere = target instanceof Node && element.contains(target);
      if (isHere && element.querySelector('[data-state="open"]') === null) newest.current();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [within]);
};
