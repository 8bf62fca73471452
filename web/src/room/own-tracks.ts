/**
 * One's own camera and microphone follow the stage. Who is let onto it has turned on what was wished for; who loses it
 * sends nothing any more, and the devices are let go, lamps and all. Coming back never turns anything on by itself.
 *
 * wished -> sent        the server allows it: each device once
 * sent   -> nothing     the server took the stage away, or one left it
 */
import type { Room } from "livekit-client";
import type { Picture } from "./picture.ts";

/** "" as an id: the device that is in use, or the system's own. */
export type Devices = {
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly cameraId: string;
  readonly microphoneId: string;
};

export type OwnTracks = {
  /** To be called whenever the picture changed. */
  follow(picture: Picture): void;
  turnOnWhenAllowed(devices: Devices): void;
};

export const keepOwnTracks = (
  room: Room,
  first: Devices,
  onProblem: (kind: "camera" | "microphone", problem: unknown) => void,
): OwnTracks => {
  let wished: Devices | null = first;
  const turnOn = (kind: "camera" | "microphone", deviceId: string): void => {
    const device = deviceId === "" ? {} : { deviceId };
    const me = room.localParticipant;
    const started = kind === "camera" ? me.setCameraEnabled(true, device) : me.setMicrophoneEnabled(true, device);
    started.catch((problem: unknown) => onProblem(kind, problem));
  };
  return {
    follow: ({ connection, me, sending }) => {
      if (connection !== "connected") return;
      if (!me.onStage) return letGo(room);
      if (wished === null || !(sending.camera || sending.microphone)) return;
      const now = wished;
      wished = null;
      if (now.microphone && sending.microphone) turnOn("microphone", now.microphoneId);
      if (now.camera && sending.camera) turnOn("camera", now.cameraId);
    },
    turnOnWhenAllowed: (devices) => {
      wished = devices;
    },
  };
};

const letGo = ({ localParticipant }: Room): void => {
  const tracks = [...localParticipant.trackPublications.values()].flatMap(({ track }) => track ?? []);
  if (tracks.length > 0) localParticipant.unpublishTracks(tracks).catch(() => undefined);
};
