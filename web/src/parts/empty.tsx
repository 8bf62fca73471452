import type { ReactNode } from "react";
import styles from "./empty.module.css";

/** What stands where there is nothing to show: what it is, and what to do. */
export const Empty = (props: {
  icon?: ReactNode;
  title: string;
  hint?: string;
  children?: ReactNode;
  level?: 1 | 2;
}): ReactNode => {
  const Title = props.level === 2 ? "h2" : "h1";
  return (
    <div className={styles.empty}>
      {props.icon === undefined ? null : (
        <div className={styles.icon} aria-hidden>
          {props.icon}
        </div>
      )}
      <Title className={styles.title}>{props.title}</Title>
      {props.hint === undefined ? null : <p className={styles.hint}>{props.hint}</p>}
      {props.children === undefined ? null : <div className={styles.actions}>{props.children}</div>}
    </div>
  );
};
