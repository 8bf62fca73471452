import { useId, type ReactNode } from "react";
import { X } from "lucide-react";
import { text } from "../texts/index.ts";
import styles from "./notice.module.css";

/**
 * A short message with at most one answer; stands in a region that is read out. `asks`: it waits for the answer,
 * and says so to screen readers.
 */
export const Notice = (props: {
  mark: "wait" | "live" | "done";
  words: string;
  asks?: boolean;
  onClose?: () => void;
  children?: ReactNode;
}): ReactNode => {
  const id = useId();
  const role = props.asks === true ? "alertdialog" : "group";
  return (
    <div className={styles.notice} role={role} aria-labelledby={id}>
      <span className={`${styles.mark} ${styles[props.mark]}`} aria-hidden />
      <p id={id} className={styles.words}>
        {props.words}
      </p>
      {props.children === undefined ? null : <div className={styles.answers}>{props.children}</div>}
      {props.onClose === undefined ? null : (
        <button type="button" className={styles.close} aria-label={text.close} onClick={props.onClose}>
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
};
