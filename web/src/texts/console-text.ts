/**
 * The words of the console's own pages. They come with the console, and not with a room, whose first visit has to load
 * quickly; from then on they follow the language.
 */
import { consolePages as english } from "./english/console-pages.ts";
import { alsoSpeak, type Language } from "./language.ts";
import type { InWords } from "./words.ts";

/** What every language must say; a string that one lacks does not compile. */
export type ConsoleWords = InWords<typeof english>;

/** To be read when drawing, never kept. */
export let consoleText: ConsoleWords = english;

const loaders: Readonly<Record<Language, () => Promise<ConsoleWords>>> = {
  en: async () => english,
  es: async () => (await import("./spanish/console-pages.ts")).consolePages,
  de: async () => (await import("./german/console-pages.ts")).consolePages,
};

/** Before the console is drawn. Where a language cannot be loaded the console speaks English. */
export const startConsoleText = (): Promise<void> =>
  alsoSpeak(async (language) => {
    const words = await loaders[language]();
    return () => {
      consoleText = words;
    };
  });
