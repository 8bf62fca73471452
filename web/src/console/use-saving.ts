import { useEffect, useState } from "react";
import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";

/** How long it is said that something was saved, ms. What waits for the next meeting stays said. */
const SAID_MS = 2500;

/** From when the last change holds; a room says it (SP18). */
export type HoldsFrom = "now" | "next-meeting";

/** One setting that is saved at once. What the server answers is shown; what it refuses goes back, with the reason. */
export type Saving<Value> = {
  /** The new value while it is on its way, else what holds. */
  readonly shown: Value;
  readonly state: "idle" | "saving" | "saved" | "refused";
  /** Of what was saved last, while that is said; null: nothing is known of it. */
  readonly from: HoldsFrom | null;
  readonly problem: string | null;
  save(value: Value): void;
};

/** @param key of the query whose data the answer is merged into */
export const useSavingIn = <Value, Whole extends object>(
  key: QueryKey,
  holds: Value,
  write: (value: Value) => Promise<Whole>,
): Saving<Value> => {
  const queries = useQueryClient();
  const [said, setSaid] = useState<{ readonly from: HoldsFrom | null } | null>(null);
  const saving = useMutation({
    mutationFn: write,
    onMutate: () => {
      setSaid(null);
      return queries.cancelQueries({ queryKey: key });
    },
    onSuccess: (whole) => {
      queries.setQueryData(key, (before: Whole | undefined) => ({ ...before, ...whole }));
      setSaid({ from: holdsFrom(whole) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  useEffect(() => {
    if (said === null || said.from === "next-meeting") return undefined;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return {
    shown: saving.isPending ? saving.variables : holds,
    state: saving.isPending ? "saving" : saving.isError ? "refused" : said === null ? "idle" : "saved",
    from: said?.from ?? null,
    problem: saving.isError ? wordsOf(saving.error) : null,
    save: (value) => saving.mutate(value),
  };
};

/** One setting of a room. */
export const useSaving = <Value>(
  roomId: string,
  holds: Value,
  write: (value: Value) => Promise<MeetRoom>,
): Saving<Value> => useSavingIn(["rooms", roomId], holds, write);

/** Of several that changed together the last one counts. */
const holdsFrom = (whole: Pick<MeetRoom, "appliesFrom"> | object): HoldsFrom | null => {
  if (!("appliesFrom" in whole) || whole.appliesFrom === undefined) return null;
  return Object.values(whole.appliesFrom).includes("next-meeting") ? "next-meeting" : "now";
};
