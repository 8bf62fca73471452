import type { ReactNode } from "react";
import { accountAccess } from "../api/session.ts";
import { libraryText } from "../texts/library-text.ts";
import { playerOf, type ListSource } from "./list-source.ts";
import styles from "./library-page.module.css";
import { RecordingList } from "./recording-list.tsx";

const mine: ListSource = {
  access: accountAccess,
  name: "mine",
  about: { mine: true },
  hrefOf: ({ recordingId }) => playerOf(recordingId),
};

/** What an account owns, started, or collaborates on (K-53), breakout rooms included (K-58). */
export const MyMedia = (): ReactNode => {
  const { title, hint, empty, emptyHint } = libraryText.myMedia;
  return (
    <>
      <div className={styles.head}>
        <h1>{title}</h1>
        <p>{hint}</p>
      </div>
      <RecordingList
        source={mine}
        folders={["recordings", "breakouts", "trash"]}
        withRoom
        empty={{ title: empty, hint: emptyHint }}
      />
    </>
  );
};
