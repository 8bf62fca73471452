import { useEffect, useRef, useState } from "react";
import type { Access } from "../api/access.ts";
import { getRecording, mediaOf } from "../api/recordings.ts";
import { goOn } from "./seek.ts";

/**
 * The film's address, made once: a token renewed elsewhere must not restart a film that plays.
 *
 * The token in it expires, and the film then breaks at the next range of bytes. `renew` makes any call, which renews
 * an expired token, and goes on at the same moment and speed with the new address. When the address is still the
 * same, the token was not the reason: then it is `broken`, and the player's own message stands unless the page knows
 * a better one.
 *
 * A film that breaks is paused by Chromium before it says so, and tells of the pause only after: whether it played is
 * known from what it told before.
 */
export const useSource = (
  film: HTMLVideoElement | null,
  access: Access,
  recordingId: string,
): { source: string; broken: boolean; renew: () => Promise<void> } => {
  const [source, setSource] = useState(() => mediaOf(access, recordingId));
  const [broken, setBroken] = useState(false);
  const plays = useRef(false);
  useEffect(() => {
    const note = ({ type }: Event): void => {
      plays.current = type === "play";
    };
    for (const event of ["play", "pause"]) film?.addEventListener(event, note);
    return () => {
      for (const event of ["play", "pause"]) film?.removeEventListener(event, note);
    };
  }, [film]);
  const renew = async (): Promise<void> => {
    if (film === null) return;
    const played = plays.current;
    const renewed = await getRecording(access, recordingId).then(
      () => mediaOf(access, recordingId),
      () => source,
    );
    if (renewed === source) return setBroken(true);
    const { currentTime: seconds, playbackRate: speed } = film;
    film.addEventListener("loadedmetadata", () => goOn(film, { seconds, speed, plays: played }), { once: true });
    setSource(renewed);
  };
  return { source, broken, renew };
};
