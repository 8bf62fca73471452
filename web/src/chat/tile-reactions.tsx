import { useEffect, type ReactNode } from "react";
import { Said } from "../parts/said.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import type { Flying } from "./reactions.ts";
import { useTalk } from "./talk-context.ts";
import styles from "./reactions.module.css";

/** Shown of one person at once. */
const OF_ONE_MAX = 4;

/** What somebody on stage shows, over the tile. */
export const TileReactions = ({ identity }: { identity: string }): ReactNode => {
  const { flying, tileFor } = useTalk();
  useEffect(() => tileFor(identity), [identity, tileFor]);
  const mine = flying.filter((one) => one.identity === identity).slice(-OF_ONE_MAX);
  return (
    <div className={styles.over} aria-hidden>
      {mine.map(({ key, reaction }) => (
        <span key={key} className={styles.reaction}>
          {reaction}
        </span>
      ))}
    </div>
  );
};

/** What all others show, with their names; and everybody's, read out. Stands in a corner of the stage. */
export const OtherReactions = (): ReactNode => {
  const { flying, onTiles } = useTalk();
  const { people } = useMeeting();
  const nameOf = ({ identity }: Flying): string => people.find((one) => one.identity === identity)?.name ?? "";
  const last = flying.at(-1);
  return (
    <div className={styles.corner}>
      <Said
        words={last === undefined ? "" : text.reactions.from(nameOf(last), text.reactions.names[last.reaction])}
        turn={last?.key ?? ""}
      />
      <div className={styles.chips} aria-hidden>
        {flying
          .filter(({ identity }) => !onTiles.has(identity))
          .slice(-OF_ONE_MAX)
          .map((one) => (
            <span key={one.key} className={styles.chip}>
              <span>{one.reaction}</span>
              <span className={styles.name}>{nameOf(one)}</span>
            </span>
          ))}
      </div>
    </div>
  );
};
