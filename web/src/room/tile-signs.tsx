import type { ReactNode } from "react";
import { EyeOff, Hand, Pin, Star, WifiOff } from "lucide-react";
import { WeakSignal } from "../parts/weak-signal.tsx";
import { Sign } from "../parts/sign.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import type { Person } from "./picture.ts";
import { isSame } from "./pin.ts";
import styles from "./tile-signs.module.css";

/** What there is to know of a tile, top left: a raised hand, a poor line, who made it large, what is not recorded. */
export const TileSigns = ({ person, what }: { person: Person; what: "person" | "content" }): ReactNode => {
  const { pin, state } = useMeeting();
  const isPinned = isSame({ identity: person.identity, what }, pin);
  const ofPerson = what === "person";
  return (
    <div className={styles.signs}>
      {ofPerson && person.handSince !== null ? (
        <Sign name={text.stageWords.handUp} className={`${styles.sign} ${styles.hand}`}>
          <Hand aria-hidden />
        </Sign>
      ) : null}
      {isPinned ? (
        <Sign name={text.stageWords.pinned} className={styles.sign}>
          <Pin aria-hidden />
        </Sign>
      ) : null}
      {ofPerson && state?.mainCamera === person.identity ? (
        <Sign name={text.stageWords.mainCamera} className={styles.sign}>
          <Star aria-hidden />
        </Sign>
      ) : null}
      {ofPerson && person.leftOut ? (
        <Sign name={text.people.leftOut} className={styles.sign}>
          <EyeOff aria-hidden />
        </Sign>
      ) : null}
      {person.link === "poor" ? (
        <Sign name={text.stageWords.poorLink} className={`${styles.sign} ${styles.poor}`}>
          <WeakSignal />
        </Sign>
      ) : null}
      {person.link === "lost" ? (
        <span className={styles.sign}>
          <WifiOff aria-hidden />
          <span className={styles.words}>{text.stageWords.lostLink}</span>
        </span>
      ) : null}
    </div>
  );
};
