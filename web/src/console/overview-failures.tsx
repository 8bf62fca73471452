import { useState, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, Play, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { Link } from "wouter";
import type { MeetRecording } from "@roomreel/contract";
import { failuresSince } from "../api/overview.ts";
import { deleteRecording } from "../api/recordings.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { StatusBadge } from "../library/status-badge.tsx";
import { consoleText } from "../texts/console-text.ts";
import { clockText, dateText, sizeText } from "../texts/format.ts";
import { libraryText } from "../texts/library-text.ts";
import { OverviewPart } from "./overview-part.tsx";
import styles from "./overview.module.css";

/** Thirty days, ms. */
const LATELY_MS = 30 * 24 * 3_600_000;

/** Recordings that went wrong: why, what was saved, and what to do about it. */
export const OverviewFailures = (): ReactNode => {
  const words = consoleText.overview;
  const [since] = useState(() => Date.now() - LATELY_MS);
  const failures = useQuery({
    queryKey: ["recordings", "failures"],
    queryFn: () => failuresSince(accountAccess, since),
  });
  return (
    <OverviewPart id="failures" title={words.failures} hint={words.failuresHint} of={failures}>
      {(recordings) =>
        recordings.length === 0 ? (
          <Empty icon={<CircleCheck size={24} />} level={2} title={words.noFailures} hint={words.noFailuresHint} />
        ) : (
          <List recordings={recordings} />
        )
      }
    </OverviewPart>
  );
};

const List = ({ recordings }: { recordings: readonly MeetRecording[] }): ReactNode => {
  const [removing, setRemoving] = useState<MeetRecording | null>(null);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: ({ recordingId }: MeetRecording) => deleteRecording(accountAccess, recordingId),
    onSuccess: () => toast.success(libraryText.bulk.removed(1)),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["recordings"] }),
  });
  return (
    <>
      <ul>
        {recordings.map((one) => (
          <Line key={one.recordingId} recording={one} onRemove={() => setRemoving(one)} />
        ))}
      </ul>
      <Question
        open={removing !== null}
        onOpenChange={(open) => (open ? undefined : setRemoving(null))}
        title={libraryText.bulk.removeTitle(1)}
        body={libraryText.bulk.removeText(1)}
        act={libraryText.deeds.remove}
        look="danger"
        onAct={() => (removing === null ? undefined : remove.mutate(removing))}
      />
    </>
  );
};

const Line = ({ recording, onRemove }: { recording: MeetRecording; onRemove: () => void }): ReactNode => {
  const words = consoleText.overview;
  const { recordingId, roomName, title, startDate, playable } = recording;
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <span className={styles.name}>{roomName}</span>
        <StatusBadge recording={recording} />
        <span className={styles.soft}>{startDate === undefined ? null : dateText(startDate)}</span>
        <p className={styles.advice}>{whatToDo(recording)}</p>
      </div>
      <div className={styles.acts}>
        {playable ? (
          <Button asChild>
            <Link href={`/recording/${encodeURIComponent(recordingId)}`} aria-label={words.playOf(title)}>
              <Play size={18} aria-hidden />
              {words.play}
            </Link>
          </Button>
        ) : null}
        <Button look="quiet" aria-label={words.removeOf(title)} onClick={onRemove}>
          <Trash2 size={18} aria-hidden />
          {words.remove}
        </Button>
      </div>
    </li>
  );
};

const whatToDo = ({ playable, duration, size, startDate }: MeetRecording): string => {
  const words = consoleText.overview;
  if (playable) return words.saved(clockText(duration ?? 0), sizeText(size ?? 0));
  return startDate === undefined ? words.aborted : words.notSaved;
};
