import { lazy, Suspense, useState, type ReactNode } from "react";
import { Download, Ellipsis, Keyboard, Link2, Pencil, Share2 } from "lucide-react";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { downloadOf } from "../api/recordings.ts";
import { Button } from "../parts/button.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import { copyText } from "./copy-text.ts";
import { addressAt } from "./start-at.ts";
import styles from "./actions.module.css";

const EditDialog = lazy(async () => ({ default: (await import("./edit-dialog.tsx")).EditDialog }));
const ShareDialog = lazy(async () => ({ default: (await import("../library/share-dialog.tsx")).ShareDialog }));

type Props = {
  recording: MeetRecording;
  access: Access;
  film: HTMLVideoElement | null;
  /** What an address needs beside the recording, so that whoever has it sees it. */
  linkWith: Readonly<Record<string, string>>;
  onSheet: () => void;
};

/** What may be done with a recording, as far as one may. */
export const Actions = (props: Props): ReactNode => {
  const { recording, access, film } = props;
  const [open, setOpen] = useState<"edit" | { readonly shareAt: number } | null>(null);
  const may = (right: NonNullable<MeetRecording["may"]>[number]): boolean => recording.may?.includes(right) === true;
  const close = (): void => setOpen(null);
  const secondNow = (): number => film?.currentTime ?? 0;
  return (
    <div className={styles.actions}>
      {may("share") && recording.playable ? (
        <Button look="main" onClick={() => setOpen({ shareAt: secondNow() })}>
          <Share2 size={18} aria-hidden />
          {playerText.share}
        </Button>
      ) : null}
      {may("download") && recording.playable ? (
        <Button asChild>
          <a href={downloadOf(access, recording.recordingId)} download>
            <Download size={18} aria-hidden />
            {playerText.download}
          </a>
        </Button>
      ) : null}
      <More {...props} {...(may("describe") ? { onEdit: () => setOpen("edit") } : {})} />
      <Suspense fallback={null}>
        {open === "edit" ? <EditDialog access={access} recording={recording} onClose={close} /> : null}
        {open !== null && open !== "edit" ? (
          <ShareDialog
            access={access}
            recordingId={recording.recordingId}
            startSeconds={open.shareAt}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
};

const More = (props: Props & { onEdit?: () => void }): ReactNode => {
  const { film, linkWith, onEdit } = props;
  // The second at which the menu was opened: it does not move under the pointer.
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const onOpenChange = (next: boolean): void => {
    if (next) setAt(film?.currentTime ?? 0);
    setIsOpen(next);
  };
  const copy = (): void => void copyText(addressAt(new URL(location.href), at, linkWith));
  return (
    <Menu
      opening={{ open: isOpen, onOpenChange }}
      trigger={
        <Button aria-label={playerText.more} className={styles.more}>
          <Ellipsis size={18} aria-hidden />
        </Button>
      }
    >
      {onEdit === undefined ? null : (
        <MenuItem icon={<Pencil size={18} />} onSelect={onEdit}>
          {playerText.edit}
        </MenuItem>
      )}
      <MenuItem icon={<Link2 size={18} />} onSelect={copy}>
        {playerText.copyLink(clockText(at))}
      </MenuItem>
      {film === null ? null : (
        <MenuItem icon={<Keyboard size={18} />} onSelect={props.onSheet}>
          {playerText.shortcuts}
        </MenuItem>
      )}
    </Menu>
  );
};
