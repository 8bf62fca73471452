import type { ReactNode } from "react";
import type { MeetRecording } from "@roomreel/contract";
import { text } from "../texts/index.ts";
import styles from "./status-badge.module.css";

const looks = {
  starting: "wait",
  active: "live",
  ending: "wait",
  complete: "good",
  limit_reached: "good",
  failed: "bad",
  aborted: "bad",
} as const satisfies Record<MeetRecording["status"], string>;

/** The state of a recording, with the reason when it went wrong. */
export const StatusBadge = ({ recording }: { recording: MeetRecording }): ReactNode => {
  const look = looks[recording.status];
  const reason = look === "bad" ? (recording.error ?? recording.details) : undefined;
  return (
    <span className={styles.whole}>
      <span className={`${styles.badge} ${styles[look]}`}>{text.status[recording.status]}</span>
      {reason === undefined ? null : (
        <small className={styles.reason} title={reason}>
          {reason}
        </small>
      )}
    </span>
  );
};
