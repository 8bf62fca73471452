import { localeNow } from "../texts/language.ts";

/** What a language is called in the one that is shown; its tag where it has no name. */
export const languageName = (tag: string): string => {
  try {
    return new Intl.DisplayNames([localeNow()], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
