import { useEffect, useState } from "react";
import { seekTo } from "./seek.ts";
import { noteSeen, seenTo } from "./seen.ts";

const NOTED_EVERY_S = 5;

/**
 * Begins where the address or the link says, else where one was the last time, and keeps where one is.
 * @param said seconds; null: nothing is said
 * @returns where one goes on by itself; null: nowhere, or no more
 */
export const usePlace = (
  film: HTMLVideoElement | null,
  recordingId: string,
  said: number | null,
): { readonly continued: number | null; fromStart(): void } => {
  const [continued, setContinued] = useState(() => (said === null ? seenTo(localStorage, recordingId) : null));
  useEffect(() => {
    const begin = said ?? seenTo(localStorage, recordingId);
    if (film === null || begin === null) return undefined;
    const go = (): void => seekTo(film, Math.min(begin, film.duration - 1));
    if (film.readyState > 0) go();
    else film.addEventListener("loadedmetadata", go, { once: true });
    return () => film.removeEventListener("loadedmetadata", go);
  }, [film, recordingId, said]);
  useEffect(() => {
    if (film === null) return undefined;
    let noted = 0;
    const note = (): void => {
      if (!(film.duration > 0) || film.readyState === 0) return;
      noted = film.currentTime;
      noteSeen(localStorage, recordingId, { seconds: noted, length: film.duration });
    };
    const nowAndThen = (): void => {
      if (Math.abs(film.currentTime - noted) >= NOTED_EVERY_S && !film.paused) note();
    };
    film.addEventListener("timeupdate", nowAndThen);
    for (const event of ["pause", "ended"]) film.addEventListener(event, note);
    addEventListener("pagehide", note);
    return () => {
      film.removeEventListener("timeupdate", nowAndThen);
      for (const event of ["pause", "ended"]) film.removeEventListener(event, note);
      removeEventListener("pagehide", note);
    };
  }, [film, recordingId]);
  const fromStart = (): void => {
    setContinued(null);
    seekTo(film, 0);
  };
  return { continued, fromStart };
};
