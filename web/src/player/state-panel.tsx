import type { ReactNode } from "react";
import { CircleAlert, Clapperboard, Pause, Radio } from "lucide-react";
import type { MeetRecording } from "@roomreel/contract";
import { Empty } from "../parts/empty.tsx";
import { clockText, timeText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import styles from "./state-panel.module.css";

/** Instead of a film that is not there: what goes on, and what comes next. */
export const StatePanel = ({ recording }: { recording: MeetRecording }): ReactNode => {
  const { icon, title, hints } = panelOf(recording);
  return (
    <div className={styles.panel}>
      <Empty level={2} icon={icon} title={title}>
        <output className={styles.hints}>
          {hints.map((hint) => (
            <span key={hint}>{hint}</span>
          ))}
          <Progress recording={recording} />
        </output>
      </Empty>
    </div>
  );
};

type Panel = { readonly icon: ReactNode; readonly title: string; readonly hints: readonly string[] };

const panelOf = (recording: MeetRecording): Panel => {
  const words = playerText.state;
  const since = recording.startDate === undefined ? [] : [words.since(timeText(recording.startDate))];
  switch (recording.status) {
    case "starting":
      return { icon: <Radio size={24} />, title: words.starting, hints: [words.startingHint] };
    case "active":
      return recording.paused === true
        ? { icon: <Pause size={24} />, title: words.paused, hints: [...since, words.pausedHint] }
        : { icon: <Radio size={24} />, title: words.active, hints: [...since, words.activeHint] };
    case "ending":
      return { icon: <Clapperboard size={24} />, title: words.making, hints: [madeOf(recording), words.makingHint] };
    case "failed":
    case "aborted":
    case "complete":
    case "limit_reached":
      return {
        icon: <CircleAlert size={24} />,
        title: recording.status === "aborted" ? words.aborted : words.failed,
        hints: [recording.error ?? recording.details ?? words.unknown, words.nothingSaved],
      };
  }
};

/** What is still to be read back when all is made lasts a moment. */
const isChecking = ({ done, of }: NonNullable<MeetRecording["making"]>): boolean => of !== undefined && done >= of - 1;

const madeOf = ({ making }: MeetRecording): string => {
  const words = playerText.state;
  if (making === undefined || making.done === 0) return words.makingBegins;
  if (isChecking(making)) return words.checking;
  const done = clockText(making.done);
  return making.of === undefined ? words.makingDone(done) : words.makingOf(done, clockText(making.of));
};

const Progress = ({ recording: { making } }: { recording: MeetRecording }): ReactNode =>
  making?.of === undefined ? null : (
    <progress
      className={styles.progress}
      value={making.done}
      max={Math.max(1, making.of)}
      aria-label={playerText.state.making}
    />
  );

/** Above a film that is not all there would be: what went wrong, and what was saved. */
export const StateNotice = ({ recording }: { recording: MeetRecording }): ReactNode => {
  const lines = noticeOf(recording);
  return lines.length === 0 ? null : (
    <div className={`${styles.notice} ${recording.status === "failed" ? styles.bad : ""}`} role="note">
      <CircleAlert size={18} aria-hidden />
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
};

const noticeOf = (recording: MeetRecording): readonly string[] => {
  const words = playerText.state;
  const length = clockText(recording.duration ?? 0);
  if (recording.status === "failed" || recording.status === "aborted")
    return [recording.error ?? words.unknown, words.saved(length)];
  if (recording.status === "limit_reached") return [words.limit(length)];
  return recording.endCause === "lost" ? [words.lost] : [];
};
