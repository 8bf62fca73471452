import type { ReactNode } from "react";
import { Skeleton } from "../parts/page.tsx";
import { text } from "../texts/index.ts";
import styles from "./recording-list.module.css";

const WIDTHS = ["52%", "38%", "44%", "60%"] as const;

/** Recordings that are on their way, in the place and height they will have. */
export const LoadingList = (): ReactNode => (
  <output className={styles.rows} aria-label={text.loading}>
    {WIDTHS.map((width) => (
      <div key={width} className={styles.row}>
        <span className={styles.block} />
        <span className={styles.lines}>
          <Skeleton width={width} />
          <Skeleton width="30%" />
        </span>
      </div>
    ))}
  </output>
);
