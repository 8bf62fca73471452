type Theme = "light" | "dark";
const KEY = "roomreel.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = (): Theme | null => {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : null;
};
let always: Theme | null = null;
const themeNow = (): Theme => always ?? chosen() ?? (system.matches ? "dark" : "light");

const show = (): void => {
  document.documentElement.dataset["theme"] = themeNow();
};

/** Shows the chosen theme, else the system's, and follows the system when it changes. */
export const applyTheme = (): void => {
  show();
  system.addEventListener("change", show);
};

export const switchTheme = (): void => {
  const next: Theme = themeNow() === "dark" ? "light" : "dark";
  localStorage.setItem(KEY, next);
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
