/**
 * What a page shows of itself in its address: filters, order, how far the list is open. A reload, a link that is sent
 * and the way back show the same; what is as usual is left out of the address.
 */
import { useSearchParams } from "wouter";

export type Address<Name extends string> = {
  readonly values: Readonly<Record<Name, string>>;
  /** Differs from the usual in anything. */
  readonly isChanged: boolean;
  /** What is left out stays. The list that is shown then begins anew. */
  set(patch: Partial<Record<Name, string>>): void;
  clear(): void;
};

/** @param usual what holds where the address says nothing */
export const useAddress = <Name extends string>(usual: Readonly<Record<Name, string>>): Address<Name> => {
  const [params, change] = useSearchParams();
  const names = Object.keys(usual) as Name[];
  const valueOf = (name: Name): string => params.get(name) ?? usual[name];
  const set = (patch: Partial<Record<Name, string>>): void =>
    change(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(PAGES);
        for (const name of names) {
          const value = patch[name];
          if (value === undefined) continue;
          if (value === usual[name]) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return {
    values: Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, string>,
    isChanged: names.some((name) => valueOf(name) !== usual[name]),
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

/** One of those that there are; what an address says besides is as good as nothing. */
export const oneOf = <Value extends string>(values: readonly Value[], said: string): Value | undefined =>
  values.find((value) => value === said);
