import type { ReactNode } from "react";
import { Lock } from "lucide-react";
import { text } from "../texts/index.ts";
import styles from "./locked-sign.module.css";

/** Beside the recording's place, for everybody (K-03). */
export const LockedSign = (): ReactNode => (
  <output className={styles.sign}>
    <Lock size={16} aria-hidden />
    {text.people.locked}
  </output>
);
