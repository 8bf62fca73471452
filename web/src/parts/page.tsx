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

/** A page of its own outside the console: sign at the top, content in the middle. */
export const Page = ({ children, wide = false }: { children: ReactNode; wide?: boolean }): ReactNode => (
  <div className={styles.page}>
    <header className={styles.head}>
      <Brand />
    </header>
    <main className={wide ? styles.wide : styles.narrow}>{children}</main>
  </div>
);

/** A grey bar where words will be. */
export const Skeleton = ({ width }: { width: string }): ReactNode => (
  <span className={styles.skeleton} style={{ width }} aria-hidden />
);
