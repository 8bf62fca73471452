import { useEffect, type ReactNode } from "react";
import type { Track } from "livekit-client";
import type { Person } from "./picture.ts";

/** Everybody's sound, on stage or not, whatever of them is seen. */
export const Sound = ({ people }: { people: readonly Person[] }): ReactNode =>
  people
    .flatMap(({ sounds }) => sounds)
    .map((track) => <Voice key={track.sid ?? track.mediaStreamTrack.id} track={track} />);

/** Plays from an element beside the page: there is nothing to see. */
const Voice = ({ track }: { track: Track }): ReactNode => {
  useEffect(() => {
    const audio = track.attach();
    return () => {
      track.detach(audio);
    };
  }, [track]);
  return null;
};
