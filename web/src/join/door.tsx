import { useState, type FormEvent, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen } from "lucide-react";
import { Link } from "wouter";
import type { MemberTokenAnswer } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { listRecordings } from "../api/recordings.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import type { Wishes } from "../room/session.ts";
import { text } from "../texts/index.ts";
import { DeviceProblem } from "./device-problem.tsx";
import { Preview } from "./preview.tsx";
import { useDevice } from "./use-device.ts";
import { useDeviceList } from "./use-device-list.ts";
import { lastName } from "./wishes.ts";
import styles from "./door.module.css";

type Props = { member: Member; info: MemberTokenAnswer; onJoin: (wishes: Wishes) => Promise<void> };

/** Before the meeting: who one is, how one looks and sounds, and what one should know. */
export const Door = ({ member, info, onJoin }: Props): ReactNode => {
  const onStage = info.role !== "viewer";
  const camera = useChosen("camera", onStage && info.permissions["mediaPublishVideo"] === true);
  const microphone = useChosen("microphone", onStage && info.permissions["mediaPublishAudio"] === true);
  const wish = (name: string): Wishes => ({
    name,
    camera: camera.ready,
    microphone: microphone.ready,
    cameraId: camera.deviceId,
    microphoneId: microphone.deviceId,
  });
  return (
    <Page width="wide">
      <div className={onStage ? styles.door : styles.doorOfViewer}>
        {onStage ? (
          <div className={styles.devices}>
            <Preview camera={camera} microphone={microphone} />
            <DeviceProblem kind="camera" trial={camera.trial} onRetry={camera.retry} />
            <DeviceProblem kind="microphone" trial={microphone.trial} onRetry={microphone.retry} />
            <div className={styles.choices}>
              <Choose
                label={text.join.microphone}
                value={microphone.deviceId}
                choices={microphone.devices}
                onChange={microphone.choose}
              />
              <Choose
                label={text.join.camera}
                value={camera.deviceId}
                choices={camera.devices}
                onChange={camera.choose}
              />
            </div>
          </div>
        ) : null}
        <div className={styles.words}>
          <h1>{text.join.title(info.roomName)}</h1>
          {onStage ? null : <p className={styles.soft}>{text.join.asViewer}</p>}
          <NameForm onJoin={(name) => onJoin(wish(name))} />
          {info.permissions["recordingList"] === true ? <AboutRecordings member={member} /> : null}
        </div>
      </div>
    </Page>
  );
};

const useChosen = (kind: "camera" | "microphone", allowed: boolean) => {
  const [wanted, setWanted] = useState(allowed);
  const [wish, setWish] = useState({ deviceId: "", attempt: 0 });
  const trial = useDevice(kind, wanted, wish);
  const devices = useDeviceList(kind === "camera" ? "videoinput" : "audioinput", trial.state === "on");
  const retry = (): void => setWish((now) => ({ ...now, attempt: now.attempt + 1 }));
  return {
    trial,
    wanted,
    devices,
    deviceId: wish.deviceId,
    ready: wanted && trial.state !== "failed",
    retry,
    toggle: () => (trial.state === "failed" ? retry() : setWanted(!wanted)),
    choose: (deviceId: string) => setWish({ deviceId, attempt: 0 }),
  };
};

const NameForm = ({ onJoin }: { onJoin: (name: string) => Promise<void> }): ReactNode => {
  const [name, setName] = useState(lastName);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === "") return setProblem(text.join.nameNeeded);
    setBusy(true);
    setProblem(undefined);
    try {
      await onJoin(name.trim());
    } catch (failure) {
      setProblem(wordsOf(failure));
      setBusy(false);
    }
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field
        label={text.join.name}
        placeholder={text.join.namePlaceholder}
        value={name}
        maxLength={50}
        autoComplete="name"
        focused
        onChange={(event) => setName(event.target.value)}
        {...(problem === undefined ? {} : { problem })}
      />
      <Button type="submit" look="main" busy={busy} className={styles.join}>
        {busy ? text.join.joining : text.join.submit}
      </Button>
    </form>
  );
};

/** A link to the room's recordings (O-05), and whether one is being made at this moment. */
const AboutRecordings = ({ member }: { member: Member }): ReactNode => {
  const recordings = useQuery({
    queryKey: ["door", member.roomId],
    queryFn: () => listRecordings(member, { roomId: member.roomId, count: 10 }),
    refetchInterval: 5000,
  });
  const running = recordings.data?.recordings.some(({ status }) => status === "active" || status === "starting");
  return (
    <div className={styles.about}>
      <Button look="quiet" asChild>
        <Link href={`/room/${encodeURIComponent(member.roomId)}/recordings`}>
          <FolderOpen size={18} aria-hidden />
          {text.join.recordings}
        </Link>
      </Button>
      {running === true ? (
        <output className={styles.recorded}>
          <i aria-hidden />
          {text.join.recorded}
        </output>
      ) : null}
    </div>
  );
};
