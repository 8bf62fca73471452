/**
 * What search finds a recording by. Words are runs of letters and digits, in lower case and without accents, so that
 * `Zoë` is found by `zoe`; the database compares beginnings (`weekl` finds *Weekly*). Scripts that write no blanks
 * between words have no beginnings: of their runs each suffix is a word, so that any part is found.
 *
 * It is done here and not by PostgreSQL's own parser, whose idea of a letter depends on the locale of the cluster, and
 * which takes `notes/budget` for one file name.
 */
const WORD_CHARACTERS_MAX = 40;
const UNSPACED_CHARACTERS = 12;
/** Of one recording. */
const WORDS_MAX = 2_000;
const TERMS_MAX = 10;

const unspacedScripts = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const unspaced = new RegExp(`^[${unspacedScripts}]`, "u");
/** `2026年` is read in its parts. */
const part = new RegExp(`[${unspacedScripts}]+|[^${unspacedScripts}]+`, "gu");

/** Every word of these texts, once. */
export const searchWords = (texts: readonly string[]): readonly string[] => {
  const words = texts.flatMap(runs).flatMap((run) => (unspaced.test(run) ? suffixes(run) : [run]));
  return [...new Set(words)].slice(0, WORDS_MAX);
};

/** What somebody looks for, as beginnings of words. */
export const searchTerms = (text: string): readonly string[] => [
  ...new Set(
    runs(text)
      .map((run) => (unspaced.test(run) ? [...run].slice(0, UNSPACED_CHARACTERS).join("") : run))
      .slice(0, TERMS_MAX),
  ),
];

const runs = (text: string): readonly string[] =>
  (plain(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    .flatMap(parts)
    .map((run) => [...run].slice(0, WORD_CHARACTERS_MAX).join(""));

const parts = (run: string): readonly string[] => run.match(part) ?? [];

const plain = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const suffixes = (run: string): readonly string[] => {
  const characters = [...run];
  return characters.map((_, at) => characters.slice(at, at + UNSPACED_CHARACTERS).join(""));
};
