import { useState, type FormEvent, type ReactNode } from "react";
import type { MeetRoom, RoomConfig } from "@roomreel/contract";
import { setRoomDeletion } from "../api/room-list.ts";
import { setRoomConfig } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { labelled } from "./choices.ts";
import { enteredTime, epochOf, zoneName } from "./local-time.ts";
import { OptionalNumberSetting } from "./number-setting.tsx";
import { WhatBecame } from "./setting.tsx";
import { useOrganisation } from "./use-organisation.ts";
import { useSaving, type Saving } from "./use-saving.ts";
import styles from "./room-keeping.module.css";

const DAYS_MAX = 36_500;

/** How long a room keeps its recordings, and when it deletes itself. */
export const RoomKeeping = ({ room, config }: { room: MeetRoom; config: RoomConfig }): ReactNode => {
  const { roomId } = room;
  const words = consoleText.roomKeeping;
  const cap = useOrganisation().data?.library.retentionDaysMax ?? null;
  const retention = useSaving(roomId, config.recording.retentionDays, (retentionDays) =>
    setRoomConfig(accountAccess, roomId, { recording: { retentionDays } }),
  );
  const deletion = useSaving<Deletion>(roomId, deletionOf(room), (asked) =>
    setRoomDeletion(accountAccess, roomId, asked),
  );
  return (
    <>
      <OptionalNumberSetting
        label={words.retention}
        hint={words.retentionHint}
        saving={retention}
        least={1}
        most={cap ?? DAYS_MAX}
        unit={consoleText.keeping.days}
        empty={words.asOrganisation}
      />
      <DeletionForm key={`${deletion.shown.autoDeletionDate}`} saving={deletion} />
    </>
  );
};

type Policy = NonNullable<MeetRoom["autoDeletionPolicy"]>;
type Deletion = { readonly autoDeletionDate: number | null; readonly autoDeletionPolicy: Policy };
/** The server's, where nothing is said. */
const usualPolicy: Policy = { withMeeting: "when_meeting_ends", withRecordings: "close" };

const deletionOf = ({ autoDeletionDate, autoDeletionPolicy }: MeetRoom): Deletion => ({
  autoDeletionDate: autoDeletionDate ?? null,
  autoDeletionPolicy: autoDeletionPolicy ?? usualPolicy,
});

/** A date and what then becomes of meeting and recordings are one change: saved by a button, since it deletes. */
const DeletionForm = ({ saving }: { saving: Saving<Deletion> }): ReactNode => {
  const { autoDeletionDate: at, autoDeletionPolicy: policy } = saving.shown;
  const before = { date: at === null ? "" : enteredTime(at), ...policy };
  const [asked, setAsked] = useState(before);
  const words = consoleText.roomKeeping;
  const problem = asked.date === before.date ? null : deletionProblem(asked.date);
  const { date, ...rest } = asked;
  const changed = Object.entries(asked).some(([name, value]) => before[name as keyof typeof before] !== value);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const epoch = date === before.date ? at : epochOf(date);
    if (problem === null && epoch !== null) saving.save({ autoDeletionDate: epoch, autoDeletionPolicy: rest });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={words.deletion}>
      <div>
        <strong>{words.deletion}</strong>
        <p className={styles.hint}>
          {words.deletionHint} {consoleText.schedule.zone(zoneName())}
        </p>
        <WhatBecame saving={saving} />
      </div>
      <DeletionFields asked={asked} problem={problem ?? saving.problem} onChange={setAsked} />
      <div className={styles.answers}>
        {changed && date !== "" ? (
          <Button type="submit" look="main" busy={saving.state === "saving" || problem !== null}>
            {words.save}
          </Button>
        ) : null}
        {at === null ? null : (
          <Button onClick={() => saving.save({ autoDeletionDate: null, autoDeletionPolicy: policy })}>
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
};

const HOUR_MS = 3_600_000;
/** What is wrong with the date that was entered; null: nothing. */
export const deletionProblem = (date: string): string | null => {
  if (date === "") return null;
  const epoch = epochOf(date);
  if (epoch === null) return consoleText.roomKeeping.incomplete;
  return epoch < Date.now() + HOUR_MS ? consoleText.roomKeeping.tooSoon : null;
};

type Entered = { readonly date: string } & Policy;
const meetingPolicies = ["when_meeting_ends", "force"] as const;
const recordingPolicies = ["close", "force"] as const;

/** When, and what then becomes of a meeting and of recordings. */
export const DeletionFields = (props: {
  asked: Entered;
  problem: string | null;
  onChange: (asked: Entered) => void;
}): ReactNode => {
  const { asked, onChange } = props;
  const words = consoleText.roomKeeping;
  return (
    <div className={styles.fields}>
      <Field
        type="datetime-local"
        label={words.date}
        value={asked.date}
        onChange={(event) => onChange({ ...asked, date: event.target.value })}
        {...(props.problem === null ? {} : { problem: props.problem })}
      />
      {asked.date === "" ? null : (
        <>
          <Choose
            label={words.withMeeting}
            value={asked.withMeeting}
            choices={labelled(meetingPolicies, words.meetingPolicies)}
            onChange={(value) =>
              onChange({ ...asked, withMeeting: oneOf(meetingPolicies, value) ?? usualPolicy.withMeeting })
            }
          />
          <Choose
            label={words.withRecordings}
            value={asked.withRecordings}
            choices={labelled(recordingPolicies, words.recordingPolicies)}
            onChange={(value) =>
              onChange({ ...asked, withRecordings: oneOf(recordingPolicies, value) ?? usualPolicy.withRecordings })
            }
          />
        </>
      )}
    </div>
  );
};
