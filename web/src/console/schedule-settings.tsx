import { useId, useState, type FormEvent, type ReactNode } from "react";
import type { RoomConfig } from "@roomreel/contract";
import { setRoomConfig } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { labelled } from "./choices.ts";
import { ChoiceSetting } from "./setting.tsx";
import { enteredOf, newTimeFrame, timesOf, TimeFrameFields, type TimeFrame } from "./time-frame-fields.tsx";
import { useSaving } from "./use-saving.ts";
import styles from "./time-frame.module.css";

type Schedule = RoomConfig["schedule"];
type When = "always" | "inFrame";

/**
 * When a room can be entered. *Always* is saved at once; a time frame only by its button, since it is made of several
 * fields and shuts people out while it is half changed.
 */
export const ScheduleSettings = ({ roomId, schedule }: { roomId: string; schedule: Schedule }): ReactNode => {
  const [draft, setDraft] = useState<TimeFrame | null>(null);
  const saving = useSaving<Schedule>(roomId, schedule, (asked) =>
    setRoomConfig(accountAccess, roomId, { schedule: asked }),
  );
  const shown = draft ?? (saving.shown === "always" ? null : saving.shown);
  const choose = (when: When): void => {
    if (when === "inFrame") return setDraft(newTimeFrame(Date.now()));
    setDraft(null);
    if (schedule !== "always") saving.save("always");
  };
  const words = consoleText.schedule;
  const when: When = shown === null ? "always" : "inFrame";
  return (
    <>
      <ChoiceSetting
        label={words.label}
        hint={words.hint}
        saving={{ ...saving, shown: when, save: choose }}
        choices={labelled(["always", "inFrame"] as const, words)}
      />
      {shown === null ? null : (
        <FrameForm
          key={draft === null ? `${shown.from}-${shown.until}` : "draft"}
          frame={shown}
          isDraft={draft !== null}
          busy={saving.state === "saving"}
          onSave={(frame) => {
            setDraft(null);
            saving.save(frame);
          }}
        />
      )}
    </>
  );
};

const EARLY_MAX = 1440;

const FrameForm = (props: {
  frame: TimeFrame;
  isDraft: boolean;
  busy: boolean;
  onSave: (frame: TimeFrame) => void;
}): ReactNode => {
  const id = useId();
  const [entered, setEntered] = useState(enteredOf(props.frame));
  const [early, setEarly] = useState(String(props.frame.earlyMinutes));
  const [endsOnTime, setEndsOnTime] = useState(props.frame.endsOnTime);
  const times = timesOf(entered);
  const earlyMinutes = Number(early);
  const isEarlyWrong = early === "" || !Number.isInteger(earlyMinutes) || earlyMinutes < 0 || earlyMinutes > EARLY_MAX;
  const next = typeof times === "string" || isEarlyWrong ? null : { ...times, earlyMinutes, endsOnTime };
  const changed = props.isDraft || next === null || !isSame(next, props.frame);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (next !== null) props.onSave(next);
  };
  const words = consoleText.schedule;
  return (
    <form className={styles.box} onSubmit={submit} aria-label={words.title}>
      <TimeFrameFields entered={entered} earlyMinutes={isEarlyWrong ? 0 : earlyMinutes} onChange={setEntered}>
        <Field
          type="number"
          inputMode="numeric"
          label={words.early}
          min={0}
          max={EARLY_MAX}
          value={early}
          onChange={(event) => setEarly(event.target.value)}
          {...(isEarlyWrong ? { problem: consoleText.between(0, EARLY_MAX) } : {})}
        />
      </TimeFrameFields>
      <div className={styles.ends}>
        <Switch id={id} describedBy={`${id}-about`} on={endsOnTime} onChange={setEndsOnTime} />
        <label htmlFor={id}>{words.endsOnTime}</label>
        <p id={`${id}-about`}>{words.endsOnTimeHint}</p>
      </div>
      {changed ? (
        <div className={styles.save}>
          <Button type="submit" look="main" busy={props.busy || next === null}>
            {words.save}
          </Button>
        </div>
      ) : null}
    </form>
  );
};

const isSame = (one: TimeFrame, other: TimeFrame): boolean =>
  one.from === other.from &&
  one.until === other.until &&
  one.earlyMinutes === other.earlyMinutes &&
  one.endsOnTime === other.endsOnTime;
