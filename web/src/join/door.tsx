import { useState, type ReactNode } from "react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { BackdropField } from "../backdrop/backdrop-field.tsx";
import { mayChangeBackdrop } from "../backdrop/choice.ts";
import { useTriedBackdrop, type TriedBackdrop } from "../backdrop/use-tried-backdrop.ts";
import { AboutBroadcast } from "../broadcast/about-broadcast.tsx";
import { Choose } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { onPhone } from "../recording/on-phone.ts";
import type { Wishes } from "../room/session.ts";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import { text } from "../texts/index.ts";
import { AboutRoom, type Recorded } from "./about-room.tsx";
import { AboutTimes } from "./about-times.tsx";
import { DeviceProblems } from "./device-problem.tsx";
import { NameForm } from "./name-form.tsx";
import { Preview } from "./preview.tsx";
import { Speaker } from "./speaker.tsx";
import { useChosen, type Chosen } from "./use-chosen.ts";
import { Waiting, type WaitingFor } from "./waiting.tsx";
import { waysIn } from "./ways-in.ts";
import { lastName } from "./wishes.ts";
import styles from "./door.module.css";

type Props = {
  member: Member;
  info: MemberTokenAnswer;
  /** What was wished before, by whoever waits and reloads. */
  before: Wishes | null;
  /** Null: one has not asked to come in. */
  waitingFor: WaitingFor | null;
  /** Asks to come in, and asks again while one waits. */
  onJoin: (wishes: Wishes) => Promise<void>;
  onCancel: () => void;
};

/** Before the meeting: who one is, how one looks and sounds, and what one should know. Here one also waits. */
export const Door = (props: Props): ReactNode => {
  const { member, info, before, waitingFor } = props;
  const [name, setName] = useState(before?.name ?? info.participantName ?? lastName());
  const [toStage, setToStage] = useState(before?.toStage ?? true);
  const [speakerId, setSpeakerId] = useState(before?.speakerId ?? "");
  const onStage = info.role !== "viewer";
  const may = (permission: string): boolean => onStage && info.permissions[permission] === true;
  // A room may let them begin switched off; whoever had turned them on finds them on after a reload.
  const camera = useChosen("camera", may("mediaPublishVideo"), {
    deviceId: before?.cameraId ?? "",
    on: info.initialVideoActive !== false || before?.camera === true,
  });
  const microphone = useChosen("microphone", may("mediaPublishAudio"), {
    deviceId: before?.microphoneId ?? "",
    on: info.initialAudioActive !== false || before?.microphone === true,
  });
  const backdrop = useTriedBackdrop(
    onStage && mayChangeBackdrop(info),
    camera.trial.state === "on" ? camera.trial.stream : null,
  );
  const wishes = (stage: boolean): Wishes => ({
    name: name.trim(),
    camera: camera.ready,
    microphone: microphone.ready,
    cameraId: camera.deviceId,
    microphoneId: microphone.deviceId,
    speakerId,
    toStage: stage,
  });
  const join = (way: "stage" | "viewer"): Promise<void> => {
    setToStage(way === "stage");
    return props.onJoin(wishes(way === "stage"));
  };
  const recorded: Recorded = info.recorded === true ? "is" : info.willBeRecorded === true ? "willBe" : "no";
  return (
    <Page width="wide" aside={<LanguageSwitch />}>
      <div className={onStage ? styles.door : styles.doorOfViewer}>
        {onStage ? (
          <Devices
            {...{ camera, microphone }}
            backdrop={mayChangeBackdrop(info) ? backdrop : null}
            speakerId={speakerId}
            onSpeaker={setSpeakerId}
          />
        ) : null}
        <div className={styles.words}>
          <h1>{text.join.title(info.roomName)}</h1>
          <NameForm
            name={name}
            {...(info.nameIsGiven === true ? {} : { onName: setName })}
            ways={waysIn(info, onPhone())}
            onJoin={join}
            waits={waitingFor !== null}
          >
            {waitingFor === null ? null : (
              <Waiting waitingFor={waitingFor} onAsk={() => props.onJoin(wishes(toStage))} onCancel={props.onCancel} />
            )}
          </NameForm>
          <AboutTimes info={info} />
          <AboutBroadcast info={info} />
          <AboutRoom member={member} info={info} recorded={recorded} />
        </div>
      </div>
    </Page>
  );
};

const Devices = (props: {
  camera: Chosen;
  microphone: Chosen;
  /** Null: not in this room, or not by this person. */
  backdrop: TriedBackdrop | null;
  speakerId: string;
  onSpeaker: (deviceId: string) => void;
}): ReactNode => {
  const { camera, microphone, backdrop } = props;
  const allowed = camera.trial.state === "on" || microphone.trial.state === "on";
  return (
    <div className={styles.devices}>
      <Preview camera={camera} microphone={microphone} stream={backdrop?.stream ?? null} />
      <div className={styles.problems}>
        <DeviceProblems camera={camera} microphone={microphone} />
      </div>
      <div className={styles.choices}>
        <Choose
          label={text.join.microphone}
          value={microphone.deviceId}
          choices={microphone.devices}
          onChange={microphone.choose}
        />
        <Choose label={text.join.camera} value={camera.deviceId} choices={camera.devices} onChange={camera.choose} />
        {backdrop === null ? null : (
          <BackdropField backdrop={backdrop.backdrop} state={backdrop.state} onChange={backdrop.choose} />
        )}
        <Speaker allowed={allowed} deviceId={props.speakerId} onChange={props.onSpeaker} />
      </div>
    </div>
  );
};
