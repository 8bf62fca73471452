import { useEffect, useId, useState, type ReactNode } from "react";
import { Search, X } from "lucide-react";
import type { Choice } from "../parts/field.tsx";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import styles from "./filters.module.css";

/** So long after the last key what was typed is searched for, ms. */
const CALM_MS = 250;

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

/** Searches by itself when one stops typing; Enter at once. */
export const SearchField = (props: { label: string; value: string; onChange: (value: string) => void }): ReactNode => {
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null || typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), CALM_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  const shown = typed ?? value;
  const search = (): void => {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <div className={styles.search}>
      <Search size={18} aria-hidden />
      <input
        type="text"
        role="searchbox"
        aria-label={props.label}
        placeholder={props.label}
        maxLength={50}
        value={shown}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search();
          if (event.key === "Escape") setTyped(value);
        }}
        onBlur={() => {
          search();
          setTyped(null);
        }}
      />
      {shown === "" ? null : (
        <button
          type="button"
          aria-label={consoleText.table.clearSearch}
          onClick={() => {
            setTyped(null);
            onChange("");
          }}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
};

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
