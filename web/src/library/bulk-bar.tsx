import type { ReactNode } from "react";
import { CornerUpLeft, FileArchive, Trash2, X } from "lucide-react";
import type { MeetRecording, RecordingRight } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { libraryText } from "../texts/library-text.ts";
import type { Asking } from "./deed-dialogs.tsx";
import { isFinal } from "./is-final.ts";
import type { ListSource } from "./list-source.ts";
import styles from "./recording-list.module.css";
import type { Deeds } from "./use-deeds.ts";

/** The most that one archive holds. */
const ZIP_MAX = 100;

/** What may be done with all that is selected; it stands at the end, so that no row moves under a finger. */
export const BulkBar = (props: {
  source: ListSource;
  chosen: readonly MeetRecording[];
  inTrash: boolean;
  deeds: Deeds;
  onAsk: (deed: Asking["deed"], recordings: readonly MeetRecording[]) => void;
  onClear: () => void;
}): ReactNode => {
  const { chosen, deeds, inTrash } = props;
  const words = libraryText.bulk;
  const busy = deeds.progress !== null;
  const ifAny = (right: RecordingRight): boolean => chosen.some(({ may = [] }) => may.includes(right));
  if (chosen.length === 0 && !busy) return null;
  const removable = chosen.filter(isFinal);
  const { progress } = deeds;
  const said =
    progress === null || progress === "asking"
      ? words.selected(chosen.length)
      : words.working(progress.done, progress.all);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={words.label}>
      <Button look="quiet" aria-label={words.none} busy={busy} onClick={props.onClear}>
        <X size={18} aria-hidden />
      </Button>
      <span className={styles.many} aria-hidden>
        {said}
      </span>
      <Said words={said} turn={said} />
      {inTrash ? (
        <>
          {ifAny("delete") ? (
            <Button busy={busy} onClick={() => props.onAsk("restore", chosen)}>
              <CornerUpLeft size={18} aria-hidden />
              {libraryText.deeds.restore}
            </Button>
          ) : null}
          {ifAny("purge") ? (
            <Button busy={busy} onClick={() => props.onAsk("purge", chosen)}>
              <Trash2 size={18} aria-hidden />
              {libraryText.deeds.purge}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          {ifAny("download") ? (
            <Button busy={busy} onClick={() => void deeds.zip(chosen.slice(0, ZIP_MAX))}>
              <FileArchive size={18} aria-hidden />
              {words.zip}
            </Button>
          ) : null}
          {ifAny("delete") && removable.length > 0 ? (
            <Button busy={busy} onClick={() => props.onAsk("remove", chosen)}>
              <Trash2 size={18} aria-hidden />
              {libraryText.deeds.remove}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
};
