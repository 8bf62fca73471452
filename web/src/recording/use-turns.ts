import { useEffect, useState } from "react";
import type { RecordingState } from "@roomreel/contract";
import { arrive, endTurn, firstTurn, keyOf, TURN_MS } from "./turns.ts";

/** The state to announce now: the room's own, or an earlier one whose time is not over. */
export const useTurns = (state: RecordingState | null): RecordingState | null => {
  const [turns, setTurns] = useState(() => firstTurn(state));
  const next = arrive(turns, state);
  if (next !== turns) setTurns(next);
  const { held, shown } = next;
  const key = keyOf(shown);
  useEffect(() => {
    if (!held) return;
    const timer = setTimeout(() => setTurns((now) => (keyOf(now.shown) === key ? endTurn(now) : now)), TURN_MS);
    return () => clearTimeout(timer);
  }, [held, key]);
  return shown;
};
