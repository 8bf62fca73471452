/**
 * How the app looks: light or dark as one chose here, else as the organisation, else as the system says; and in the
 * organisation's colours. What it said last is kept in the browser, so that pages do not change their colours when they
 * come.
 */
import type { Theme } from "@roomreel/contract";
import { tokensOf, type Shown, type Tokens } from "./theme-colours.ts";

const KEY = "roomreel.theme";
const ORGANISATION_KEY = "roomreel.appearance";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = (): Shown | null => {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : null;
};
const kept = (): Theme | null => {
  try {
    return JSON.parse(localStorage.getItem(ORGANISATION_KEY) ?? "null") as Theme | null;
  } catch {
    return null;
  }
};

let organisation = kept();
let always: Shown | null = null;
let worn: Tokens = {};
const themeNow = (): Shown => always ?? chosen() ?? organisation?.baseTheme ?? (system.matches ? "dark" : "light");

const show = (): void => {
  const { dataset, style } = document.documentElement;
  const shown = themeNow();
  dataset["theme"] = shown;
  const tokens = organisation === null ? {} : tokensOf(organisation, shown);
  for (const name of Object.keys(worn)) if (!(name in tokens)) style.removeProperty(name);
  for (const [name, colour] of Object.entries(tokens)) style.setProperty(name, colour);
  worn = tokens;
};

/** Shows what holds, and follows the system when it changes. */
export const applyTheme = (): void => {
  show();
  system.addEventListener("change", show);
};

/** From now on, the organisation's; null: it has none of its own. */
export const wear = (theme: Theme | null): void => {
  organisation = theme;
  if (theme === null) localStorage.removeItem(ORGANISATION_KEY);
  else localStorage.setItem(ORGANISATION_KEY, JSON.stringify(theme));
  show();
};

export const switchTheme = (): void => {
  localStorage.setItem(KEY, themeNow() === "dark" ? "light" : "dark");
  show();
};

/** Dark until the returned function is called. */
export const darkWhile = (): (() => void) => {
  always = "dark";
  show();
  return () => {
    always = null;
    show();
  };
};
