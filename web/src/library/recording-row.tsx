import type { ChangeEvent, KeyboardEvent, ReactNode } from "react";
import { CalendarX2, Lock } from "lucide-react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { MeetRecording } from "@roomreel/contract";
import { clockText, dateText, dayText, sizeText } from "../texts/format.ts";
import { libraryText } from "../texts/library-text.ts";
import type { Asking } from "./deed-dialogs.tsx";
import type { ListSource } from "./list-source.ts";
import { changed, readState, writeState } from "./list-state.ts";
import { Poster } from "./poster.tsx";
import { RecordingMenu } from "./recording-menu.tsx";
import styles from "./recording-table.module.css";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  source: ListSource;
  recording: MeetRecording;
  withRoom: boolean;
  inTrash: boolean;
  chosen: boolean;
  /** `stretches`: with the shift key, all from the one chosen before. */
  onChoose: (stretches: boolean) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  onAsk: (deed: Asking["deed"], recordings: readonly MeetRecording[]) => void;
};

export const RecordingRow = (props: Props): ReactNode => {
  const { recording, source } = props;
  const { startDate, duration, size } = recording;
  // A box changes by a click, also by keys, and that knows of the shift key.
  const choose = ({ nativeEvent }: ChangeEvent): void =>
    props.onChoose("shiftKey" in nativeEvent && nativeEvent.shiftKey === true);
  return (
    <tr data-chosen={props.chosen}>
      <td className={styles.check}>
        <input
          type="checkbox"
          aria-label={libraryText.table.select(recording.title)}
          checked={props.chosen}
          onChange={choose}
          onKeyDown={props.onKey}
        />
      </td>
      <th scope="row" className={styles.about}>
        <div className={styles.whole}>
          <Poster access={source.access} recording={recording} />
          <div className={styles.words}>
            <Title {...props} />
            <Facts recording={recording} withRoom={props.withRoom} />
            <Notes recording={recording} />
          </div>
        </div>
      </th>
      <td>
        <StatusBadge recording={recording} />
      </td>
      <td className={styles.soft}>{startDate === undefined ? null : dateText(startDate)}</td>
      <td className={styles.number}>{duration === undefined ? null : clockText(duration)}</td>
      <td className={styles.number}>{size === undefined ? null : sizeText(size)}</td>
      <td className={styles.actions}>
        <RecordingMenu {...props} onAsk={(deed) => props.onAsk(deed, [recording])} />
      </td>
    </tr>
  );
};

const Title = ({ recording, source, inTrash }: Props): ReactNode => {
  const plays = !inTrash && recording.playable && recording.may?.includes("play") === true;
  return plays ? (
    <Link href={source.hrefOf(recording)} className={styles.title}>
      {recording.title}
    </Link>
  ) : (
    <span className={styles.title}>{recording.title}</span>
  );
};

const NAMED_MAX = 3;

/** Room or breakout room, and who was there. */
const Facts = ({ recording, withRoom }: { recording: MeetRecording; withRoom: boolean }): ReactNode => {
  const { people = [], breakoutName, roomName } = recording;
  const where = breakoutName ?? (withRoom ? roomName : undefined);
  const named = people.slice(0, NAMED_MAX);
  const who = named.length === 0 ? undefined : libraryText.table.people(named.join(", "), people.length - named.length);
  const facts = [where, who].filter((fact) => fact !== undefined && fact !== "");
  return facts.length === 0 ? null : (
    <span className={styles.facts} title={people.join(", ")}>
      {facts.join(" · ")}
    </span>
  );
};

/** Tags, by which one finds others; how long it is kept; what keeps it. */
const Notes = ({ recording }: { recording: MeetRecording }): ReactNode => {
  const { tags = [], onHold, expiresAt, trash } = recording;
  const words = libraryText.table;
  if (tags.length === 0 && onHold !== true && expiresAt === undefined && trash === undefined) return null;
  return (
    <span className={styles.notes}>
      {onHold === true ? (
        <span className={styles.hold} title={words.onHoldHint}>
          <Lock size={13} aria-hidden />
          {words.onHold}
        </span>
      ) : null}
      {trash === undefined ? null : (
        <span className={styles.note} title={words.deletedBy(trash.by)}>
          {words.restorable(dayText(trash.until))}
        </span>
      )}
      {expiresAt === undefined || trash !== undefined || onHold === true ? null : (
        <span className={styles.note} title={words.expiresHint}>
          <CalendarX2 size={13} aria-hidden />
          {words.expires(dayText(expiresAt))}
        </span>
      )}
      {tags.map((tag) => (
        <Tag key={tag} tag={tag} />
      ))}
    </span>
  );
};

const Tag = ({ tag }: { tag: string }): ReactNode => {
  const [path] = useLocation();
  const [address] = useSearchParams();
  const found = writeState(changed(readState(address), { tag }), address);
  return (
    <Link href={`${path}?${found}`} className={styles.tag} aria-label={libraryText.table.tagOf(tag)}>
      <span>{tag}</span>
    </Link>
  );
};
