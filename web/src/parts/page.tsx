import type { ReactNode } from "react";
import { Clapperboard } from "lucide-react";
import { text } from "../texts/index.ts";
import styles from "./page.module.css";

/** The product's sign. */
export const Brand = (): ReactNode => (
  <span className={styles.brand}>
    <span className={styles.sign}>
      <Clapperboard size={16} aria-hidden />
    </span>
    {text.product}
  </span>
);

/**
 * A page of its own outside the console: sign at the top, `aside` across from it, content in the middle. `film`: as
 * wide as a film can be that is seen whole, and so is all around it.
 */
export const Page = ({
  children,
  width = "narrow",
  aside,
}: {
  children: ReactNode;
  width?: "narrow" | "wide" | "film";
  aside?: ReactNode;
}): ReactNode => (
  <div className={styles.page}>
    <header className={styles.head}>
      <Brand />
      {aside}
    </header>
    <main className={styles[width]}>{children}</main>
  </div>
);

/** A grey bar where words will be. */
export const Skeleton = ({ width }: { width: string }): ReactNode => (
  <span className={styles.skeleton} style={{ width }} aria-hidden />
);
