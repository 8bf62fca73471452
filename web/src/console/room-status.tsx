import type { ReactNode } from "react";
import type { MeetRoom } from "@roomreel/contract";
import { text } from "../texts/index.ts";
import styles from "./room-status.module.css";

/** Says what is unusual about a room: a meeting runs, or it is closed. */
export const RoomStatus = ({ status }: { status: MeetRoom["status"] }): ReactNode => {
  if (status === "open") return null;
  return status === "active_meeting" ? (
    <span className={`${styles.status} ${styles.running}`}>{text.rooms.running}</span>
  ) : (
    <span className={styles.status}>{text.rooms.closed}</span>
  );
};
