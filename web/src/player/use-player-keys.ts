import { usePageKeys } from "../parts/use-page-keys.ts";
import { nextSpeed, wishOf, type Wish } from "./keys.ts";
import { seekTo } from "./seek.ts";
import type { Chapter } from "./use-beside.ts";

/** Back to the chapter before only when one has just come to this one, s. */
const JUST_BEGUN_S = 3;

/** The page's keys, done to the film. */
export const usePlayerKeys = (
  film: HTMLVideoElement | null,
  chapters: readonly Chapter[],
  onSheet: () => void,
): ReturnType<typeof usePageKeys> =>
  usePageKeys(
    (press) => (film === null ? null : wishOf(press)),
    (wish) => {
      if (wish.do === "sheet") onSheet();
      else if (film !== null) perform(film, chapters, wish);
    },
  );

const perform = (film: HTMLVideoElement, chapters: readonly Chapter[], wish: Wish): void => {
  switch (wish.do) {
    case "play":
      if (film.paused) film.play().catch(() => undefined);
      else film.pause();
      break;
    case "skip":
      seekTo(film, film.currentTime + wish.seconds);
      break;
    case "jump":
      seekTo(film, film.duration * wish.part);
      break;
    case "chapter-on":
    case "chapter-back":
      seekTo(film, otherChapter(chapters, film.currentTime, wish.do)?.from ?? film.currentTime);
      break;
    case "volume":
      film.muted = false;
      film.volume = Math.min(1, Math.max(0, film.volume + wish.by));
      break;
    case "mute":
      film.muted = !film.muted;
      break;
    case "speed":
      film.playbackRate = nextSpeed(film.playbackRate, wish.to);
      break;
    case "captions":
      ask(film, "mediatogglesubtitlesrequest");
      break;
    case "full-screen":
      ask(film, document.fullscreenElement === null ? "mediaenterfullscreenrequest" : "mediaexitfullscreenrequest");
      break;
    case "own-window":
      ask(film, document.pictureInPictureElement === null ? "mediaenterpiprequest" : "mediaexitpiprequest");
      break;
    case "sheet":
      break;
  }
};

/** What media-chrome's own buttons ask of it. */
const ask = (film: HTMLVideoElement, request: string): void => {
  film.closest("media-controller")?.dispatchEvent(new CustomEvent(request, { bubbles: true, composed: true }));
};

const otherChapter = (
  chapters: readonly Chapter[],
  now: number,
  way: "chapter-on" | "chapter-back",
): Chapter | undefined =>
  way === "chapter-on"
    ? chapters.find(({ from }) => from > now + 0.1)
    : (chapters.findLast(({ from }) => from < now - JUST_BEGUN_S) ?? chapters[0]);
