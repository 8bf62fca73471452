import type { ReactNode } from "react";
import {
  CornerUpLeft,
  Download,
  Lock,
  LockOpen,
  MoreVertical,
  Pencil,
  Play,
  Share2,
  Trash2,
  UsersRound,
} from "lucide-react";
import { useLocation } from "wouter";
import type { MeetRecording, RecordingRight } from "@roomreel/contract";
import { downloadOf } from "../api/recordings.ts";
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx";
import { libraryText } from "../texts/library-text.ts";
import type { Asking } from "./deed-dialogs.tsx";
import { isFinal } from "./is-final.ts";
import type { ListSource } from "./list-source.ts";
import styles from "./recording-table.module.css";
import { startDownload } from "./start-download.ts";

type Props = {
  source: ListSource;
  recording: MeetRecording;
  inTrash: boolean;
  onAsk: (deed: Asking["deed"]) => void;
};

/** All that may be done with one recording, and nothing that may not. */
export const RecordingMenu = (props: Props): ReactNode => {
  const { recording, inTrash } = props;
  const may = (right: RecordingRight): boolean => recording.may?.includes(right) === true;
  const items = inTrash ? trashItems(props, may) : keptItems(props, may);
  return items === null ? null : (
    <Menu
      trigger={
        <button type="button" className={styles.dots} aria-label={libraryText.table.more(recording.title)}>
          <MoreVertical size={18} aria-hidden />
        </button>
      }
    >
      {items}
    </Menu>
  );
};

type May = (right: RecordingRight) => boolean;

const trashItems = ({ onAsk }: Props, may: May): ReactNode => {
  const words = libraryText.deeds;
  if (!may("delete")) return null;
  return (
    <>
      <MenuItem icon={<CornerUpLeft size={18} aria-hidden />} onSelect={() => onAsk("restore")}>
        {words.restore}
      </MenuItem>
      {may("purge") ? (
        <MenuItem icon={<Trash2 size={18} aria-hidden />} look="danger" onSelect={() => onAsk("purge")}>
          {words.purge}
        </MenuItem>
      ) : null}
    </>
  );
};

const keptItems = (props: Props, may: May): ReactNode => {
  const { recording, onAsk } = props;
  const words = libraryText.deeds;
  const removes = may("delete") && isFinal(recording);
  const plays = recording.playable && may("play");
  if (!plays && !may("describe") && !may("share") && !removes) return null;
  return (
    <>
      {plays ? <PlayItems {...props} mayDownload={may("download")} /> : null}
      {may("describe") ? (
        <MenuItem icon={<Pencil size={18} aria-hidden />} onSelect={() => onAsk("details")}>
          {words.details}
        </MenuItem>
      ) : null}
      {may("share") ? (
        <MenuItem icon={<Share2 size={18} aria-hidden />} onSelect={() => onAsk("share")}>
          {words.share}
        </MenuItem>
      ) : null}
      {may("assign") ? (
        <MenuItem icon={<UsersRound size={18} aria-hidden />} onSelect={() => onAsk("collaborators")}>
          {words.collaborators}
        </MenuItem>
      ) : null}
      {may("hold") ? <HoldItem {...props} /> : null}
      {removes ? (
        <>
          <MenuLine />
          <MenuItem
            icon={<Trash2 size={18} aria-hidden />}
            look="danger"
            disabled={recording.onHold === true}
            {...(recording.onHold === true ? { note: libraryText.table.onHold } : {})}
            onSelect={() => onAsk("remove")}
          >
            {words.remove}
          </MenuItem>
        </>
      ) : null}
    </>
  );
};

const HoldItem = ({ recording, onAsk }: Props): ReactNode =>
  recording.onHold === true ? (
    <MenuItem icon={<LockOpen size={18} aria-hidden />} onSelect={() => onAsk("lift")}>
      {libraryText.deeds.lift}
    </MenuItem>
  ) : (
    <MenuItem icon={<Lock size={18} aria-hidden />} onSelect={() => onAsk("hold")}>
      {libraryText.deeds.hold}
    </MenuItem>
  );

const PlayItems = ({ source, recording, mayDownload }: Props & { mayDownload: boolean }): ReactNode => {
  const [, navigate] = useLocation();
  return (
    <>
      <MenuItem icon={<Play size={18} aria-hidden />} onSelect={() => navigate(source.hrefOf(recording))}>
        {libraryText.deeds.play}
      </MenuItem>
      {mayDownload ? (
        <MenuItem
          icon={<Download size={18} aria-hidden />}
          onSelect={() => startDownload(downloadOf(source.access, recording.recordingId))}
        >
          {libraryText.deeds.download}
        </MenuItem>
      ) : null}
    </>
  );
};
