import { useEffect, useRef, type CSSProperties, type ReactNode } from "react";
import type { Track } from "livekit-client";
import { MicOff, MonitorUp } from "lucide-react";
import { text } from "../texts/index.ts";
import { initialsOf } from "./initials.ts";
import type { Person } from "./picture.ts";
import { TileSigns } from "./tile-signs.tsx";
import styles from "./tile.module.css";

/** One tile: the picture, whole; name and signs on it, here in the room and never in the recording (K-25). */
export const Tile = ({ person, what }: { person: Person; what: "person" | "content" }): ReactNode => {
  const track = what === "content" ? person.pictures.screen : person.pictures.camera;
  const name = person.local ? text.room.nameYou(person.name) : person.name;
  const lit = person.speaking && what === "person" ? styles.speaking : "";
  const lost = person.link === "lost" ? styles.lost : "";
  return (
    <figure className={`${styles.tile} ${lit} ${lost}`}>
      {track === null ? (
        <Figure person={person} />
      ) : (
        <Film track={track} mirrored={person.local && what === "person"} />
      )}
      <TileSigns person={person} what={what} />
      <figcaption className={styles.name}>
        {what === "content" ? <MonitorUp size={14} aria-hidden /> : null}
        {what === "person" && !person.microphone ? <MicOff size={14} aria-label={text.room.muted} /> : null}
        <span>{what === "content" ? caption(person) : name}</span>
      </figcaption>
    </figure>
  );
};

const caption = (person: Person): string => (person.local ? text.room.youShare : text.room.sharing(person.name));

/** A track on the page. LiveKit watches the element's size and asks for the layer that it needs. */
const Film = ({ track, mirrored }: { track: Track; mirrored: boolean }): ReactNode => {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (video === null) return undefined;
    track.attach(video);
    return () => {
      track.detach(video);
    };
  }, [track]);
  return (
    <video ref={element} className={`${styles.film} ${mirrored ? styles.mirrored : ""}`} muted playsInline autoPlay />
  );
};

const HUES = [252, 200, 162, 28, 330, 285, 62, 220] as const;

/** Camera off: initials on a calm disc, the same colour for the same person everywhere. */
const Figure = ({ person }: { person: Person }): ReactNode => {
  const style = { "--hue": hueOf(person.identity) } as CSSProperties;
  return (
    <div className={styles.figure} style={style} aria-hidden>
      <span>{initialsOf(person.name)}</span>
    </div>
  );
};

const hueOf = (identity: string): number => {
  let sum = 0;
  for (const character of identity) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? HUES[0];
};
