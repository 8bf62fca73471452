import { useSyncExternalStore } from "react";

/** A quarter of a second: what is drawn from it does not need more, and stays the same while it is drawn. */
const STEPS_A_SECOND = 4;

/** The second that the film shows, as often as it says so; 0 without a film. */
export const useFilmTime = (film: HTMLVideoElement | null): number =>
  useSyncExternalStore(
    (listener) => {
      const events = ["timeupdate", "seeking", "seeked", "loadedmetadata"] as const;
      for (const event of events) film?.addEventListener(event, listener);
      return () => {
        for (const event of events) film?.removeEventListener(event, listener);
      };
    },
    () => Math.floor((film?.currentTime ?? 0) * STEPS_A_SECOND) / STEPS_A_SECOND,
  );
