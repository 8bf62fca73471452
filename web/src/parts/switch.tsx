import type { ReactNode } from "react";
import { Switch as Plain } from "radix-ui";
import styles from "./switch.module.css";

/** On or off, at once. Named by `label` where no text beside it says what it is. */
export const Switch = (props: {
  on: boolean;
  onChange: (on: boolean) => void;
  busy?: boolean;
  id?: string;
  label?: string;
  describedBy?: string;
}): ReactNode => (
  <Plain.Root
    checked={props.on}
    onCheckedChange={props.busy === true ? undefined : props.onChange}
    className={styles.switch}
    aria-busy={props.busy === true}
    aria-describedby={props.describedBy}
    {...(props.id === undefined ? {} : { id: props.id })}
    {...(props.label === undefined ? {} : { "aria-label": props.label })}
  >
    <Plain.Thumb className={styles.thumb} />
  </Plain.Root>
);
