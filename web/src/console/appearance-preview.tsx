import type { ReactNode } from "react";
import { CircleCheck, TriangleAlert } from "lucide-react";
import type { Theme } from "@roomreel/contract";
import { contrastOf, tokensOf } from "../entry/theme-colours.ts";
import { consoleText } from "../texts/console-text.ts";
import styles from "./appearance.module.css";

/** Words (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;
/** As tokens.css has them. */
const usual = {
  light: { surface: "#ffffff", ink: "#17181c", accent: "#4250d5", words: "#ffffff", link: "#3541b8" },
  dark: { surface: "#15161a", ink: "#f2f3f5", accent: "#98a3ff", words: "#0d1033", link: "#b6beff" },
} as const;

/** A piece of a page in these colours, with how well it can be read. */
export const AppearancePreview = ({ theme }: { theme: Theme }): ReactNode => {
  const words = consoleText.appearance;
  const tokens = tokensOf(theme, theme.baseTheme);
  const base = usual[theme.baseTheme];
  const wanted = theme.surfaceColor ?? base.surface;
  const measured = {
    ink: contrastOf(base.ink, wanted),
    button: contrastOf(tokens["--on-accent"] ?? base.words, tokens["--accent"] ?? base.accent),
    link: contrastOf(tokens["--accent-ink"] ?? base.link, tokens["--surface"] ?? base.surface),
  };
  const isShaded =
    theme.primaryColor !== null &&
    (tokens["--accent-ink"] !== theme.primaryColor || tokens["--accent"] !== theme.primaryColor);
  return (
    <div className={styles.seen}>
      <h3>{words.preview}</h3>
      <div className={styles.preview} data-theme={theme.baseTheme} style={tokens}>
        <div className={styles.sample}>
          <strong>{words.previewTitle}</strong>
          <p>{words.previewText}</p>
          <p className={styles.sampleLink}>{words.previewLink}</p>
          <span className={styles.sampleChosen}>{words.previewLink}</span>
          <span className={styles.sampleButton}>{words.previewButton}</span>
        </div>
      </div>
      <ul className={styles.contrasts}>
        {(["ink", "button", "link"] as const).map((name) => (
          <li key={name}>
            {measured[name] >= LEAST ? <CircleCheck size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
            {words.contrast(words.contrasts[name], measured[name].toFixed(1))}
          </li>
        ))}
      </ul>
      {isShaded ? <p className={styles.note}>{words.adjusted}</p> : null}
    </div>
  );
};
