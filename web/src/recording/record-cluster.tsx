import { useEffect, useState, type ReactNode } from "react";
import { Bookmark, Pause, Play, Square } from "lucide-react";
import type { RecordingState } from "@roomreel/contract";
import { waiting } from "../parts/button.tsx";
import { Hint } from "../parts/hint.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { useNarrow } from "../parts/use-narrow.ts";
import { clockText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import type { RecordingControl } from "./use-recording-control.ts";
import styles from "./record-cluster.module.css";

/**
 * Bottom left: the button that starts, and REC for everyone; timer and stop for those who may (K-03, K-20 to K-22).
 * Starting and stopping are one button with two looks: somebody at the keyboard keeps it while the state changes.
 */
export const RecordCluster = (props: {
  state: RecordingState | null;
  control: RecordingControl;
  /** Null: not by this person, or not now. */
  mark: (() => void) | null;
  enabled: boolean;
  serverAhead: number;
}): ReactNode => {
  const { state, control } = props;
  const { me } = useMeeting();
  const leads = me.role === "host" || me.role === "moderator";
  const running = state?.state === "active" || state?.state === "paused" ? state : null;
  const pressable = control.allowed === "yes" && (running !== null || props.enabled);
  if (running === null && !pressable) return null;
  return (
    <div className={running === null ? styles.idle : styles.rec}>
      {running === null ? null : (
        <>
          <span className={running.state === "paused" ? styles.still : styles.circle} aria-hidden />
          <span>{text.recording.rec}</span>
          {running.state === "paused" ? <span className={styles.paused}>{text.recordingMore.paused}</span> : null}
          {leads || control.allowed === "yes" ? <Timer of={running} serverAhead={props.serverAhead} /> : null}
        </>
      )}
      {props.mark === null ? null : <MarkButton mark={props.mark} />}
      {pressable && control.hold !== null ? <Hold hold={control.hold} busy={control.busy} /> : null}
      {pressable ? <Press key="press" control={control} stops={running !== null} /> : null}
    </div>
  );
};

const Press = ({ control, stops }: { control: RecordingControl; stops: boolean }): ReactNode => {
  const action = stops ? "stop" : "start";
  const ready = control.action === action && !control.busy;
  return (
    <Hint name={text.recording[action]} named={!stops}>
      <button
        type="button"
        className={styles[action]}
        aria-label={text.recording[action]}
        {...(ready ? { onClick: () => control.ask(action) } : waiting)}
      >
        {stops ? <Square size={14} fill="currentColor" aria-hidden /> : <span className={styles.ring} aria-hidden />}
        {stops ? null : text.recording.start}
      </button>
    </Hint>
  );
};

/** On phones it is under the three dots. */
const MarkButton = ({ mark }: { mark: () => void }): ReactNode =>
  useNarrow() ? null : (
    <Hint name={text.marks.set}>
      <button type="button" className={styles.stop} aria-label={text.marks.set} onClick={mark}>
        <Bookmark size={16} aria-hidden />
      </button>
    </Hint>
  );

/** Pausing asks nothing: it can be taken back, and nothing is lost that was not meant to be. */
const Hold = ({ hold, busy }: { hold: NonNullable<RecordingControl["hold"]>; busy: boolean }): ReactNode => {
  const name = text.recordingMore[hold.now];
  return (
    <Hint name={name}>
      <button type="button" className={styles.stop} aria-label={name} {...(busy ? waiting : { onClick: hold.press })}>
        {hold.now === "pause" ? (
          <Pause size={16} fill="currentColor" aria-hidden />
        ) : (
          <Play size={16} fill="currentColor" aria-hidden />
        )}
      </button>
    </Hint>
  );
};

type Running = Extract<RecordingState, { state: "active" | "paused" }>;

/** Time since the first captured instant, without pauses; stands still during one. */
const Timer = ({ of, serverAhead }: { of: Running; serverAhead: number }): ReactNode => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const recordedMs = of.state === "paused" ? of.recordedMs : now + serverAhead - of.startedAt - of.pausedMs;
  const time = clockText(recordedMs / 1000);
  return (
    <time className={styles.timer} aria-label={text.recording.timer(time)}>
      {time}
    </time>
  );
};
