/**
 * The words of a recording's page, and of media-chrome's controls in it. They come with the page; from then on they
 * follow the language.
 */
import { playerWords as english } from "./english/player.ts";
import { alsoSpeak, type Language } from "./language.ts";
import type { InWords } from "./words.ts";

/** What every language must say; a string that one lacks does not compile. */
export type PlayerWords = InWords<typeof english>;

/** To be read when drawing, never kept. */
export let playerText: PlayerWords = english;

const loaders: Readonly<Record<Language, () => Promise<PlayerWords>>> = {
  en: async () => english,
  es: async () => {
    const [{ playerWords }] = await Promise.all([
      import("./spanish/player.ts"),
      import("media-chrome/dist/lang/es.js"),
    ]);
    return playerWords;
  },
  de: async () => {
    const [{ playerWords }] = await Promise.all([import("./german/player.ts"), import("media-chrome/dist/lang/de.js")]);
    return playerWords;
  },
};

/** Before the page is drawn. Where a language cannot be loaded the page speaks English. */
export const startPlayerText = (): Promise<void> =>
  alsoSpeak(async (language) => {
    const words = await loaders[language]();
    return () => {
      playerText = words;
    };
  });
