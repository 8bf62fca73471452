import { useId, type ReactNode } from "react";
import { Check } from "lucide-react";
import type { Choice } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { text } from "../texts/index.ts";
import type { Saving } from "./use-saving.ts";
import styles from "./setting.module.css";

type About = { readonly label: string; readonly hint?: string };

/** One setting: what it is, what it means, its control, and what became of the last change. */
export const Setting = (
  props: About & {
    saving: Pick<Saving<unknown>, "state" | "problem">;
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
        <p id={aboutOf(id)}>{props.hint}</p>
        {saving.problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {saving.problem}
          </p>
        )}
      </div>
      <output className={styles.saved}>
        {saving.state === "saved" ? (
          <>
            <Check size={16} aria-hidden />
            {text.settings.saved}
          </>
        ) : null}
      </output>
      <div className={styles.control}>{props.children}</div>
    </div>
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
