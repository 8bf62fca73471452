/** The filters and the order of a table of the console, and how far it is open, in the address of its page. */
import { useSearchParams } from "wouter";
import { readAddress, type Values, writeAddress } from "../parts/address.ts";

export type Address<Name extends string> = {
  readonly values: Values<Name>;
  /** Differs from the usual in anything. */
  readonly isChanged: boolean;
  /** What is left out stays. The list that is shown then begins anew. */
  set(patch: Partial<Values<Name>>): void;
  clear(): void;
};

/** @param usual what holds where the address says nothing */
export const useAddress = <Name extends string>(usual: Values<Name>): Address<Name> => {
  const [params, change] = useSearchParams();
  const values = readAddress(usual, params);
  const set = (patch: Partial<Values<Name>>): void =>
    change(
      (before) => {
        const next = writeAddress(usual, patch, before);
        next.delete(PAGES);
        return next;
      },
      { replace: true },
    );
  return {
    values,
    isChanged: Object.entries<string>(values).some(([name, value]) => value !== usual[name as Name]),
    set,
    clear: () => set(usual),
  };
};

const PAGES = "pages";
/** So many are loaded at once after a reload, at most. */
const PAGES_MAX = 10;

/** How many pages of a list are open; it is in the address too. */
export const usePagesOpen = (): readonly [number, (count: number) => void] => {
  const [params, change] = useSearchParams();
  const asked = Number(params.get(PAGES) ?? "1");
  const open = Number.isInteger(asked) ? Math.min(PAGES_MAX, Math.max(1, asked)) : 1;
  const set = (count: number): void =>
    change(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(PAGES, String(count));
        return next;
      },
      { replace: true },
    );
  return [open, set];
};
