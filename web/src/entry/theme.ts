type Theme = "light" | "dark";
const KEY = "roomreel.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = (): Theme | null => {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : null;
};
const themeNow = (): Theme => chosen() ?? (system.matches ? "dark" : "light");

/** Shows the chosen theme, else the system's, and follows the system when it changes. */
export const applyTheme = (): void => {
  const show = (): void => {
    document.documentElement.dataset["theme"] = themeNow();
  };
  show();
  system.addEventListener("change", show);
};

export const switchTheme = (): void => {
  const next: Theme = themeNow() === "dark" ? "light" : "dark";
  localStorage.setItem(KEY, next);
  document.documentElement.dataset["theme"] = next;
};

/** Dark until the returned function is called. */
export const darkWhile = (): (() => void) => {
  document.documentElement.dataset["theme"] = "dark";
  return () => {
    document.documentElement.dataset["theme"] = themeNow();
  };
};
