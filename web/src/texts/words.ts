import { english } from "./english.ts";

/** The same keys and functions, in any words. */
export type InWords<Item> = Item extends string
  ? string
  : Item extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof Item]: InWords<Item[Key]> };

/** What a language must say. English is the type of all: a string that one lacks does not compile. */
export type Words = InWords<typeof english>;

/** The words of the language that is shown. Modules that import it see it change. */
export let text: Words = english;

export const speak = (words: Words): void => {
  text = words;
};
