import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { Mic, MicOff, Video, VideoOff, X } from "lucide-react";
import { useBorrowedFocus } from "../parts/use-borrowed-focus.ts";
import { text } from "../texts/index.ts";
import type { Person } from "./picture.ts";
import { initialsOf } from "./tile.tsx";
import styles from "./people-panel.module.css";

/** Who is here: a panel at the side, a sheet on phones. It takes the focus, as the sheet covers what had it. */
export const PeoplePanel = ({ people, onClose }: { people: readonly Person[]; onClose: () => void }): ReactNode => {
  const panel = useRef<HTMLElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  useBorrowedFocus(close);
  useEscape(panel, onClose);
  return (
    <aside ref={panel} className={styles.panel} aria-label={text.room.people}>
      <header className={styles.head}>
        <h2>{text.room.people}</h2>
        <span className={styles.count}>{people.length}</span>
        <button ref={close} type="button" className={styles.close} aria-label={text.close} onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <ul className={styles.list}>
        {people.map((person) => (
          <Line key={person.identity} person={person} />
        ))}
      </ul>
    </aside>
  );
};

const useEscape = (within: RefObject<HTMLElement | null>, act: () => void): void => {
  useEffect(() => {
    const element = within.current;
    const press = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") act();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [within, act]);
};

const Line = ({ person }: { person: Person }): ReactNode => (
  <li className={styles.line}>
    <span className={styles.disc} aria-hidden>
      {initialsOf(person.name)}
    </span>
    <span className={styles.who}>
      <span className={styles.name}>{person.local ? text.room.nameYou(person.name) : person.name}</span>
      <small>{text.roles[person.role]}</small>
    </span>
    {person.role === "viewer" ? null : (
      <span className={styles.state} aria-hidden>
        {person.microphone ? <Mic size={16} /> : <MicOff size={16} />}
        {person.camera ? <Video size={16} /> : <VideoOff size={16} />}
      </span>
    )}
  </li>
);
