import { useEffect, useState, type ReactNode } from "react";
import { Room, RoomEvent } from "livekit-client";
import { BackdropField } from "../backdrop/backdrop-field.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { wordsForDevice } from "../join/device-words.ts";
import { Choose, type Choice } from "../parts/field.tsx";
import { toast } from "sonner";
import { text } from "../texts/index.ts";
import { OwnLevel } from "./own-level.tsx";
import type { OwnBackdrop } from "./use-own-devices.ts";
import styles from "./devices-dialog.module.css";

const kinds = [
  ["audioinput", "microphone"],
  ["videoinput", "camera"],
  ["audiooutput", "speaker"],
] as const;

const nameOf = { audioinput: "microphone", videoinput: "camera" } as const;

/** Camera, microphone and loudspeaker, changed while the meeting runs. */
export const DevicesDialog = (props: {
  room: Room;
  backdrop: OwnBackdrop | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}): ReactNode => (
  <Dialog open={props.open} onOpenChange={props.onOpenChange} title={text.room.devices}>
    <div className={styles.fields}>
      {kinds.map(([kind, name]) => (
        <div key={kind} className={styles.device}>
          <Device room={props.room} kind={kind} label={text.join[name]} />
          {kind === "audioinput" ? <OwnLevel room={props.room} /> : null}
        </div>
      ))}
      {props.backdrop === null ? null : (
        <BackdropField backdrop={props.backdrop.now} state="ready" onChange={props.backdrop.choose} />
      )}
    </div>
  </Dialog>
);

const Device = ({ room, kind, label }: { room: Room; kind: MediaDeviceKind; label: string }): ReactNode => {
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [value, setValue] = useState(room.getActiveDevice(kind) ?? "default");
  useEffect(() => {
    let here = true;
    const list = (): void => {
      Room.getLocalDevices(kind, false)
        .then((devices) => {
          if (here) setChoices(devices.map((one) => ({ value: one.deviceId, label: one.label || label })));
        })
        .catch(() => undefined);
    };
    list();
    room.on(RoomEvent.MediaDevicesChanged, list);
    return () => {
      here = false;
      room.off(RoomEvent.MediaDevicesChanged, list);
    };
  }, [room, kind, label]);
  const change = (deviceId: string): void => {
    const before = value;
    setValue(deviceId);
    room.switchActiveDevice(kind, deviceId).catch((problem: unknown) => {
      setValue(before);
      toast.error(kind === "audiooutput" ? text.room.toggleFailed : wordsForDevice(nameOf[kind], problem));
    });
  };
  // A browser that cannot choose the loudspeaker lists none.
  if (kind === "audiooutput" && choices.length === 0) return null;
  const shown = choices.length === 0 ? [{ value, label: text.join.systemDefault }] : choices;
  return <Choose label={label} value={value} choices={shown} onChange={change} />;
};
