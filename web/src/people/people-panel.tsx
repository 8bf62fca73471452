import { useRef, useState, type ReactNode } from "react";
import { Search, X } from "lucide-react";
import { useBorrowedFocus } from "../parts/use-borrowed-focus.ts";
import { useEscape } from "../parts/use-escape.ts";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { groupsOf } from "./groups.ts";
import { LeadControls } from "./lead-controls.tsx";
import { PersonLine } from "./person-line.tsx";
import type { Waiting } from "./use-waiting.ts";
import { WaitingGroup } from "./waiting-group.tsx";
import styles from "./people-panel.module.css";

const closeIn = (panel: HTMLElement): HTMLElement | null => panel.querySelector("button");

/** Who is here: a panel at the side, a sheet on phones. It takes the focus, as the sheet covers what had it. */
export const PeoplePanel = ({ waiting, onClose }: { waiting: Waiting; onClose: () => void }): ReactNode => {
  const { people, state } = useMeeting();
  const [words, setWords] = useState("");
  const panel = useRef<HTMLElement>(null);
  useBorrowedFocus(panel, { first: closeIn, lender: '[data-opens~="people"]' });
  useEscape(panel, onClose);
  const groups = groupsOf(people, words);
  return (
    <aside ref={panel} className={styles.panel} aria-label={text.people.title}>
      <header className={styles.head}>
        <h2>{text.people.title}</h2>
        <span className={styles.count}>{people.length}</span>
        <button type="button" className={styles.close} aria-label={text.close} onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <div className={styles.body}>
        {state === null ? null : <LeadControls state={state} />}
        <label className={styles.search}>
          <Search size={16} aria-hidden />
          <input
            type="search"
            value={words}
            placeholder={text.people.search}
            aria-label={text.people.search}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        {words === "" ? <WaitingGroup waiting={waiting} /> : null}
        {groups.map(({ name, people: members }) => (
          <section key={name} aria-labelledby={`people-${name}`}>
            <h3 id={`people-${name}`} className={styles.group}>
              {text.people.groups[name]} <span className={styles.count}>{members.length}</span>
            </h3>
            <ul>
              {members.map((person) => (
                <PersonLine key={person.identity} person={person} group={name} />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 ? <output className={styles.none}>{text.people.nobodyFound(words)}</output> : null}
      </div>
    </aside>
  );
};
