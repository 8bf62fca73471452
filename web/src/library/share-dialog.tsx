import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { memberOf } from "../api/member.ts";
import { getRecording } from "../api/recordings.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { listShares } from "../api/shares.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Skeleton } from "../parts/page.tsx";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import { MadeLink } from "./made-link.tsx";
import { ShareForm } from "./share-form.tsx";
import { ShareLine } from "./share-line.tsx";
import styles from "./share.module.css";

/** As a member of the room that the address names, else as the account: as the player's page does. */
const accessHere = (): Access => {
  const room = new URLSearchParams(location.search).get("room");
  return room === null ? accountAccess : memberOf(room);
};

/** Links to one recording: made, listed, revoked. `startSeconds`: where a new one begins. */
export const ShareDialog = (props: {
  recordingId: string;
  startSeconds?: number;
  onClose: () => void;
  /** Where it is opened without a player around it. */
  access?: Access;
}): ReactNode => {
  const [access] = useState(() => props.access ?? accessHere());
  const { recordingId, onClose, startSeconds = 0 } = props;
  const { data, error, refetch } = useQuery({
    queryKey: ["recordings", "one", recordingId],
    queryFn: () => getRecording(access, recordingId),
  });
  if (data !== undefined)
    return <SharesOf access={access} recording={data} startSeconds={startSeconds} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={libraryText.share.title} body={libraryText.share.intro}>
      {error === null ? <Skeleton width="60%" /> : <Problem words={wordsOf(error)} onRetry={() => void refetch()} />}
    </Dialog>
  );
};

/** The same for who has the recording at hand. */
export const SharesOf = (props: {
  access: Access;
  recording: MeetRecording;
  startSeconds?: number;
  onClose: () => void;
}): ReactNode => {
  const { access, recording, onClose } = props;
  const [made, setMade] = useState<string | null>(null);
  const words = libraryText.share;
  const { recordingId } = recording;
  return (
    <Dialog open onOpenChange={onClose} title={words.title} body={words.intro}>
      <div data-wide className={styles.share}>
        <p className={styles.what}>{recording.title}</p>
        {made === null ? (
          <ShareForm access={access} recording={recording} startSeconds={props.startSeconds ?? 0} onMade={setMade} />
        ) : (
          <MadeLink url={made} onAnother={() => setMade(null)} />
        )}
        <Links access={access} recordingId={recordingId} />
      </div>
    </Dialog>
  );
};

const Links = ({ access, recordingId }: { access: Access; recordingId: string }): ReactNode => {
  const words = libraryText.share;
  const links = useQuery({
    queryKey: ["recordings", "shares", recordingId],
    queryFn: () => listShares(access, recordingId),
  });
  return (
    <section aria-labelledby="links-of-recording" className={styles.links}>
      <h3 id="links-of-recording">{words.links}</h3>
      {links.isPending ? <Skeleton width="70%" /> : null}
      {links.isError && links.data === undefined ? (
        <Problem words={wordsOf(links.error)} onRetry={() => void links.refetch()} />
      ) : null}
      {links.data?.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      <ul>
        {links.data?.map((link) => (
          <ShareLine key={link.shareId} access={access} recordingId={recordingId} link={link} />
        ))}
      </ul>
    </section>
  );
};

const Problem = ({ words, onRetry }: { words: string; onRetry: () => void }): ReactNode => (
  <div role="alert" className={styles.problem}>
    <p>{words}</p>
    <Button onClick={onRetry}>{text.retry}</Button>
  </div>
);
