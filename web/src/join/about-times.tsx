import type { ReactNode } from "react";
import { CalendarClock } from "lucide-react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { dateText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import styles from "./about-room.module.css";

/** From when a scheduled room can be entered, and until when (SP14, SP15). */
export const AboutTimes = ({ info }: { info: MemberTokenAnswer }): ReactNode => {
  const words = wordsOf(info);
  if (words === null) return null;
  return (
    <output className={styles.times}>
      <CalendarClock size={18} aria-hidden />
      {words}
    </output>
  );
};

const wordsOf = ({ opening, opensAt, schedule }: MemberTokenAnswer): string | null => {
  if (schedule === undefined || schedule === "always") return null;
  switch (opening) {
    case "not-open-yet":
      return text.join.opensAt(dateText(opensAt ?? schedule.from));
    case "time-over":
      return text.join.timeOver;
    default:
      return text.join.openUntil(dateText(schedule.until));
  }
};
