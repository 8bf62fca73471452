import { useId, useState, type ReactNode } from "react";
import { consoleText } from "../texts/console-text.ts";
import { aboutOf, Setting, type About } from "./setting.tsx";
import type { Saving } from "./use-saving.ts";
import styles from "./setting.module.css";

type Props<Value> = About & {
  readonly saving: Saving<Value>;
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
};

/** A whole number that must be there. */
export const NumberSetting = ({ saving, ...props }: Props<number>): ReactNode => (
  <NumberInput {...props} saving={saving} onChoose={(count) => (count === null ? undefined : saving.save(count))} />
);

/** A whole number, or nothing, which means what `empty` says. */
export const OptionalNumberSetting = ({
  saving,
  ...props
}: Props<number | null> & { readonly empty: string }): ReactNode => (
  <NumberInput {...props} saving={saving} onChoose={saving.save} />
);

/** Saved when one leaves the field or presses Enter; Escape brings back what holds. */
const NumberInput = ({
  saving,
  ...props
}: Props<number | null> & { empty?: string; onChoose: (count: number | null) => void }): ReactNode => {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const holds = saving.shown === null ? "" : String(saving.shown);
  const leave = (): void => {
    setTyped(null);
    setWrong(false);
  };
  const save = (): void => {
    if (typed === null) return;
    const count = typed === "" ? null : Number(typed);
    const fits = count === null || (Number.isInteger(count) && count >= props.least && count <= props.most);
    if (!fits) return setWrong(true);
    leave();
    if (typed !== holds) props.onChoose(count);
  };
  const problem = isWrong ? consoleText.between(props.least, props.most) : saving.problem;
  return (
    <Setting {...props} id={id} saving={{ ...saving, problem }}>
      <input
        id={id}
        aria-describedby={aboutOf(id)}
        aria-invalid={isWrong}
        className={`${styles.input} ${styles.number}`}
        type="number"
        inputMode="numeric"
        min={props.least}
        max={props.most}
        placeholder={props.empty}
        value={typed ?? holds}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          if (event.key === "Escape") leave();
        }}
      />
      {props.unit === undefined ? null : <span className={styles.unit}>{props.unit}</span>}
    </Setting>
  );
};
