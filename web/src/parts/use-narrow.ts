import { useSyncExternalStore } from "react";

/** As in the style sheets: a phone upright, or a window as narrow. */
const narrow = matchMedia("(max-width: 760px)");
const watch = (listener: () => void): (() => void) => {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
};

/** There is little room: what comes first, or stays, is what matters most. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches);
