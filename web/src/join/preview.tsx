import { useEffect, useRef, type ReactNode } from "react";
import { Mic, MicOff, Video, VideoOff } from "lucide-react";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { LevelMeter } from "../parts/level-meter.tsx";
import type { Trial } from "./use-device.ts";
import styles from "./preview.module.css";

type Switch = { readonly trial: Trial; readonly wanted: boolean; readonly toggle: () => void };

/**
 * Oneself, as others will see one; mirrored, as one knows oneself.
 * @param stream what is shown instead of the camera's own, if anything
 */
export const Preview = ({
  camera,
  microphone,
  stream,
}: {
  camera: Switch;
  microphone: Switch;
  stream: MediaStream | null;
}): ReactNode => (
  <div className={styles.preview}>
    {camera.trial.state === "on" ? (
      <Mirror stream={stream ?? camera.trial.stream} />
    ) : (
      <p className={styles.none}>{camera.trial.state === "starting" ? text.join.starting : text.join.cameraIsOff}</p>
    )}
    {microphone.trial.state === "on" ? (
      <div className={styles.level}>
        <LevelMeter stream={microphone.trial.stream} />
      </div>
    ) : null}
    <div className={styles.switches}>
      <RoundButton
        name={microphone.wanted ? text.join.microphoneOff : text.join.microphoneOn}
        state={lookOf(microphone)}
        onClick={microphone.toggle}
      >
        {lookOf(microphone) === "plain" ? <Mic size={20} aria-hidden /> : <MicOff size={20} aria-hidden />}
      </RoundButton>
      <RoundButton
        name={camera.wanted ? text.join.cameraOff : text.join.cameraOn}
        state={lookOf(camera)}
        onClick={camera.toggle}
      >
        {lookOf(camera) === "plain" ? <Video size={20} aria-hidden /> : <VideoOff size={20} aria-hidden />}
      </RoundButton>
    </div>
  </div>
);

const lookOf = ({ wanted, trial }: Switch): "plain" | "off" => (wanted && trial.state !== "failed" ? "plain" : "off");

const Mirror = ({ stream }: { stream: MediaStream }): ReactNode => {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current !== null) element.current.srcObject = stream;
  }, [stream]);
  return <video ref={element} className={styles.mirror} aria-label={text.join.preview} autoPlay muted playsInline />;
};
