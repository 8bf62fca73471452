import { useState, type ComponentType, type ReactNode } from "react";
import { EllipsisVertical, EyeOff, Hand, Mic, MicOff, Video, VideoOff, WifiOff } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { Menu } from "../parts/menu.tsx";
import { Sign } from "../parts/sign.tsx";
import { WeakSignal } from "../parts/weak-signal.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import type { Person } from "../room/picture.ts";
import { initialsOf } from "../room/initials.ts";
import { text } from "../texts/index.ts";
import type { GroupName } from "./groups.ts";
import { PersonItems, usePersonActions } from "./person-menu.tsx";
import { RemoveQuestion } from "./remove-question.tsx";
import styles from "./person-line.module.css";

/** One person of the panel: who it is, how it stands, and what may be done. */
export const PersonLine = ({ person, group }: { person: Person; group: GroupName }): ReactNode => {
  const name = person.local ? text.room.nameYou(person.name) : person.name;
  return (
    <li className={`${styles.line} ${group === "asking" ? styles.asking : ""}`}>
      <span className={styles.disc} aria-hidden>
        {initialsOf(person.name)}
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <small>
          {text.roles[person.role]}
          {person.stage === "invited" ? `, ${text.people.invited}` : ""}
        </small>
      </span>
      <span className={styles.end}>
        {group === "asking" ? null : <Signs person={person} />}
        <Actions person={person} />
      </span>
      {group === "asking" ? <Answers person={person} /> : null}
    </li>
  );
};

/** Bring or decline, at hand: whoever asks waits for it. */
const Answers = ({ person: { identity, name } }: { person: Person }): ReactNode => {
  const { may, act } = useMeeting();
  if (!may("participantPromote")) return null;
  return (
    <span className={styles.answers}>
      <Button
        look="quiet"
        className={styles.answer}
        aria-label={text.people.actFor(text.people.declineStage, name)}
        onClick={() => void act({ do: "decline-stage", identity })}
      >
        {text.people.declineStage}
      </Button>
      <Button
        look="main"
        className={styles.answer}
        aria-label={text.people.actFor(text.people.bring, name)}
        onClick={() => void act({ do: "bring-to-stage", identity })}
      >
        {text.people.bring}
      </Button>
    </span>
  );
};

const Signs = ({ person }: { person: Person }): ReactNode => (
  <span className={styles.signs}>
    {signsOf(person).map(({ name, icon: Icon }) => (
      <Sign key={name} name={name} className={styles.sign}>
        <Icon size={16} />
      </Sign>
    ))}
    {person.onStage ? (
      <>
        {person.microphone ? <Mic size={16} aria-hidden /> : <MicOff size={16} aria-hidden />}
        {person.camera ? <Video size={16} aria-hidden /> : <VideoOff size={16} aria-hidden />}
      </>
    ) : null}
  </span>
);

const signsOf = ({
  handSince,
  leftOut,
  link,
}: Person): readonly { name: string; icon: ComponentType<{ size: number }> }[] => [
  ...(handSince === null ? [] : [{ name: text.stageWords.handUp, icon: Hand }]),
  ...(leftOut ? [{ name: text.people.leftOut, icon: EyeOff }] : []),
  ...(link === "poor" ? [{ name: text.stageWords.poorLink, icon: WeakSignal }] : []),
  ...(link === "lost" ? [{ name: text.stageWords.lostLink, icon: WifiOff }] : []),
];

const Actions = ({ person }: { person: Person }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const actions = usePersonActions({ identity: person.identity, what: "person" }, person);
  if (actions.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <button type="button" className={styles.dots} aria-label={text.people.of(person.name)}>
            <EllipsisVertical size={18} aria-hidden />
          </button>
        }
      >
        <PersonItems actions={actions} onAsk={() => setAsking(true)} />
      </Menu>
      <RemoveQuestion person={person} open={asking} onOpenChange={setAsking} />
    </>
  );
};
