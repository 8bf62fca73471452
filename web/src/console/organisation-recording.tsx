import type { ReactNode } from "react";
import type { Organisation } from "@roomreel/contract";
import { consoleText } from "../texts/console-text.ts";
import { NumberSetting, OptionalNumberSetting } from "./number-setting.tsx";
import { consents, formats, labelled, triggers } from "./choices.ts";
import { ChoiceSetting, SwitchSetting } from "./setting.tsx";
import { useOrganisationSetting as useSetting } from "./use-organisation.ts";
import type { Saving } from "./use-saving.ts";
import page from "./room-page.module.css";
import box from "./room-settings.module.css";

/** What holds about recordings and meetings where rooms say nothing, and everywhere. */
export const OrganisationRecording = ({ organisation }: { organisation: Organisation }): ReactNode => {
  const words = consoleText.organisation;
  return (
    <>
      <section aria-labelledby="inherited">
        <h2 id="inherited">{words.inherited}</h2>
        <p className={page.hint}>{words.inheritedHint}</p>
        <div className={box.box}>
          <Inherited recording={organisation.recording} />
        </div>
      </section>
      <section aria-labelledby="everywhere">
        <h2 id="everywhere" className={page.second}>
          {words.everywhere}
        </h2>
        <p className={page.hint}>{words.everywhereHint}</p>
        <div className={box.box}>
          <Everywhere organisation={organisation} />
        </div>
      </section>
    </>
  );
};

type Recording = Organisation["recording"];

const useRecording = <Name extends keyof Recording>(recording: Recording, name: Name): Saving<Recording[Name]> =>
  useSetting(recording[name], (value) => ({ recording: { [name]: value } }));

const Inherited = ({ recording }: { recording: Recording }): ReactNode => {
  const words = consoleText.organisation;
  const allowed = useSetting(recording.type === "cloud", (on) => ({ recording: { type: on ? "cloud" : "none" } }));
  const start = useRecording(recording, "startTrigger");
  const consent = useRecording(recording, "consent");
  const leftOut = useRecording(recording, "mayBeLeftOut");
  const format = useRecording(recording, "fileFormat");
  const phones = useRecording(recording, "startOnPhones");
  return (
    <>
      <SwitchSetting label={words.record} hint={words.recordHint} saving={allowed} />
      <ChoiceSetting
        label={words.start}
        hint={words.startHint}
        saving={start}
        choices={labelled(triggers, consoleText.settings.starts)}
      />
      <ChoiceSetting
        label={words.consent}
        hint={words.consentHint}
        saving={consent}
        choices={labelled(consents, consoleText.settings.consents)}
      />
      <SwitchSetting label={words.leaveOut} hint={words.leaveOutHint} saving={leftOut} />
      <SwitchSetting label={words.phones} hint={words.phonesHint} saving={phones} />
      <ChoiceSetting
        label={consoleText.fileFormat.label}
        hint={consoleText.fileFormat.hint}
        saving={format}
        choices={labelled(formats, consoleText.fileFormat.kinds)}
      />
    </>
  );
};

const DAY_MINUTES = 1440;

const Everywhere = ({ organisation }: { organisation: Organisation }): ReactNode => {
  const words = consoleText.organisation;
  const idle = useRecording(organisation.recording, "idleMinutes");
  const reminder = useRecording(organisation.recording, "reminderAfterMinutes");
  const recording = useSetting(organisation.recordingLimitHours, (hours) => ({ recordingLimitHours: hours }));
  const meeting = useSetting(organisation.meetingLimitHours, (hours) => ({ meetingLimitHours: hours }));
  const minutes = { least: 1, most: DAY_MINUTES, unit: words.minutes, empty: words.never };
  return (
    <>
      <OptionalNumberSetting label={words.idle} hint={words.idleHint} saving={idle} {...minutes} />
      <OptionalNumberSetting label={words.reminder} hint={words.reminderHint} saving={reminder} {...minutes} />
      <NumberSetting
        label={words.recordingLimit}
        hint={words.recordingLimitHint}
        saving={recording}
        least={1}
        most={24}
        unit={words.hours}
      />
      <NumberSetting
        label={words.meetingLimit}
        hint={words.meetingLimitHint}
        saving={meeting}
        least={1}
        most={72}
        unit={words.hours}
      />
    </>
  );
};
