import { useEffect, useState } from "react";

const SECOND_MS = 1000;

/** Epoch ms, each second, while something on the page counts. */
export const useNow = (isNeeded: boolean): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isNeeded) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isNeeded]);
  return now;
};
