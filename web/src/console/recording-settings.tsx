import type { ReactNode } from "react";
import type { ConsentMode, MeetRoom, RoomConfig, StartTrigger } from "@roomreel/contract";
import { setRoomConfig } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { text } from "../texts/index.ts";
import { ChoiceSetting, SwitchSetting } from "./setting.tsx";
import { useSaving } from "./use-saving.ts";

type Recording = RoomConfig["recording"];

const triggers = ["none", "prompt", "automatic", "automatic-2nd-participant", "automatic-host"] as const;
const consents = ["notify", "confirm", "gate"] as const;
const audiences = ["admin", "admin_moderator", "admin_moderator_speaker"] as const;
const yesOrNo = ["yes", "no"] as const;

/** The select's value where the room leaves it to the organisation. */
const THEIRS = "organisation";
type Theirs = typeof THEIRS;

/** What a room says about its recordings, or leaves to the organisation. */
export const RecordingSettings = ({ roomId, recording }: { roomId: string; recording: Recording }): ReactNode => {
  const write = (patch: Partial<Recording>): Promise<MeetRoom> =>
    setRoomConfig(accountAccess, roomId, { recording: patch });
  const enabled = useSaving(roomId, recording.enabled, (on) => write({ enabled: on }));
  const startTrigger = useSaving<StartTrigger | Theirs>(roomId, recording.startTrigger ?? THEIRS, (chosen) =>
    write({ startTrigger: chosen === THEIRS ? null : chosen }),
  );
  const consent = useSaving<ConsentMode | Theirs>(roomId, recording.consent ?? THEIRS, (chosen) =>
    write({ consent: chosen === THEIRS ? null : chosen }),
  );
  const seen = useSaving(roomId, recording.allowAccessTo, (chosen) => write({ allowAccessTo: chosen }));
  const leftOut = useSaving(roomId, wordOf(recording.mayBeLeftOut), (chosen) =>
    write({ mayBeLeftOut: chosen === THEIRS ? null : chosen === "yes" }),
  );
  const words = text.settings;
  return (
    <>
      <SwitchSetting label={words.record} hint={words.recordHint} saving={enabled} />
      {recording.enabled ? (
        <>
          <ChoiceSetting label={words.start} saving={startTrigger} choices={withTheirs(triggers, words.starts)} />
          <ChoiceSetting label={words.consent} saving={consent} choices={withTheirs(consents, words.consents)} />
          <ChoiceSetting
            label={words.leaveOut}
            hint={words.leaveOutHint}
            saving={leftOut}
            choices={withTheirs(yesOrNo, words.answers)}
          />
        </>
      ) : null}
      <ChoiceSetting
        label={words.seen}
        saving={seen}
        choices={audiences.map((value) => ({ value, label: words.seenBy[value] }))}
      />
    </>
  );
};

const wordOf = (chosen: boolean | null): "yes" | "no" | Theirs => (chosen === null ? THEIRS : chosen ? "yes" : "no");

const withTheirs = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly { readonly value: Value | Theirs; readonly label: string }[] => [
  { value: THEIRS, label: text.settings.theirs },
  ...values.map((value) => ({ value, label: labels[value] })),
];
