import { useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { changed, type ListState, readState, writeState } from "./list-state.ts";

export type ListPlace = {
  readonly state: ListState;
  /** Whatever is changed begins at the first page. `quietly`: no step of the browser's history, as while typing. */
  change(patch: Partial<ListState>, quietly?: boolean): void;
  next(token: string): void;
  /** Null on the first page; without the way back, which an address alone does not have, it is the first page. */
  readonly previous: (() => void) | null;
};

/** The list's state in the address, and the way back through its pages in the browser's history. */
export const useListState = (): ListPlace => {
  const [address, setAddress] = useSearchParams();
  const trail = trailIn(useHistoryState<unknown>());
  const state = readState(address);
  const go = (to: ListState, way: readonly string[], replace = false): void =>
    setAddress((before) => writeState(to, before), { replace, state: { trail: way } });
  const here = state.after ?? "";
  const back = (): void => {
    const before = trail.at(-1) ?? "";
    const page = before === "" ? 1 : state.page - 1;
    go({ ...state, page, after: before === "" ? null : before }, trail.slice(0, -1));
  };
  return {
    state,
    change: (patch, quietly = false) => go(changed(state, patch), [], quietly),
    next: (token) => go({ ...state, page: state.page + 1, after: token }, [...trail, here]),
    previous: state.after === null ? null : back,
  };
};

/** The beginnings of the pages before this one, the first one's empty. */
const trailIn = (kept: unknown): readonly string[] => {
  const trail: unknown = typeof kept === "object" && kept !== null && "trail" in kept ? kept.trail : null;
  return Array.isArray(trail) ? trail.filter((one) => typeof one === "string") : [];
};
