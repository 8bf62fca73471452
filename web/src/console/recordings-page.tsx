import type { ReactNode } from "react";
import { accountAccess, sessionNow } from "../api/session.ts";
import { RecordingsOf } from "../library/recordings-of.tsx";
import { StorageBar } from "../library/storage-bar.tsx";
import { text } from "../texts/index.ts";
import styles from "./console.module.css";

/** All recordings that the account may see. */
export const RecordingsPage = (): ReactNode => (
  <>
    <h1 className={styles.heading}>{text.library.title}</h1>
    {sessionNow()?.role === "admin" ? <StorageBar access={accountAccess} /> : null}
    <RecordingsOf access={accountAccess} />
  </>
);
