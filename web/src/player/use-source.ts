import { useEffect, useRef, useState, type RefObject } from "react";
import type { Access } from "../api/access.ts";
import { getRecording, mediaOf } from "../api/recordings.ts";

/**
 * The film's address, made once: a token renewed elsewhere must not restart a film that plays.
 *
 * The token in it expires, and the film then breaks at the next range of bytes. `renew` makes any call, which renews
 * an expired token, and goes on at the same moment and speed with the new address. When the address is still the
 * same, the token was not the reason, and the player's own message stands.
 *
 * A film that breaks is paused by Chromium before it says so, and tells of the pause only after: whether it played is
 * known from what it told before.
 */
export const useSource = (
  film: RefObject<HTMLVideoElement | null>,
  access: Access,
  recordingId: string,
): { source: string; renew: () => Promise<void> } => {
  const [source, setSource] = useState(() => mediaOf(access, recordingId));
  const plays = useRef(false);
  useEffect(() => {
    const element = film.current;
    const note = ({ type }: Event): void => {
      plays.current = type === "play";
    };
    for (const event of ["play", "pause"]) element?.addEventListener(event, note);
    return () => {
      for (const event of ["play", "pause"]) element?.removeEventListener(event, note);
    };
  });
  const renew = async (): Promise<void> => {
    const element = film.current;
    if (element === null) return;
    const played = plays.current;
    const renewed = await getRecording(access, recordingId).then(
      () => mediaOf(access, recordingId),
      () => source,
    );
    if (renewed === source) return;
    const { currentTime, playbackRate } = element;
    const goOn = (): void => {
      element.currentTime = currentTime;
      element.playbackRate = playbackRate;
      // A browser may ask for a click before it plays on; the button is there for that.
      if (played) element.play().catch(() => undefined);
    };
    element.addEventListener("loadedmetadata", goOn, { once: true });
    setSource(renewed);
  };
  return { source, renew };
};
