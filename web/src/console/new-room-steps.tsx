import { useId, useState, type ReactNode } from "react";
import type { Encoding } from "@roomreel/contract";
import { oneOf } from "../parts/address.ts";
import { Choose, Field } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { audiences, labelled, triggers } from "./choices.ts";
import { encodingOf, shapeOf, sizes } from "./encoding-choices.ts";
import { layouts } from "./film-settings.tsx";
import { epochOf } from "./local-time.ts";
import type { Draft } from "./new-room-draft.ts";
import { DeletionFields, deletionProblem } from "./room-keeping.tsx";
import { useOrganisation } from "./use-organisation.ts";
import styles from "./new-room.module.css";

type Props = { readonly draft: Draft; readonly onChange: (patch: Partial<Draft>) => void };

/** Who comes in how, and what people may do. */
export const MeetingStep = ({ draft, onChange }: Props): ReactNode => {
  const words = consoleText.settings;
  return (
    <>
      <OnOff
        label={words.waitingRoom}
        hint={words.waitingRoomHint}
        on={draft.waitingRoom}
        onChange={(waitingRoom) => onChange({ waitingRoom })}
      />
      <OnOff
        label={words.waitForHost}
        hint={words.waitForHostHint}
        on={draft.waitForHost}
        onChange={(waitForHost) => onChange({ waitForHost })}
      />
      <OnOff label={words.chat} hint={words.chatHint} on={draft.chat} onChange={(chat) => onChange({ chat })} />
      <Count
        label={words.most}
        most={30}
        value={draft.maxParticipants}
        empty={words.noLimit}
        onChange={(maxParticipants) => onChange({ maxParticipants })}
      />
    </>
  );
};

const DAYS_MAX = 36_500;

/** Whether and how it is recorded, who sees it, and how long room and recordings stay. */
export const RecordingStep = ({ draft, onChange }: Props): ReactNode => {
  const theirs = useOrganisation().data;
  const words = consoleText.settings;
  const answers = { cloud: words.answers.yes, none: words.answers.no };
  return (
    <>
      <OrTheirs
        label={words.record}
        values={["cloud", "none"] as const}
        labels={answers}
        value={draft.type}
        theirs={theirs?.recording.type}
        onChange={(type) => onChange({ type })}
      />
      <OrTheirs
        label={words.start}
        values={triggers}
        labels={words.starts}
        value={draft.startTrigger}
        theirs={theirs?.recording.startTrigger}
        onChange={(startTrigger) => onChange({ startTrigger })}
      />
      <OrTheirs
        label={consoleText.film.layout}
        values={layouts}
        labels={consoleText.film.layouts}
        value={draft.layout}
        theirs={theirs?.newRooms.layout}
        onChange={(layout) => onChange({ layout })}
      />
      <OrTheirs
        label={consoleText.film.size}
        values={sizes}
        labels={consoleText.film.sizes}
        value={sizeOf(draft.encoding)}
        theirs={sizeOf(theirs?.newRooms.encoding ?? null) ?? undefined}
        onChange={(size) => onChange({ encoding: size === null ? null : encodingOf({ ...plain, size }, PLAIN) })}
      />
      <OrTheirs
        label={words.seen}
        values={audiences}
        labels={words.seenBy}
        value={draft.allowAccessTo}
        theirs={theirs?.newRooms.allowAccessTo}
        onChange={(allowAccessTo) => onChange({ allowAccessTo })}
      />
      <Count
        label={`${consoleText.roomKeeping.retention}, ${consoleText.keeping.days}`}
        most={theirs?.library.retentionDaysMax ?? DAYS_MAX}
        value={draft.retentionDays}
        empty={consoleText.roomKeeping.asOrganisation}
        onChange={(retentionDays) => onChange({ retentionDays })}
      />
      <Deletion draft={draft} onChange={onChange} />
    </>
  );
};

const PLAIN: Encoding = "H264_1080P_30";
const plain = shapeOf(PLAIN);
const sizeOf = (encoding: Encoding | null) =>
  encoding === null ? null : (oneOf(sizes, shapeOf(encoding).size) ?? null);

const Deletion = ({ draft, onChange }: Props): ReactNode => {
  const { policy } = draft.deletion;
  const [typed, setTyped] = useState("");
  return (
    <fieldset className={styles.deletion}>
      <legend>{consoleText.roomKeeping.deletion}</legend>
      <DeletionFields
        asked={{ date: typed, ...policy }}
        problem={deletionProblem(typed)}
        onChange={({ date: entered, ...asked }) => {
          setTyped(entered);
          onChange({ deletion: { date: epochOf(entered), policy: asked } });
        }}
      />
    </fieldset>
  );
};

const OnOff = (props: { label: string; hint: string; on: boolean; onChange: (on: boolean) => void }): ReactNode => {
  const id = useId();
  return (
    <div className={styles.switch}>
      <div>
        <label htmlFor={id}>{props.label}</label>
        <small id={`${id}-about`}>{props.hint}</small>
      </div>
      <Switch id={id} describedBy={`${id}-about`} on={props.on} onChange={props.onChange} />
    </div>
  );
};

const Count = (props: {
  label: string;
  most: number;
  value: number | null;
  empty: string;
  onChange: (count: number | null) => void;
}): ReactNode => (
  <Field
    type="number"
    inputMode="numeric"
    label={props.label}
    placeholder={props.empty}
    min={1}
    max={props.most}
    value={props.value ?? ""}
    onChange={(event) => props.onChange(event.target.value === "" ? null : Number(event.target.value))}
  />
);

/** The select's value where it is left to the organisation. */
const THEIRS = "";

const OrTheirs = <Value extends string>(props: {
  label: string;
  values: readonly Value[];
  labels: Readonly<Record<Value, string>>;
  value: Value | null;
  theirs: Value | undefined;
  onChange: (value: Value | null) => void;
}): ReactNode => {
  const { values, labels, theirs } = props;
  const said = theirs === undefined ? consoleText.asOrganisationNow : consoleText.asOrganisation(labels[theirs]);
  return (
    <Choose
      label={props.label}
      value={props.value ?? THEIRS}
      choices={[{ value: THEIRS, label: said }, ...labelled(values, labels)]}
      onChange={(value) => props.onChange(oneOf(values, value) ?? null)}
    />
  );
};
