/** To this second, within the film; nothing happens before its length is known. */
export const seekTo = (film: HTMLVideoElement | null, seconds: number): void => {
  if (film !== null && film.duration > 0) film.currentTime = Math.min(film.duration, Math.max(0, seconds));
};

/** Goes on as it was before its address changed. */
export const goOn = (
  film: HTMLVideoElement,
  { seconds, speed, plays }: { readonly seconds: number; readonly speed: number; readonly plays: boolean },
): void => {
  film.currentTime = seconds;
  film.playbackRate = speed;
  // A browser may ask for a click before it plays on; the button is there for that.
  if (plays) film.play().catch(() => undefined);
};
