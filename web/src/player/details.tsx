import { Fragment, type ReactNode } from "react";
import type { MeetRecording } from "@roomreel/contract";
import { clockText, dateText, dayText, sizeText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import styles from "./details.module.css";

type Line = readonly [name: string, value: ReactNode];

/** Everything that is known of a recording, and may be told to whoever looks at it. */
export const Details = ({ recording }: { recording: MeetRecording }): ReactNode => (
  <section className={styles.details} aria-labelledby="details">
    <h2 id="details">{playerText.details.title}</h2>
    <dl>
      {linesOf(recording).map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  </section>
);

const linesOf = (recording: MeetRecording): readonly Line[] => {
  const words = playerText.details;
  const line = <Value,>(name: string, value: Value | undefined, shown: (value: Value) => ReactNode): readonly Line[] =>
    value === undefined || value === "" ? [] : [[name, shown(value)]];
  const plain = (value: string): string => value;
  return [
    ...line(words.room, recording.roomName, plain),
    ...line(words.breakout, recording.breakoutName, plain),
    ...line(words.began, recording.startDate, dateText),
    ...line(words.ended, recording.endCause, (cause) => words.cause[cause]),
    ...line(words.length, recording.duration, clockText),
    ...line(words.people, recording.people?.length ? recording.people : undefined, (people) => people.join(", ")),
    ...line(words.owner, recording.owner, plain),
    ...line(words.initiator, recording.initiator, plain),
    ...line(words.size, recording.size, (size) => sizeText(size)),
    ...line(words.format, recording.encoding, formatOf),
    ...line(words.tags, recording.tags?.length ? recording.tags : undefined, (tags) => <Tags tags={tags} />),
    ...keptLines(recording),
    ...line(words.checksum, recording.checksum, (sum) => <code className={styles.sum}>{sum}</code>),
  ];
};

/** Only whoever may see who owns it is told how long it stays. */
const keptLines = ({ onHold, expiresAt }: MeetRecording): readonly Line[] => {
  const words = playerText.details;
  if (onHold === undefined) return [];
  if (onHold) return [[words.kept, words.onHold]];
  return [[words.kept, expiresAt === undefined ? words.keptForEver : words.keptUntil(dayText(expiresAt))]];
};

const formatOf = (encoding: MeetRecording["encoding"]): string => {
  const words = playerText.details;
  if (typeof encoding !== "string") {
    const { width, height, framerate } = encoding.video;
    return words.formatOf(width, height, framerate);
  }
  const [, upright, lines, rate] = /^(PORTRAIT_)?H264_(\d+)P_(\d+)$/.exec(encoding) ?? [];
  if (lines === undefined || rate === undefined) return words.mp4;
  const [short, long] = [Number(lines), (Number(lines) * 16) / 9];
  return upright === undefined ? words.formatOf(long, short, Number(rate)) : words.formatOf(short, long, Number(rate));
};

const Tags = ({ tags }: { tags: readonly string[] }): ReactNode => (
  <ul className={styles.tags}>
    {tags.map((tag) => (
      <li key={tag}>{tag}</li>
    ))}
  </ul>
);
