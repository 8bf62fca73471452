import { useEffect, useRef, type ReactNode } from "react";
import type { Track } from "livekit-client";
import type { Person } from "./picture.ts";

/** Everybody's sound, on stage or not, whatever of them is seen. */
export const Sound = ({ people }: { people: readonly Person[] }): ReactNode =>
  people.flatMap(({ sounds }) => sounds).map((track) => <Voice key={track.sid ?? track.mediaStreamTrack.id} track={track} />);

const Voice = ({ track }: { track: Track }): ReactNode => {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (audio === null) return undefined;
    track.attach(audio);
    return () => {
      track.detach(audio);
    };
  }, [track]);
  return <audio ref={element} autoPlay />;
};
