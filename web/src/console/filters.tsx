import { useId, type ReactNode } from "react";
import type { Choice } from "../parts/field.tsx";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import styles from "./filters.module.css";

/** Characters that the server takes of what a table is searched for. */
export const SEARCH_MAX = 50;

/** Above a table: what it is searched for, filtered and ordered by. */
export const Filters = (props: { children: ReactNode; onClear: (() => void) | null }): ReactNode => (
  <search className={styles.filters}>
    {props.children}
    {props.onClear === null ? null : (
      <Button look="quiet" onClick={props.onClear}>
        {consoleText.table.clear}
      </Button>
    )}
  </search>
);

/** One filter; its name stands in it as long as it takes nothing away. */
export const Filter = (props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  /** What stands for no filter; null: there is none, as of an order. */
  any: string | null;
  onChange: (value: string) => void;
}): ReactNode => {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.any === null ? null : <option value="">{props.any}</option>}
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** A day, where one is; empty: no bound. */
export const DayFilter = (props: { label: string; value: string; onChange: (value: string) => void }): ReactNode => {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{props.label}</label>
      <input id={id} type="date" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </div>
  );
};
