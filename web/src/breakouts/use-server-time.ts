import { useEffect, useState } from "react";

const TICK_MS = 250;

/** Epoch ms of the server, now and again; stands still while nobody needs it. */
export const useServerTime = (serverAhead: number, needed: boolean): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [needed]);
  return now + serverAhead;
};
