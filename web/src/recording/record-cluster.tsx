import { useEffect, useState, type ReactNode } from "react";
import { Square } from "lucide-react";
import type { RecordingState } from "@roomreel/contract";
import { Hint } from "../parts/hint.tsx";
import { clockText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import type { RecordingControl } from "./use-recording-control.ts";
import styles from "./record-cluster.module.css";

/** Bottom left: the button that starts, and REC for everyone; timer and stop for those who may (K-03, K-20 to K-22). */
export const RecordCluster = (props: {
  state: RecordingState | null;
  control: RecordingControl;
  enabled: boolean;
  serverAhead: number;
}): ReactNode => {
  const { state, control } = props;
  if (state?.state === "active") {
    const inControl = control.allowed !== "no";
    return (
      <div className={styles.rec}>
        <span className={styles.circle} aria-hidden />
        <span>{text.recording.rec}</span>
        {inControl ? <Timer startedAt={state.startedAt - props.serverAhead} /> : null}
        {control.allowed === "yes" ? <Stop control={control} /> : null}
      </div>
    );
  }
  if (control.allowed !== "yes" || !props.enabled) return null;
  const waits = control.busy || control.action !== "start";
  return (
    <button type="button" className={styles.start} disabled={waits} onClick={() => control.ask("start")}>
      <span className={styles.ring} aria-hidden />
      <span className={styles.words}>{text.recording.start}</span>
    </button>
  );
};

const Stop = ({ control }: { control: RecordingControl }): ReactNode => (
  <Hint name={text.recording.stop}>
    <button
      type="button"
      className={styles.stop}
      aria-label={text.recording.stop}
      disabled={control.busy}
      onClick={() => control.ask("stop")}
    >
      <Square size={14} fill="currentColor" aria-hidden />
    </button>
  </Hint>
);

/** Time since the first captured instant; `startedAt` is on this machine's clock. */
const Timer = ({ startedAt }: { startedAt: number }): ReactNode => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const time = clockText((now - startedAt) / 1000);
  return (
    <time className={styles.timer} aria-label={text.recording.timer(time)}>
      {time}
    </time>
  );
};
