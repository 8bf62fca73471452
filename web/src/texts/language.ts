/**
 * Which language the app speaks: the one chosen here before, else the first of the browser's that there is, else
 * English. English comes with the app, since every other falls back to it; the others are loaded when they are wanted.
 */
import { english } from "./english.ts";
import { speak, type Words } from "./words.ts";

export const languages = ["en", "es", "de"] as const;
export type Language = (typeof languages)[number];
/** Each in itself, so that everybody finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", es: "Español", de: "Deutsch" };

const KEY = "roomreel.language";
const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => english,
  es: async () => (await import("./spanish.ts")).spanish,
  de: async () => (await import("./german.ts")).german,
};

let now: Language = "en";
const listeners = new Set<() => void>();

const isLanguage = (value: string): value is Language => languages.some((one) => one === value);

/** @param wanted languages as browsers name them (BCP 47), the best one first */
export const languageFor = (wanted: readonly string[]): Language =>
  wanted.map((one) => one.toLowerCase().split("-")[0] ?? "").find(isLanguage) ?? "en";

/** For dates and numbers: the language that is shown, as it is spoken where the browser lives. */
export const localeFor = (language: Language, wanted: readonly string[]): string =>
  wanted.find((one) => one.toLowerCase().split("-")[0] === language) ?? language;
export const localeNow = (): string => localeFor(now, navigator.languages);

export const languageNow = (): Language => now;
export const watchLanguage = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const show = async (language: Language): Promise<void> => {
  speak(await loaders[language]());
  now = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
};

/** Before anything is drawn. Where a language cannot be loaded the app speaks English. */
export const startLanguage = async (): Promise<void> => {
  const kept = localStorage.getItem(KEY);
  await show(languageFor([...(kept === null ? [] : [kept]), ...navigator.languages])).catch(() => undefined);
};

/** From now on, in this browser. Rejects when it cannot be loaded; then everything stays as it is. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  await show(language);
  localStorage.setItem(KEY, language);
};
