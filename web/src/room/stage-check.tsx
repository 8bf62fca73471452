import { useState, type ReactNode } from "react";
import { BackdropField } from "../backdrop/backdrop-field.tsx";
import { useTriedBackdrop } from "../backdrop/use-tried-backdrop.ts";
import { DeviceProblems } from "../join/device-problem.tsx";
import { Preview } from "../join/preview.tsx";
import { useChosen } from "../join/use-chosen.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Choose } from "../parts/field.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import type { Devices } from "./own-tracks.ts";
import type { OwnBackdrop } from "./use-own-devices.ts";
import styles from "./stage-check.module.css";

/** On, as whoever goes on stage wants to be seen and heard. */
const systemDefault = { deviceId: "", on: true };

type Props = { backdrop: OwnBackdrop | null; onReady: (devices: Devices) => void; onClose: () => void };

/** Before one steps onto the stage: how one looks and sounds, and what of it one turns on. */
export const StageCheck = (props: Props): ReactNode => {
  const onOpenChange = (open: boolean): void => {
    if (!open) props.onClose();
  };
  return (
    <Dialog open onOpenChange={onOpenChange} title={text.stageWords.check} body={text.stageWords.checkText}>
      <Check {...props} />
    </Dialog>
  );
};

const Check = ({ backdrop, onReady, onClose }: Props): ReactNode => {
  const { may, act } = useMeeting();
  const camera = useChosen("camera", may("mediaPublishVideo"), systemDefault);
  const microphone = useChosen("microphone", may("mediaPublishAudio"), systemDefault);
  const stream = camera.trial.state === "on" ? camera.trial.stream : null;
  const tried = useTriedBackdrop(backdrop !== null, stream);
  const [busy, setBusy] = useState(false);
  const join = (): void => {
    setBusy(true);
    backdrop?.choose(tried.backdrop);
    onReady({
      camera: camera.ready,
      microphone: microphone.ready,
      cameraId: camera.deviceId,
      microphoneId: microphone.deviceId,
    });
    void act({ do: "join-stage" }).finally(onClose);
  };
  return (
    <div className={styles.check}>
      <Preview camera={camera} microphone={microphone} stream={tried.stream} />
      <DeviceProblems camera={camera} microphone={microphone} />
      {[
        { chosen: microphone, label: text.join.microphone },
        { chosen: camera, label: text.join.camera },
      ].map(({ chosen, label }) => (
        <Choose key={label} label={label} value={chosen.deviceId} choices={chosen.devices} onChange={chosen.choose} />
      ))}
      {backdrop === null ? null : (
        <BackdropField backdrop={tried.backdrop} state={tried.state} onChange={tried.choose} />
      )}
      <div className={styles.answers}>
        <Button look="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button look="main" busy={busy} onClick={join}>
          {text.stageWords.join}
        </Button>
      </div>
    </div>
  );
};
