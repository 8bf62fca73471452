import { useEffect, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";

/** How long it is said that something was saved, ms. */
const SAID_MS = 2500;

/** One setting that is saved at once. What the server answers is shown; what it refuses goes back, with the reason. */
export type Saving<Value> = {
  /** The new value while it is on its way, else what holds. */
  readonly shown: Value;
  readonly state: "idle" | "saving" | "saved" | "refused";
  readonly problem: string | null;
  save(value: Value): void;
};

export const useSaving = <Value>(
  roomId: string,
  holds: Value,
  write: (value: Value) => Promise<MeetRoom>,
): Saving<Value> => {
  const queries = useQueryClient();
  const [said, setSaid] = useState(0);
  const key = ["room", roomId];
  const saving = useMutation({
    mutationFn: write,
    onMutate: () => queries.cancelQueries({ queryKey: key }),
    onSuccess: (room) => {
      queries.setQueryData(key, (before: MeetRoom | undefined) => ({ ...before, ...room }));
      setSaid((count) => count + 1);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  useEffect(() => {
    if (said === 0) return undefined;
    const timer = setTimeout(() => setSaid(0), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const state = saving.isPending ? "saving" : saving.isError ? "refused" : said > 0 ? "saved" : "idle";
  return {
    shown: saving.isPending ? saving.variables : holds,
    state,
    problem: saving.isError ? wordsOf(saving.error) : null,
    save: (value) => saving.mutate(value),
  };
};
