/**
 * What changes elsewhere changes on the page by itself: one stream for the whole tab, while somebody is signed in. A
 * change asks again for what is on the page and begins with that word; whatever was missed asks for everything. Several
 * at once ask once. A stream that breaks is opened again, later each time unless it stood for a while; until then the
 * page is as old as it is.
 */
import { useEffect, useSyncExternalStore } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Change } from "@roomreel/contract";
import { accountAccess, sessionNow, watchSession } from "./session.ts";

const GATHER_MS = 300;
const AGAIN_MS = { first: 1000, most: 60_000 } as const;
/** A stream that stood so long works here: something between that ends each at once is not asked every second. */
const STOOD_MS = 10_000;

/** First words of query keys that a kind of subject is part of, beside its own name. */
const alsoIn: Partial<Record<Change["kind"], readonly string[]>> = {
  recordings: ["recording"],
  rooms: ["room", "room-members", "space-rooms"],
  meetings: ["rooms", "room", "space-rooms"],
  spaces: ["space", "space-members", "space-rooms"],
};
/** The words whose queries a change makes old. */
export const wordsOfChange = (kind: Change["kind"]): readonly string[] => [kind, ...(alsoIn[kind] ?? [])];

/** Used once, around all pages. */
export const useLiveChanges = (): void => {
  const queries = useQueryClient();
  const account = useSyncExternalStore(watchSession, () => signedIn());
  useEffect(() => {
    if (account === null) return undefined;
    const stop = new AbortController();
    void listen(queries, stop.signal);
    return () => stop.abort();
  }, [queries, account]);
};

/** Who is signed in and may ask for anything. */
const signedIn = (): string | null => {
  const session = sessionNow();
  return session === null || session.mustChangePassword ? null : session.userId;
};

const listen = async (queries: QueryClient, signal: AbortSignal): Promise<void> => {
  const renew = renewing(queries, signal);
  let again: number = AGAIN_MS.first;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const began = Date.now();
    try {
      for await (const one of accountAccess.api.changes(signal)) {
        if (one.event === "change") renew(wordsOfChange(one.kind));
        else if (one.event === "missed" || !isFirst) renew(null);
      }
    } catch {
      // No connection, or no session any more: the next try says which.
    }
    if (Date.now() - began >= STOOD_MS) again = AGAIN_MS.first;
    await pause(again * (0.5 + Math.random() / 2), signal);
    again = Math.min(again * 2, AGAIN_MS.most);
  }
};

/** Null: everything. */
const renewing = (queries: QueryClient, signal: AbortSignal): ((words: readonly string[] | null) => void) => {
  let waiting: Set<string> | null = new Set();
  let timer: number | undefined;
  const run = (): void => {
    const words = waiting;
    waiting = new Set();
    timer = undefined;
    if (signal.aborted) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => words === null || words.has(String(queryKey[0])) });
  };
  return (words) => {
    if (words === null) waiting = null;
    else for (const word of words) waiting?.add(word);
    timer ??= window.setTimeout(run, GATHER_MS);
  };
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = window.setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
