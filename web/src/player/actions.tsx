import { lazy, Suspense, useState, type ReactNode } from "react";
import { Download, Ellipsis, Share2 } from "lucide-react";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { downloadOf } from "../api/recordings.ts";
import { Button } from "../parts/button.tsx";
import { playerText } from "../texts/player-text.ts";
import styles from "./actions.module.css";

const EditDialog = lazy(async () => ({ default: (await import("./edit-dialog.tsx")).EditDialog }));
const MoreMenu = lazy(async () => ({ default: (await import("./more-menu.tsx")).MoreMenu }));
const ShareDialog = lazy(async () => {
  const [{ ShareDialog: Links }, { startLibraryText }] = await Promise.all([
    import("../library/share-dialog.tsx"),
    import("../texts/library-text.ts"),
  ]);
  await startLibraryText();
  return { default: Links };
});

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
  const [wanted, setWanted] = useState(false);
  const button = (
    <Button aria-label={playerText.more} aria-haspopup="menu" className={styles.more} onClick={() => setWanted(true)}>
      <Ellipsis size={18} aria-hidden />
    </Button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <MoreMenu {...props} trigger={button} />
    </Suspense>
  ) : (
    button
  );
};
