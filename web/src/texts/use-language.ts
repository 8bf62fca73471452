import { useSyncExternalStore } from "react";
import { languageNow, watchLanguage, type Language } from "./language.ts";

/** The language that is shown; what uses it is drawn anew when it changes, with all that is in it. */
export const useLanguage = (): Language => useSyncExternalStore(watchLanguage, languageNow);
