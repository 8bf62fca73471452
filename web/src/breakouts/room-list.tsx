import type { ReactNode } from "react";
import type { BreakoutAction, BreakoutsView } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import styles from "./breakouts.module.css";

type Props = {
  view: BreakoutsView;
  /** The breakout room that one is in. */
  inside: string | null;
  act: (action: BreakoutAction) => Promise<boolean>;
  /** Null: they are not open yet. */
  onJoin: ((roomId: string) => void) | null;
};

const MAIN = "main";

/** Each room with its people, and those who are in none; each person can be sent elsewhere. */
export const RoomList = ({ view, inside, act, onJoin }: Props): ReactNode => (
  <ul className={styles.rooms}>
    {view.rooms.map(({ roomId, name, people, recorded }) => (
      <li key={roomId} className={styles.room}>
        <div className={styles.line}>
          <p>
            <span className={styles.name}>{name}</span>{" "}
            {recorded ? <span className={styles.live}>{text.breakouts.recorded}</span> : null}
          </p>
          {inside === roomId ? <span className={styles.faint}>{text.breakouts.here}</span> : null}
          {onJoin === null || inside === roomId ? null : (
            <Button onClick={() => onJoin(roomId)} aria-label={`${text.breakouts.join}: ${name}`}>
              {text.breakouts.join}
            </Button>
          )}
        </div>
        {people.length === 0 ? <p className={styles.faint}>{text.breakouts.nobody}</p> : null}
        <People view={view} people={people} at={roomId} act={act} waits={onJoin !== null} />
      </li>
    ))}
    {view.unassigned.length === 0 ? null : (
      <li className={styles.room}>
        <p className={styles.name}>{text.breakouts.mainRoom}</p>
        <People view={view} people={view.unassigned} at={MAIN} act={act} waits={false} />
      </li>
    )}
  </ul>
);

type PeopleProps = Pick<Props, "view" | "act"> & {
  people: readonly { identity: string; name: string; inside?: boolean }[];
  at: string;
  /** Who is not there is said to be missing. */
  waits: boolean;
};

const People = ({ view, people, at, act, waits }: PeopleProps): ReactNode => {
  const send = (identity: string, to: string): void =>
    void act({ do: "assign", identity, to: to === MAIN ? null : to });
  if (people.length === 0) return null;
  return (
    <ul className={styles.people}>
      {people.map(({ identity, name, inside }) => (
        <li key={identity} className={styles.person}>
          <span>
            {name} {waits && inside === false ? <small className={styles.faint}>{text.breakouts.away}</small> : null}
          </span>
          <select
            aria-label={text.breakouts.goesTo(name)}
            value={at}
            onChange={(event) => send(identity, event.target.value)}
          >
            <option value={MAIN}>{text.breakouts.mainRoom}</option>
            {view.rooms.map((room) => (
              <option key={room.roomId} value={room.roomId}>
                {room.name}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
};
