import { useEffect, useId, useRef, type ComponentProps, type ReactNode } from "react";
import styles from "./field.module.css";

/**
 * A labelled text field; `problem` is said below it and to screen readers.
 * `focused`: has the focus when it appears, except where that would open a keyboard on the screen.
 */
export const Field = ({
  label,
  problem,
  focused = false,
  ...rest
}: ComponentProps<"input"> & { label: string; problem?: string; focused?: boolean }): ReactNode => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused && matchMedia("(hover: hover)").matches) input.current?.focus();
  }, [focused]);
  const id = useId();
  const told = problem === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-problem` };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input {...rest} {...told} ref={input} id={id} className={styles.input} />
      {problem === undefined ? null : (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
};

export type Choice = { readonly value: string; readonly label: string };

/** A labelled list to choose one from: the system's own control, right on phones too. */
export const Choose = (props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}): ReactNode => {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className={styles.input}
        value={props.value}
        disabled={props.choices.length === 0}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};
