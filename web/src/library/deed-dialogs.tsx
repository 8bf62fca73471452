import type { ReactNode } from "react";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog, Question } from "../parts/dialog.tsx";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import { CollaboratorsDialog } from "./collaborators-dialog.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { HoldDialog, LiftDialog } from "./hold-dialog.tsx";
import styles from "./recording-list.module.css";
import { SharesOf } from "./share-dialog.tsx";
import { begin, type Deeds } from "./use-deeds.ts";

/** A deed that somebody wants, for one recording or several. */
export type Asking = {
  readonly deed: "details" | "share" | "collaborators" | "hold" | "lift" | "remove" | "restore" | "purge";
  readonly recordings: readonly MeetRecording[];
};

/** What is asked before a deed, and what is said when it could not be done. */
export const DeedDialogs = (props: {
  access: Access;
  asking: Asking | null;
  deeds: Deeds;
  onClose: () => void;
}): ReactNode => {
  const { asking, deeds, onClose } = props;
  return (
    <>
      <DeleteQuestion asking={asking} deeds={deeds} onClose={onClose} />
      {asking === null ? null : <OneDialog {...props} asking={asking} />}
      <Failed deeds={deeds} />
      <Incomplete deeds={deeds} />
    </>
  );
};

const OneDialog = (props: { access: Access; asking: Asking; onClose: () => void }): ReactNode => {
  const { access, asking, onClose } = props;
  const [recording] = asking.recordings;
  if (recording === undefined) return null;
  const given = { access, recording, onClose };
  switch (asking.deed) {
    case "details":
      return <DetailsDialog {...given} />;
    case "share":
      return <SharesOf {...given} />;
    case "collaborators":
      return <CollaboratorsDialog {...given} />;
    case "hold":
      return <HoldDialog {...given} />;
    case "lift":
      return <LiftDialog {...given} />;
    case "remove":
    case "restore":
    case "purge":
      return null;
  }
};

const DeleteQuestion = (props: { asking: Asking | null; deeds: Deeds; onClose: () => void }): ReactNode => {
  const { asking, deeds, onClose } = props;
  const many = asking?.recordings.length ?? 0;
  const forGood = asking?.deed === "purge";
  const words = libraryText.bulk;
  return (
    <Question
      open={asking?.deed === "remove" || forGood}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={forGood ? words.purgeTitle(many) : words.removeTitle(many)}
      body={forGood ? words.purgeText : words.removeText(many)}
      act={forGood ? libraryText.deeds.purge : libraryText.deeds.remove}
      look="danger"
      onAct={() => (asking === null ? undefined : void deeds.remove(asking.recordings, forGood))}
    />
  );
};

/** For each recording that is as it was, why. */
const Failed = ({ deeds }: { deeds: Deeds }): ReactNode => {
  const words = libraryText.bulk;
  return (
    <Dialog
      open={deeds.failed.length > 0}
      onOpenChange={(open) => (open ? undefined : deeds.forget())}
      title={words.leftOver(deeds.failed.length)}
      body={words.leftOverText}
    >
      <ul className={styles.outcome}>
        {deeds.failed.map(({ item, reason }) => (
          <li key={item.recordingId}>
            <strong>{item.title}</strong>
            <span>{wordsOf(reason)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.answers}>
        <Button onClick={deeds.forget}>{text.close}</Button>
      </div>
    </Dialog>
  );
};

/** An archive without some of what was selected is begun only by who knows that. */
const Incomplete = ({ deeds }: { deeds: Deeds }): ReactNode => {
  const { incomplete } = deeds;
  const words = libraryText.zip;
  const act = (): void => {
    if (incomplete !== null) begin(incomplete.address);
    deeds.forget();
  };
  return (
    <Dialog
      open={incomplete !== null}
      onOpenChange={(open) => (open ? undefined : deeds.forget())}
      title={words.title(incomplete?.missing.length ?? 0)}
      body={words.body}
    >
      <ul className={styles.outcome}>
        {incomplete?.missing.map(({ recordingId, title }) => (
          <li key={recordingId}>
            <strong>{title}</strong>
          </li>
        ))}
      </ul>
      <div className={styles.answers}>
        <Button look="quiet" onClick={deeds.forget}>
          {text.cancel}
        </Button>
        <Button look="main" onClick={act}>
          {words.act(incomplete?.rest ?? 0)}
        </Button>
      </div>
    </Dialog>
  );
};
