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

/** A page of its own outside the console: sign at the top, `aside` across from it, content in the middle. */
export const Page = (props: { children: ReactNode; wide?: boolean; aside?: ReactNode }): ReactNode => (
  <div className={styles.page}>
    <header className={styles.head}>
      <Brand />
      {props.aside}
    </header>
    <main className={props.wide === true ? styles.wide : styles.narrow}>{props.children}</main>
  </div>
);

/** A grey bar where words will be. */
export const Skeleton = ({ width }: { width: string }): ReactNode => (
  <span className={styles.skeleton} style={{ width }} aria-hidden />
);
