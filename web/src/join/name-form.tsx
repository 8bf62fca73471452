import { useState, type FormEvent, type ReactNode } from "react";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { text } from "../texts/index.ts";
import type { WaysIn } from "./ways-in.ts";
import styles from "./name-form.module.css";

type Way = "stage" | "viewer";

/** One's name, and the ways in. While one `waits` the children stand in place of the ways. */
export const NameForm = (props: {
  name: string;
  /** Not there: the name is given. */
  onName?: (name: string) => void;
  ways: WaysIn;
  waits: boolean;
  onJoin: (way: Way) => Promise<void>;
  children: ReactNode;
}): ReactNode => {
  const { name, ways } = props;
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<Way | null>(null);
  const join = async (way: Way): Promise<void> => {
    if (name.trim() === "") return setProblem(text.join.nameNeeded);
    if (busy !== null || props.waits) return;
    setBusy(way);
    setProblem(undefined);
    try {
      await props.onJoin(way);
    } catch (failure) {
      setProblem(wordsOf(failure));
    } finally {
      setBusy(null);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void join(ways.first);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field
        label={text.join.name}
        placeholder={text.join.namePlaceholder}
        value={name}
        maxLength={50}
        autoComplete="name"
        focused
        readOnly={props.onName === undefined}
        onChange={(event) => props.onName?.(event.target.value)}
        {...(problem === undefined ? {} : { problem })}
      />
      {props.waits ? (
        props.children
      ) : (
        <div className={styles.ways}>
          <Button type="submit" look="main" busy={busy !== null} className={styles.join}>
            {busy === ways.first ? text.join.joining : text.join.as[ways.first]}
          </Button>
          {ways.second === null ? null : <Second way={ways.second} busy={busy} onJoin={join} />}
          {ways.note === null ? null : <p className={styles.note}>{text.join.notes[ways.note]}</p>}
        </div>
      )}
    </form>
  );
};

const Second = (props: { way: Way; busy: Way | null; onJoin: (way: Way) => Promise<void> }): ReactNode => (
  <Button busy={props.busy !== null} className={styles.join} onClick={() => void props.onJoin(props.way)}>
    {props.busy === props.way ? text.join.joining : text.join.as[props.way]}
  </Button>
);
