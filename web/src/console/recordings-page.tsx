import type { ReactNode } from "react";
import { accountAccess } from "../api/session.ts";
import { RecordingsOf } from "../library/recordings-of.tsx";
import { text } from "../texts/index.ts";
import styles from "./console.module.css";

const everything = { play: true, download: true, remove: true } as const;

/** All recordings that the account may see. */
export const RecordingsPage = (): ReactNode => (
  <>
    <h1 className={styles.heading}>{text.library.title}</h1>
    <RecordingsOf access={accountAccess} rights={everything} />
  </>
);
