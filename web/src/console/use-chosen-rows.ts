import { useState } from "react";

/** Rows of a table that somebody chose, by their keys. */
export type Chosen = {
  readonly keys: readonly string[];
  has(key: string): boolean;
  toggle(key: string): void;
  choose(keys: readonly string[]): void;
  clear(): void;
};

/** @param shown what is not shown any more is not chosen either */
export const useChosenRows = (shown: readonly string[]): Chosen => {
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const keys = shown.filter((key) => marked.has(key));
  return {
    keys,
    has: (key) => marked.has(key),
    toggle: (key) => mark(new Set(marked.has(key) ? keys.filter((one) => one !== key) : [...keys, key])),
    choose: (all) => mark(new Set(all)),
    clear: () => mark(new Set()),
  };
};
