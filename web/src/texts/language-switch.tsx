import type { ReactNode } from "react";
import { Languages } from "lucide-react";
import { toast } from "sonner";
import { chooseLanguage, languageNames, languages, type Language } from "./language.ts";
import { text } from "./index.ts";
import { useLanguage } from "./use-language.ts";
import styles from "./language-switch.module.css";

/** One of the languages, each in its own words. */
export const LanguageSwitch = (): ReactNode => {
  const language = useLanguage();
  const choose = (wanted: Language): void => {
    chooseLanguage(wanted).catch(() => toast.error(text.problem.unreachable));
  };
  return (
    <label className={styles.switch}>
      <Languages size={16} aria-hidden />
      <span className="quiet-label">{text.language}</span>
      <select value={language} onChange={(event) => choose(event.target.value as Language)}>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
    </label>
  );
};
