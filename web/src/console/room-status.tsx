import type { ReactNode } from "react";
import type { MeetRoom } from "@roomreel/contract";
import { consoleText } from "../texts/console-text.ts";
import styles from "./room-status.module.css";

/** Says what is unusual about a room: a meeting runs, or it is closed. */
export const RoomStatus = ({ status }: { status: MeetRoom["status"] }): ReactNode => {
  if (status === "open") return null;
  return status === "active_meeting" ? (
    <span className={`${styles.status} ${styles.running}`}>{consoleText.rooms.running}</span>
  ) : (
    <span className={styles.status}>{consoleText.rooms.closed}</span>
  );
};
