import type { ReactNode } from "react";
import {
  Aperture,
  ArrowDownToLine,
  Bookmark,
  CircleDot,
  FolderOpen,
  Hand,
  Keyboard,
  Maximize,
  Minimize,
  MonitorUp,
  PictureInPicture2,
  Settings2,
  Square,
  Users,
} from "lucide-react";
import { BreakoutItem, WhyNotRecorded } from "../breakouts/breakout-items.tsx";
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx";
import { LeaveMeOutItem } from "../recording/leave-me-out-item.tsx";
import { onPhone } from "../recording/on-phone.ts";
import type { RecordingControl } from "../recording/use-recording-control.ts";
import { text } from "../texts/index.ts";
import { DotsButton } from "./dots-button.tsx";
import type { Floating } from "./floating.tsx";
import { useMeeting } from "./meeting-context.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useNarrow } from "../parts/use-narrow.ts";
import type { OwnDevices } from "./use-own-devices.ts";

export type MoreProps = {
  devices: OwnDevices;
  /** Null: nothing can be recorded here, or not by this person. */
  control: RecordingControl | null;
  /** Marks this moment of the recording; null: there is nothing to mark, or not by this person. */
  mark: (() => void) | null;
  floating: Floating | null;
  onPeople: () => void;
  onLibrary: () => void;
  onDevices: () => void;
  onShortcuts: () => void;
  onBreakouts: () => void;
};

/** The three dots: what is wanted seldom, and on phones what has no room beside them. */
export const MoreMenu = (props: MoreProps): ReactNode => {
  const { may } = useMeeting();
  return (
    <Menu trigger={<DotsButton />}>
      {props.control === null ? <WhyNotRecorded /> : <RecordItem control={props.control} />}
      {props.mark === null ? null : (
        <MenuItem icon={<Bookmark size={18} aria-hidden />} note={text.marks.hint} onSelect={props.mark}>
          {text.marks.set}
        </MenuItem>
      )}
      <LeaveMeOutItem />
      <BreakoutItem onOpen={props.onBreakouts} />
      <Collapsed {...props} />
      {may("recordingList") ? (
        <MenuItem icon={<FolderOpen size={18} aria-hidden />} note={text.room.recordings} onSelect={props.onLibrary}>
          {text.room.mediaAndFiles}
        </MenuItem>
      ) : null}
      <MenuLine />
      <WindowItems floating={props.floating} />
      <BackdropItem devices={props.devices} />
      <MenuItem icon={<Settings2 size={18} aria-hidden />} onSelect={props.onDevices}>
        {text.room.devices}
      </MenuItem>
      {onPhone() ? null : (
        <MenuItem icon={<Keyboard size={18} aria-hidden />} onSelect={props.onShortcuts}>
          {text.stageWords.shortcuts}
        </MenuItem>
      )}
      <LeaveStage />
    </Menu>
  );
};

const Collapsed = ({ devices, onPeople }: MoreProps): ReactNode => {
  const { me, act } = useMeeting();
  const raised = me.handSince !== null;
  if (!useNarrow()) return null;
  return (
    <>
      {devices.sending.screen ? (
        <MenuItem icon={<MonitorUp size={18} aria-hidden />} onSelect={() => devices.toggle("screen")}>
          {me.sharing ? text.room.shareStop : text.room.share}
        </MenuItem>
      ) : null}
      {me.onStage ? null : (
        <MenuItem
          icon={<Hand size={18} aria-hidden />}
          onSelect={() => void act({ do: raised ? "lower-hand" : "raise-hand" })}
        >
          {raised ? text.stageWords.lowerHand : text.stageWords.raiseHand}
        </MenuItem>
      )}
      <MenuItem icon={<Users size={18} aria-hidden />} onSelect={onPeople}>
        {text.room.people}
      </MenuItem>
    </>
  );
};

const WindowItems = ({ floating }: { floating: Floating | null }): ReactNode => {
  const full = useFullScreen();
  return (
    <>
      {full === null ? null : (
        <MenuItem
          icon={full.on ? <Minimize size={18} aria-hidden /> : <Maximize size={18} aria-hidden />}
          onSelect={full.toggle}
        >
          {full.on ? text.stageWords.fullScreenOff : text.stageWords.fullScreen}
        </MenuItem>
      )}
      {floating === null ? null : (
        <MenuItem icon={<PictureInPicture2 size={18} aria-hidden />} onSelect={floating.toggle}>
          {floating.on ? text.stageWords.floatingOff : text.stageWords.floating}
        </MenuItem>
      )}
    </>
  );
};

/** Blur, the one that is wanted most; the other is among the devices. */
const BackdropItem = ({ devices: { backdrop, sending } }: Pick<MoreProps, "devices">): ReactNode => {
  if (backdrop === null || !sending.camera) return null;
  const { now, choose } = backdrop;
  return (
    <MenuItem icon={<Aperture size={18} aria-hidden />} onSelect={() => choose(now === "none" ? "blur" : "none")}>
      {now === "none" ? text.backdrop.blurOn : text.backdrop.blurOff}
    </MenuItem>
  );
};

const LeaveStage = (): ReactNode => {
  const { me, act } = useMeeting();
  if (!me.onStage) return null;
  return (
    <>
      <MenuLine />
      <MenuItem icon={<ArrowDownToLine size={18} aria-hidden />} onSelect={() => void act({ do: "leave-stage" })}>
        {text.stageWords.leave}
      </MenuItem>
    </>
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
