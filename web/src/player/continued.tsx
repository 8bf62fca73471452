import { useEffect, useState, type ReactNode } from "react";
import { RotateCcw } from "lucide-react";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import styles from "./continued.module.css";

/** So long it is worth saying after the film plays on, s. */
const SAID_S = 8;

/** Says that the film goes on where one was, and leads back to its beginning. */
export const Continued = (props: { film: HTMLVideoElement | null; at: number; onFromStart: () => void }): ReactNode => {
  const { film, at } = props;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const look = (): void => {
      if (film !== null && film.readyState > 0 && Math.abs(film.currentTime - at) > SAID_S) setOver(true);
    };
    film?.addEventListener("timeupdate", look);
    return () => film?.removeEventListener("timeupdate", look);
  }, [film, at]);
  if (over) return null;
  return (
    <p className={styles.pill}>
      <span>{playerText.continued(clockText(at))}</span>
      <button type="button" onClick={props.onFromStart}>
        <RotateCcw size={16} aria-hidden />
        {playerText.fromStart}
      </button>
    </p>
  );
};
