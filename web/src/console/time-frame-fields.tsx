import type { ReactNode } from "react";
import type { RoomConfig } from "@roomreel/contract";
import { Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dateText } from "../texts/format.ts";
import { enteredTime, epochOf, minutesBefore, nextHour, zoneName } from "./local-time.ts";
import styles from "./time-frame.module.css";

export type TimeFrame = Exclude<RoomConfig["schedule"], "always">;
/** As it stands in the fields. */
export type Entered = { readonly from: string; readonly until: string };

const EARLY_MINUTES = 15;

export const newTimeFrame = (nowMs: number): TimeFrame => ({
  ...nextHour(nowMs),
  earlyMinutes: EARLY_MINUTES,
  endsOnTime: false,
});

export const enteredOf = ({ from, until }: TimeFrame): Entered => ({
  from: enteredTime(from),
  until: enteredTime(until),
});

/** In epoch ms, or what is wrong with it, in words. */
export const timesOf = ({ from, until }: Entered): { readonly from: number; readonly until: number } | string => {
  const times = { from: epochOf(from), until: epochOf(until) };
  if (times.from === null || times.until === null) return consoleText.schedule.incomplete;
  if (times.from >= times.until) return consoleText.schedule.wrongOrder;
  return { from: times.from, until: times.until };
};

/** Begin and end, where one is; and what that means for those who come. A new begin takes the end with it. */
export const TimeFrameFields = (props: {
  entered: Entered;
  earlyMinutes: number;
  onChange: (entered: Entered) => void;
  /** Beside them. */
  children?: ReactNode;
}): ReactNode => {
  const { entered, earlyMinutes, onChange } = props;
  const words = consoleText.schedule;
  const times = timesOf(entered);
  const begin = (from: string): void => {
    const [before, after] = [epochOf(entered.from), epochOf(from)];
    const end = epochOf(entered.until);
    const moves = before !== null && after !== null && end !== null && end > before;
    onChange({ from, until: moves ? enteredTime(end + after - before) : entered.until });
  };
  return (
    <div className={styles.frame}>
      <div className={styles.fields}>
        <Field
          type="datetime-local"
          label={words.from}
          value={entered.from}
          onChange={(event) => begin(event.target.value)}
        />
        <Field
          type="datetime-local"
          label={words.until}
          value={entered.until}
          onChange={(event) => onChange({ ...entered, until: event.target.value })}
          {...(typeof times === "string" ? { problem: times } : {})}
        />
        {props.children}
      </div>
      <p className={styles.means}>
        {typeof times === "string"
          ? null
          : `${words.summary(dateText(minutesBefore(times.from, earlyMinutes)), dateText(times.until))} `}
        {words.zone(zoneName())}
      </p>
    </div>
  );
};
