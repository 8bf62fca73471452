/**
 * The meeting in a small window over others. Chromium lets a page put anything there: then it is a tile. Elsewhere
 * it is the video of who is shown, as far as there is one.
 */
import { useEffect, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import type { Track } from "livekit-client";
import { Tile } from "./tile.tsx";
import { spotlightOf, type Spotlight } from "./spotlight.ts";
import { useMeeting } from "./meeting-context.ts";

type PagesInPicture = { requestWindow(size: { width: number; height: number }): Promise<Window> };
export type Floating = {
  readonly on: boolean;
  toggle(): void;
  /** To be drawn somewhere in the page. */
  readonly window: ReactNode;
};

const SIZE = { width: 400, height: 225 };

/** Null where the browser has no such window, or there is nothing to put into it. */
export const useFloating = (): Floating | null => {
  const { people, state, pin } = useMeeting();
  const [open, setOpen] = useState<Window | HTMLVideoElement | null>(null);
  const spotlight = spotlightOf(people, state?.mainCamera ?? null, pin);
  const track = spotlight === null ? null : trackOf(spotlight);
  useFollow(open, track);
  const pages = pagesInPicture();
  if (spotlight === null || (pages === null && (!document.pictureInPictureEnabled || track === null))) return null;
  const start = async (): Promise<void> => {
    const opened = pages === null ? await openVideo(track) : await openPage(pages);
    const over = (): void => setOpen(null);
    opened?.addEventListener(opened instanceof HTMLVideoElement ? "leavepictureinpicture" : "pagehide", over);
    setOpen(opened);
  };
  const toggle = (): void => {
    if (open === null) start().catch(() => setOpen(null));
    else if (open instanceof HTMLVideoElement) document.exitPictureInPicture().catch(() => undefined);
    else open.close();
  };
  const inWindow = open !== null && !(open instanceof HTMLVideoElement);
  return {
    on: open !== null,
    toggle,
    window: inWindow ? createPortal(<Tile {...spotlight} />, open.document.body) : null,
  };
};

const trackOf = ({ person, what }: Spotlight): Track | null =>
  what === "content" ? person.pictures.screen : person.pictures.camera;

const pagesInPicture = (): PagesInPicture | null => {
  const found: unknown = Reflect.get(window, "documentPictureInPicture");
  return typeof found === "object" && found !== null ? (found as PagesInPicture) : null;
};

/** With the page's own look: a window of its own has none. */
const openPage = async (pages: PagesInPicture): Promise<Window> => {
  const opened = await pages.requestWindow(SIZE);
  for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]'))
    opened.document.head.append(sheet.cloneNode(true));
  opened.document.documentElement.dataset["theme"] = "dark";
  opened.document.documentElement.style.cssText = document.documentElement.style.cssText;
  opened.document.body.style.height = "100vh";
  opened.document.title = document.title;
  return opened;
};

const openVideo = async (track: Track | null): Promise<HTMLVideoElement | null> => {
  if (track === null) return null;
  const video = document.createElement("video");
  video.muted = true;
  track.attach(video);
  await video.play();
  await video.requestPictureInPicture();
  return video;
};

/** The video follows whoever is shown. */
const useFollow = (open: Window | HTMLVideoElement | null, track: Track | null): void => {
  useEffect(() => {
    if (!(open instanceof HTMLVideoElement) || track === null) return undefined;
    track.attach(open);
    return () => {
      track.detach(open);
    };
  }, [open, track]);
};
