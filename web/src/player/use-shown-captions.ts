import { useSyncExternalStore } from "react";

const tracksOf = (film: HTMLVideoElement | null): readonly TextTrack[] =>
  [...(film?.textTracks ?? [])].filter(({ kind }) => kind === "captions");

/** The language whose captions are shown, whoever chose it: this page, the film's own button or a key. */
export const useShownCaptions = (
  film: HTMLVideoElement | null,
): { readonly shown: string | null; show(language: string | null): void } => {
  const shown = useSyncExternalStore(
    (listener) => {
      for (const event of ["change", "addtrack", "removetrack"]) film?.textTracks.addEventListener(event, listener);
      return () => {
        for (const event of ["change", "addtrack", "removetrack"])
          film?.textTracks.removeEventListener(event, listener);
      };
    },
    () => tracksOf(film).find(({ mode }) => mode === "showing")?.language ?? null,
  );
  const show = (language: string | null): void => {
    for (const track of tracksOf(film)) track.mode = track.language === language ? "showing" : "disabled";
  };
  return { shown, show };
};
