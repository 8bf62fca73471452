import type { ReactNode } from "react";
import { text } from "../texts/index.ts";
import { Skeleton } from "./page.tsx";
import styles from "./loading-rows.module.css";

const WIDTHS = ["38%", "52%", "44%", "30%"] as const;

/** Rows that are on their way, in the place and height they will have. */
export const LoadingRows = ({ count }: { count: number }): ReactNode => (
  <output className={styles.rows} aria-label={text.loading}>
    {Array.from({ length: count }, (_, index) => (
      <div key={index} className={styles.row}>
        <Skeleton width={WIDTHS[index % WIDTHS.length] ?? WIDTHS[0]} />
      </div>
    ))}
  </output>
);
