import type { ReactNode } from "react";
import type { MeetRoom, Organisation, RoomConfig } from "@roomreel/contract";
import { setRoomConfig } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { consoleText } from "../texts/console-text.ts";
import { audiences, consents, formats, labelled, triggers } from "./choices.ts";
import { ChoiceSetting } from "./setting.tsx";
import { useOrganisation } from "./use-organisation.ts";
import { useSaving, type Saving } from "./use-saving.ts";

type Recording = RoomConfig["recording"];
type Props = { readonly roomId: string; readonly recording: Recording };

/** The select's value where the room leaves it to the organisation. */
const THEIRS = "organisation";
type Theirs = typeof THEIRS;
const answers = ["yes", "no"] as const;
type Answer = (typeof answers)[number];

const answerOf = (on: boolean): Answer => (on ? "yes" : "no");

/** What a room says about its recordings, or leaves to the organisation, and what that says then. */
export const RecordingSettings = ({ roomId, recording }: Props): ReactNode => {
  const theirs = useOrganisation().data?.recording;
  const write = (patch: Partial<Recording>): Promise<MeetRoom> =>
    setRoomConfig(accountAccess, roomId, { recording: patch });
  const type = useSaving(roomId, recording.type, (chosen) => write({ type: chosen }));
  const seen = useSaving(roomId, recording.allowAccessTo, (chosen) => write({ allowAccessTo: chosen }));
  const words = consoleText.settings;
  const allowed: Saving<Answer | Theirs> = {
    ...type,
    shown: type.shown === null ? THEIRS : answerOf(type.shown === "cloud"),
    save: (chosen) => type.save(chosen === THEIRS ? null : chosen === "yes" ? "cloud" : "none"),
  };
  return (
    <>
      <ChoiceSetting
        label={words.record}
        hint={consoleText.hints.record}
        saving={allowed}
        choices={withTheirs(answers, words.answers, theirs && answerOf(theirs.type === "cloud"))}
      />
      {recording.enabled ? <WhileRecording roomId={roomId} recording={recording} theirs={theirs} /> : null}
      <ChoiceSetting
        label={words.seen}
        hint={consoleText.hints.seen}
        saving={seen}
        choices={labelled(audiences, words.seenBy)}
      />
    </>
  );
};

const WhileRecording = ({
  roomId,
  recording,
  theirs,
}: Props & { theirs: Organisation["recording"] | undefined }): ReactNode => {
  const start = useTheirs(roomId, recording, "startTrigger");
  const consent = useTheirs(roomId, recording, "consent");
  const leftOut = useAnswer(roomId, recording, "mayBeLeftOut");
  const format = useTheirs(roomId, recording, "fileFormat");
  const phones = useAnswer(roomId, recording, "startOnPhones");
  const words = consoleText.settings;
  const yesOrNo = (on: boolean | undefined) => withTheirs(answers, words.answers, on === undefined ? on : answerOf(on));
  return (
    <>
      <ChoiceSetting
        label={words.start}
        hint={consoleText.hints.start}
        saving={start}
        choices={withTheirs(triggers, words.starts, theirs?.startTrigger)}
      />
      <ChoiceSetting
        label={words.consent}
        hint={consoleText.hints.consent}
        saving={consent}
        choices={withTheirs(consents, words.consents, theirs?.consent)}
      />
      <ChoiceSetting
        label={words.leaveOut}
        hint={words.leaveOutHint}
        saving={leftOut}
        choices={yesOrNo(theirs?.mayBeLeftOut)}
      />
      <ChoiceSetting
        label={consoleText.phones}
        hint={consoleText.hints.phones}
        saving={phones}
        choices={yesOrNo(theirs?.startOnPhones)}
      />
      <ChoiceSetting
        label={consoleText.fileFormat.label}
        hint={consoleText.fileFormat.hint}
        saving={format}
        choices={withTheirs(formats, consoleText.fileFormat.kinds, theirs?.fileFormat)}
      />
    </>
  );
};

/** A choice that may be left to the organisation, as a list shows it. */
const useTheirs = <Name extends "startTrigger" | "consent" | "fileFormat">(
  roomId: string,
  recording: Recording,
  name: Name,
): Saving<NonNullable<Recording[Name]> | Theirs> => {
  const saving = useSaving(roomId, recording[name], (chosen) =>
    setRoomConfig(accountAccess, roomId, { recording: { [name]: chosen } }),
  );
  return {
    ...saving,
    shown: saving.shown ?? THEIRS,
    save: (chosen) => saving.save(chosen === THEIRS ? null : chosen),
  };
};

const useAnswer = (
  roomId: string,
  recording: Recording,
  name: "mayBeLeftOut" | "startOnPhones",
): Saving<Answer | Theirs> => {
  const saving = useSaving(roomId, recording[name], (chosen) =>
    setRoomConfig(accountAccess, roomId, { recording: { [name]: chosen } }),
  );
  return {
    ...saving,
    shown: saving.shown === null ? THEIRS : answerOf(saving.shown),
    save: (chosen) => saving.save(chosen === THEIRS ? null : chosen === "yes"),
  };
};

/** @param holds what the organisation says; undefined while that is not known */
const withTheirs = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  holds: Value | undefined,
): readonly { readonly value: Value | Theirs; readonly label: string }[] => [
  {
    value: THEIRS,
    label: holds === undefined ? consoleText.asOrganisationNow : consoleText.asOrganisation(labels[holds]),
  },
  ...labelled(values, labels),
];
