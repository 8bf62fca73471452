import { startTransition, useState } from "react";

/**
 * What lies beside the page or over it. A part that is still to be loaded takes its place when it is there, not before.
 * One that is closed is gone at once, whatever else the page has to draw: the next key is not typed into it.
 */
export const useShown = <Part>(): readonly [Part | null, (next: Part | null) => void] => {
  const [shown, setShown] = useState<Part | null>(null);
  const show = (next: Part | null): void => {
    if (next === null) setShown(null);
    else startTransition(() => setShown(next));
  };
  return [shown, show];
};
