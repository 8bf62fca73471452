/**
 * The words of the library and of links to recordings. They come with the pages that show recordings, and not with a
 * room, whose first visit has to load quickly; from then on they follow the language.
 */
import { libraryPages as english } from "./english/library.ts";
import { alsoSpeak, type Language } from "./language.ts";
import type { InWords } from "./words.ts";

/** What every language must say; a string that one lacks does not compile. */
export type LibraryWords = InWords<typeof english>;

/** To be read when drawing, never kept. */
export let libraryText: LibraryWords = english;

const loaders: Readonly<Record<Language, () => Promise<LibraryWords>>> = {
  en: async () => english,
  es: async () => (await import("./spanish/library.ts")).libraryPages,
  de: async () => (await import("./german/library.ts")).libraryPages,
};

let started: Promise<void> | null = null;

/** Before anything of it is drawn; may be called by several. Where a language cannot be loaded it is English. */
export const startLibraryText = (): Promise<void> => {
  started ??= alsoSpeak(async (language) => {
    const words = await loaders[language]();
    return () => {
      libraryText = words;
    };
  });
  return started;
};
