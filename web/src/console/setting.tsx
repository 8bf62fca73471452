import { useId, type ReactNode } from "react";
import { Check } from "lucide-react";
import type { Choice } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import type { Saving } from "./use-saving.ts";
import styles from "./setting.module.css";

export type About = { readonly label: string; readonly hint?: string };
type Said = Pick<Saving<unknown>, "state" | "from" | "problem">;

/** One setting: what it is, what it means, its control, and what became of the last change. */
export const Setting = (
  props: About & {
    saving: Said;
    /** Of the control, which names `aboutOf(id)` as its description. */
    id: string;
    children: ReactNode;
  },
): ReactNode => {
  const { id, saving } = props;
  return (
    <div className={styles.setting}>
      <div className={styles.about}>
        <label htmlFor={id}>{props.label}</label>
        <div className={styles.below}>
          <p id={aboutOf(id)}>{props.hint}</p>
          <WhatBecame saving={saving} />
        </div>
        {saving.problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {saving.problem}
          </p>
        )}
      </div>
      <div className={styles.control}>{props.children}</div>
    </div>
  );
};

/**
 * Says that a change was saved, and from when it holds. It stands in the place of the hint for a moment, so that
 * nothing moves; what waits for the next meeting stands below it and stays.
 */
export const WhatBecame = ({ saving }: { saving: Said }): ReactNode => {
  const isSaved = saving.state === "saved";
  const later = isSaved && saving.from === "next-meeting";
  return (
    <output className={later ? `${styles.saved} ${styles.later}` : styles.saved}>
      {isSaved ? (
        <>
          <Check size={14} aria-hidden />
          {saving.from === null ? consoleText.settings.saved : consoleText.savedFrom[saving.from]}
        </>
      ) : null}
    </output>
  );
};

/** Id of what is said about a control. */
export const aboutOf = (id: string): string => `${id}-about`;

export const SwitchSetting = ({ saving, ...about }: About & { saving: Saving<boolean> }): ReactNode => {
  const id = useId();
  return (
    <Setting {...about} id={id} saving={saving}>
      <Switch
        id={id}
        describedBy={aboutOf(id)}
        on={saving.shown}
        busy={saving.state === "saving"}
        onChange={(on) => saving.save(on)}
      />
    </Setting>
  );
};

export const ChoiceSetting = <Value extends string>({
  saving,
  choices,
  ...about
}: About & { saving: Saving<Value>; choices: readonly (Choice & { readonly value: Value })[] }): ReactNode => {
  const id = useId();
  const choose = (wanted: string): void => {
    const chosen = choices.find(({ value }) => value === wanted);
    if (chosen !== undefined) saving.save(chosen.value);
  };
  return (
    <Setting {...about} id={id} saving={saving}>
      <select
        id={id}
        aria-describedby={aboutOf(id)}
        className={styles.input}
        value={saving.shown}
        onChange={(event) => choose(event.target.value)}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Setting>
  );
};
