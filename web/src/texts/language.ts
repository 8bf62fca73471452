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

/** Loads the words of a part in a language; what it gives makes them the ones that are shown. */
type Part = (language: Language) => Promise<() => void>;
const parts: Part[] = [];

/** Words of a part of the app that is loaded when it is wanted: from now on they follow the language. */
export const alsoSpeak = async (part: Part): Promise<void> => {
  parts.push(part);
  const become = await part(now).catch(() => undefined);
  become?.();
};

const show = async (language: Language): Promise<void> => {
  const [words, ...others] = await Promise.all([loaders[language](), ...parts.map((part) => part(language))]);
  speak(words);
  for (const become of others) become();
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
