import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { MeetSpace } from "@roomreel/contract";
import { spacesToChoose } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { createRoom } from "../api/rooms.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { labelled, stageModes } from "./choices.ts";
import { askedFor, newDraft, type Draft } from "./new-room-draft.ts";
import { MeetingStep, RecordingStep } from "./new-room-steps.tsx";
import { enteredOf, newTimeFrame, timesOf, TimeFrameFields } from "./time-frame-fields.tsx";
import wizard from "./new-room.module.css";
import dialog from "../parts/dialog.module.css";
import styles from "./rooms-page.module.css";

type Opening = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/**
 * A new room: a name is enough, and Enter creates it; where it belongs, when it is open and who is on stage may be
 * chosen besides, and two further steps have what matters of meeting and recording. `within`: the space that it shall
 * belong to.
 */
export const NewRoomDialog = ({ within, ...opening }: Opening & { within?: MeetSpace }): ReactNode => (
  <Dialog {...opening} title={consoleText.newRoom.title}>
    <NewRoom within={within ?? null} />
  </Dialog>
);

/** The spaces to which one may add. */
const useSpaces = (isAsked: boolean): readonly MeetSpace[] => {
  const spaces = useQuery({
    queryKey: ["spaces", "all"],
    queryFn: () => spacesToChoose(accountAccess),
    enabled: isAsked,
  });
  return (spaces.data ?? []).filter(({ rights }) => rights.add);
};

/** Rooms of their own are made by administrators and room managers; anybody who may add to a space makes some there. */
const SINGLE = "";
/** No identifier of a space. */
const BROADCAST = "*broadcast";
const makesSingles = (): boolean => sessionNow()?.role !== "room_member";

const whens = ["always", "scheduled"] as const;
const steps = ["basics", "meeting", "recording"] as const;
type Step = (typeof steps)[number];

/** When it is open: always, or in the times that stand in the fields. */
const useTimes = () => {
  const [when, setWhen] = useState<(typeof whens)[number]>("always");
  const [planned] = useState(() => newTimeFrame(Date.now()));
  const [entered, setEntered] = useState(() => enteredOf(planned));
  const times = when === "always" ? null : timesOf(entered);
  const schedule = times === null || typeof times === "string" ? null : { ...planned, ...times };
  return { when, setWhen, planned, entered, setEntered, schedule, isWrong: typeof times === "string" };
};

const NewRoom = ({ within }: { within: MeetSpace | null }): ReactNode => {
  const [draft, setDraft] = useState<Draft>(newDraft);
  const [step, setStep] = useState<Step>("basics");
  const [chosen, setSpace] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const times = useTimes();
  const spaces = useSpaces(within === null);
  const space = within?.spaceId ?? chosen ?? (makesSingles() ? SINGLE : (spaces[0]?.spaceId ?? SINGLE));
  const create = useMutation({
    mutationFn: () => createRoom(accountAccess, { ...askedFor(draft, times.schedule), ...placeOf(space) }),
    onSuccess: async ({ roomId }) => {
      await queries.invalidateQueries({ queryKey: ["rooms"] });
      navigate(`/rooms/${encodeURIComponent(roomId)}`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.name.trim() === "" || times.isWrong) setStep("basics");
    else create.mutate();
  };
  const change = (patch: Partial<Draft>): void => setDraft({ ...draft, ...patch });
  return (
    <form className={styles.form} onSubmit={submit}>
      <Steps here={step} onStep={setStep} />
      {step === "basics" ? (
        <>
          <Field
            label={consoleText.newRoom.name}
            placeholder={consoleText.rooms.namePlaceholder}
            value={draft.name}
            maxLength={50}
            required
            focused
            onChange={(event) => change({ name: event.target.value })}
          />
          {within === null ? <Where spaces={spaces} chosen={space} onChoose={setSpace} /> : null}
          <When times={times} />
          <Choose
            label={consoleText.newRoom.mode}
            value={draft.stage}
            choices={labelled(stageModes, consoleText.settings.stageModes)}
            onChange={(value) => change({ stage: oneOf(stageModes, value) ?? "everyone" })}
          />
        </>
      ) : null}
      {step === "meeting" ? <MeetingStep draft={draft} onChange={change} /> : null}
      {step === "recording" ? <RecordingStep draft={draft} onChange={change} /> : null}
      {create.isError ? (
        <p role="alert" className={wizard.problem}>
          {wordsOf(create.error)}
        </p>
      ) : null}
      <Answers step={step} busy={create.isPending} onStep={setStep} />
    </form>
  );
};

const Steps = ({ here, onStep }: { here: Step; onStep: (step: Step) => void }): ReactNode => (
  <ol className={wizard.steps} aria-label={consoleText.wizard.steps}>
    {steps.map((step, index) => (
      <li key={step}>
        <button type="button" {...(step === here ? { "aria-current": "step" } : {})} onClick={() => onStep(step)}>
          {index + 1}. {consoleText.wizard.names[step]}
        </button>
      </li>
    ))}
  </ol>
);

const Answers = (props: { step: Step; busy: boolean; onStep: (step: Step) => void }): ReactNode => {
  const words = consoleText.wizard;
  const at = steps.indexOf(props.step);
  const [before, next] = [steps[at - 1], steps[at + 1]];
  return (
    <div className={dialog.foot}>
      {before === undefined ? null : (
        <Button look="quiet" onClick={() => props.onStep(before)}>
          {words.back}
        </Button>
      )}
      {next === undefined ? null : <Button onClick={() => props.onStep(next)}>{words.next(words.names[next])}</Button>}
      <Button type="submit" look="main" busy={props.busy}>
        {consoleText.newRoom.submit}
      </Button>
    </div>
  );
};

const When = ({ times }: { times: ReturnType<typeof useTimes> }): ReactNode => {
  const words = consoleText.newRoom;
  return (
    <>
      <Choose
        label={words.lasting}
        value={times.when}
        choices={labelled(whens, words.lastings)}
        onChange={(value) => times.setWhen(oneOf(whens, value) ?? "always")}
      />
      {times.when === "scheduled" ? (
        <TimeFrameFields
          entered={times.entered}
          earlyMinutes={times.planned.earlyMinutes}
          onChange={times.setEntered}
        />
      ) : null}
    </>
  );
};

const placeOf = (place: string): { readonly spaceId?: string; readonly kind?: "broadcast" } =>
  place === SINGLE ? {} : place === BROADCAST ? { kind: "broadcast" } : { spaceId: place };

const Where = (props: {
  spaces: readonly MeetSpace[];
  chosen: string;
  onChoose: (space: string) => void;
}): ReactNode => {
  const words = consoleText.newRoom;
  const own = [
    { value: SINGLE, label: words.single },
    { value: BROADCAST, label: words.broadcast },
  ];
  const others = props.spaces.map(({ spaceId, kind, name }) => ({ value: spaceId, label: words.inSpace[kind](name) }));
  return (
    <Choose
      label={words.where}
      value={props.chosen}
      choices={[...(makesSingles() ? own : []), ...others]}
      onChange={props.onChoose}
    />
  );
};
