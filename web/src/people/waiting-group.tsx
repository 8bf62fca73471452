import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { initialsOf } from "../room/initials.ts";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import type { Waiting } from "./use-waiting.ts";
import panel from "./people-panel.module.css";
import styles from "./person-line.module.css";

/** Those who wait to be admitted, for those who admit. */
export const WaitingGroup = ({ waiting }: { waiting: Waiting }): ReactNode => {
  const { act } = useMeeting();
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="people-waiting">
      <h3 id="people-waiting" className={panel.group}>
        {text.people.groups.waiting} <span className={panel.count}>{waiting.length}</span>
        {waiting.length < 2 ? null : (
          <Button look="quiet" className={panel.all} onClick={() => void act({ do: "admit-all" })}>
            {text.people.admitAll}
          </Button>
        )}
      </h3>
      <ul>
        {waiting.map(({ identity, name }) => (
          <li key={identity} className={styles.line}>
            <span className={styles.disc} aria-hidden>
              {initialsOf(name)}
            </span>
            <span className={styles.who}>
              <span className={styles.name}>{name}</span>
            </span>
            <span className={`${styles.end} ${styles.alone}`}>
              <Button
                look="quiet"
                className={styles.answer}
                aria-label={text.people.actFor(text.people.decline, name)}
                onClick={() => void act({ do: "decline", identity })}
              >
                {text.people.decline}
              </Button>
              <Button
                look="main"
                className={styles.answer}
                aria-label={text.people.actFor(text.people.admit, name)}
                onClick={() => void act({ do: "admit", identity })}
              >
                {text.people.admit}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
