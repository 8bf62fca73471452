import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import {
  EllipsisVertical,
  FolderOpen,
  Mic,
  MicOff,
  MonitorUp,
  Settings2,
  Users,
  Video,
  VideoOff,
  CircleDot,
  Square,
} from "lucide-react";
import type { Room } from "livekit-client";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import type { RecordingControl } from "../recording/use-recording-control.ts";
import { text } from "../texts/index.ts";
import type { Person } from "./picture.ts";
import styles from "./controls.module.css";

export type Rights = {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly library: boolean;
};

type Props = {
  room: Room;
  me: Person;
  rights: Rights;
  peopleOpen: boolean;
  onPeople: () => void;
  control: RecordingControl | null;
  onLibrary: () => void;
  onDevices: () => void;
};

/** Bottom centre: what one does with oneself, then the rest under three dots. */
export const Controls = (props: Props): ReactNode => {
  const { room, me, rights } = props;
  const local = room.localParticipant;
  const share = (): Promise<unknown> =>
    local.setScreenShareEnabled(!me.sharing, { audio: true, contentHint: "detail", selfBrowserSurface: "include" });
  return (
    <fieldset aria-label={text.room.controls} className={styles.bar}>
      {rights.microphone ? (
        <Toggle
          on={me.microphone}
          turnOn={text.room.microphoneOn}
          turnOff={text.room.microphoneOff}
          pictures={[<Mic key="on" size={20} />, <MicOff key="off" size={20} />]}
          act={() => local.setMicrophoneEnabled(!me.microphone)}
        />
      ) : null}
      {rights.camera ? (
        <Toggle
          on={me.camera}
          turnOn={text.room.cameraOn}
          turnOff={text.room.cameraOff}
          pictures={[<Video key="on" size={20} />, <VideoOff key="off" size={20} />]}
          act={() => local.setCameraEnabled(!me.camera)}
        />
      ) : null}
      {rights.screen && "getDisplayMedia" in ((navigator.mediaDevices as object | undefined) ?? {}) ? (
        <ShareButton sharing={me.sharing} share={share} />
      ) : null}
      <RoundButton
        name={text.room.people}
        state={props.peopleOpen ? "on" : "plain"}
        aria-pressed={props.peopleOpen}
        onClick={props.onPeople}
      >
        <Users size={20} aria-hidden />
      </RoundButton>
      <Menu
        trigger={
          <button type="button" className={styles.dots} aria-label={text.room.more} title={text.room.more}>
            <EllipsisVertical size={20} aria-hidden />
          </button>
        }
      >
        {props.control === null ? null : <RecordItem control={props.control} />}
        {rights.library ? (
          <MenuItem icon={<FolderOpen size={18} aria-hidden />} note={text.room.recordings} onSelect={props.onLibrary}>
            {text.room.mediaAndFiles}
          </MenuItem>
        ) : null}
        <MenuItem icon={<Settings2 size={18} aria-hidden />} onSelect={props.onDevices}>
          {text.room.devices}
        </MenuItem>
      </Menu>
    </fieldset>
  );
};

const RecordItem = ({ control }: { control: RecordingControl }): ReactNode => {
  const stops = control.action === "stop";
  const disabled = control.allowed !== "yes" || control.busy || control.action === "none";
  return (
    <MenuItem
      icon={stops ? <Square size={18} aria-hidden /> : <CircleDot size={18} aria-hidden />}
      disabled={disabled}
      {...(control.allowed === "not-on-phones" ? { note: text.recording.notOnPhones } : {})}
      onSelect={() => control.ask(stops ? "stop" : "start")}
    >
      {stops ? text.recording.stop : text.room.record}
    </MenuItem>
  );
};

/** A device's switch: waits for the device, and says when it cannot be had. */
const Toggle = (props: {
  on: boolean;
  turnOn: string;
  turnOff: string;
  pictures: readonly [ReactNode, ReactNode];
  act: () => Promise<unknown>;
}): ReactNode => {
  const [busy, setBusy] = useState(false);
  const press = (): void => {
    setBusy(true);
    props
      .act()
      .catch(() => toast.error(text.room.toggleFailed))
      .finally(() => setBusy(false));
  };
  return (
    <RoundButton
      name={props.on ? props.turnOff : props.turnOn}
      state={props.on ? "plain" : "off"}
      busy={busy}
      onClick={press}
    >
      {props.pictures[props.on ? 0 : 1]}
    </RoundButton>
  );
};

const ShareButton = ({ sharing, share }: { sharing: boolean; share: () => Promise<unknown> }): ReactNode => {
  const press = (): void => {
    share().catch((problem: unknown) => {
      // Closing the browser's own picker is a decision, not a failure.
      if (!(problem instanceof Error) || problem.name !== "NotAllowedError") toast.error(text.room.shareFailed);
    });
  };
  return (
    <RoundButton
      name={sharing ? text.room.shareStop : text.room.share}
      state={sharing ? "on" : "plain"}
      onClick={press}
    >
      <MonitorUp size={20} aria-hidden />
    </RoundButton>
  );
};
