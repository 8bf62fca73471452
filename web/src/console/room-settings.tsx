import { useId, useState, type FormEvent, type ReactNode } from "react";
import type { MeetRoom, RoomConfig } from "@roomreel/contract";
import { setRoomConfig, setRoomName, type ConfigPatch } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { OptionalNumberSetting } from "./number-setting.tsx";
import { RecordingSettings } from "./recording-settings.tsx";
import { labelled, stageModes } from "./choices.ts";
import { RoomFilm } from "./room-film.tsx";
import { RoomKeeping } from "./room-keeping.tsx";
import { ScheduleSettings } from "./schedule-settings.tsx";
import { aboutOf, ChoiceSetting, Setting, SwitchSetting } from "./setting.tsx";
import { useSaving } from "./use-saving.ts";
import settingStyles from "./setting.module.css";
import styles from "./room-settings.module.css";

/** All that can be set in a room. Each setting is saved by itself, at once. */
export const RoomSettings = ({ room, config }: { room: MeetRoom; config: RoomConfig }): ReactNode => (
  <>
    <div className={styles.box}>
      <Name room={room} />
    </div>
    <h3 className={styles.heading}>{consoleText.schedule.title}</h3>
    <div className={styles.box}>
      <ScheduleSettings roomId={room.roomId} schedule={config.schedule} />
    </div>
    <h3 className={styles.heading}>{consoleText.settings.people}</h3>
    <div className={styles.box}>
      <PeopleSettings roomId={room.roomId} config={config} />
    </div>
    <h3 className={styles.heading}>{consoleText.settings.recording}</h3>
    <div className={styles.box}>
      <RecordingSettings roomId={room.roomId} recording={config.recording} />
      <RoomFilm roomId={room.roomId} recording={config.recording} />
    </div>
    <h3 className={styles.heading}>{consoleText.roomKeeping.title}</h3>
    <div className={styles.box}>
      <RoomKeeping room={room} config={config} />
    </div>
  </>
);

const Name = ({ room }: { room: MeetRoom }): ReactNode => {
  const id = useId();
  const [name, setName] = useState(room.roomName);
  const saving = useSaving(room.roomId, room.roomName, (wanted) => setRoomName(accountAccess, room.roomId, wanted));
  const changed = name.trim() !== room.roomName && name.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (changed) saving.save(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <Setting label={consoleText.settings.name} hint={consoleText.hints.name} id={id} saving={saving}>
        <input
          id={id}
          aria-describedby={aboutOf(id)}
          className={settingStyles.input}
          value={name}
          maxLength={50}
          onChange={(event) => setName(event.target.value)}
        />
        {changed ? (
          <Button type="submit" look="main" busy={saving.state === "saving"}>
            {consoleText.settings.save}
          </Button>
        ) : null}
      </Setting>
    </form>
  );
};

/** The contract's bound of `maxParticipants`. */
const MOST_PEOPLE = 30;
/** 72 hours (K-41). */
const MOST_MINUTES = 4320;

const PeopleSettings = ({ roomId, config }: { roomId: string; config: RoomConfig }): ReactNode => {
  const write = (patch: ConfigPatch): Promise<MeetRoom> => setRoomConfig(accountAccess, roomId, patch);
  const stage = useSaving(roomId, config.stage, (mode) => write({ stage: mode }));
  const waitingRoom = useSaving(roomId, config.waitingRoom, (on) => write({ waitingRoom: on }));
  const waitForHost = useSaving(roomId, config.waitForHost, (on) => write({ waitForHost: on }));
  const microphone = useSaving(roomId, config.initialAudioActive, (on) => write({ initialAudioActive: on }));
  const camera = useSaving(roomId, config.initialVideoActive, (on) => write({ initialVideoActive: on }));
  const chat = useSaving(roomId, config.chat.enabled, (enabled) => write({ chat: { enabled } }));
  const backdrops = useSaving(roomId, config.virtualBackground.enabled, (enabled) =>
    write({ virtualBackground: { enabled } }),
  );
  const most = useSaving(roomId, config.maxParticipants, (count) => write({ maxParticipants: count }));
  const longest = useSaving(roomId, config.maxDurationMinutes, (minutes) => write({ maxDurationMinutes: minutes }));
  const words = consoleText.settings;
  return (
    <>
      <ChoiceSetting
        label={words.stage}
        hint={words.stageHint}
        saving={stage}
        choices={labelled(stageModes, words.stageModes)}
      />
      <SwitchSetting label={words.waitingRoom} hint={words.waitingRoomHint} saving={waitingRoom} />
      <SwitchSetting label={words.waitForHost} hint={words.waitForHostHint} saving={waitForHost} />
      <SwitchSetting label={consoleText.microphoneOn} hint={consoleText.hints.initially} saving={microphone} />
      <SwitchSetting label={consoleText.cameraOn} hint={consoleText.hints.initially} saving={camera} />
      <SwitchSetting label={words.chat} hint={words.chatHint} saving={chat} />
      <SwitchSetting label={consoleText.backdrops} hint={consoleText.hints.backdrops} saving={backdrops} />
      <OptionalNumberSetting
        label={words.most}
        hint={words.mostHint}
        saving={most}
        least={1}
        most={MOST_PEOPLE}
        empty={words.noLimit}
      />
      <OptionalNumberSetting
        label={consoleText.organisation.meetingLimit}
        hint={consoleText.organisation.meetingLimitHint}
        saving={longest}
        least={1}
        most={MOST_MINUTES}
        unit={consoleText.organisation.minutes}
        empty={consoleText.asOrganisationNow}
      />
    </>
  );
};
