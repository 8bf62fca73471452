import { useId, useState, type ReactNode } from "react";
import type { BreakoutAction, BreakoutAssignment } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { Choose, type Choice } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { text } from "../texts/index.ts";
import styles from "./breakouts.module.css";

const COUNT_MAX = 15;
const ASSIGNMENTS = ["automatic", "manual", "own-choice"] as const satisfies readonly BreakoutAssignment[];
const LIMITS_MINUTES = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90];
const NO_LIMIT = "none";

/** Minutes and *no limit*; `also`: a limit that somebody chose elsewhere. */
export const limitChoices = (also: number | null = null): readonly Choice[] => [
  ...[...new Set([...LIMITS_MINUTES, ...(also === null ? [] : [also])])]
    .toSorted((one, other) => one - other)
    .map((minutes) => ({ value: String(minutes), label: text.breakouts.minutes(minutes) })),
  { value: NO_LIMIT, label: text.breakouts.noLimit },
];
export const limitOf = (value: string): number | null => (value === NO_LIMIT ? null : Number(value));
export const limitValue = (minutes: number | null): string => (minutes === null ? NO_LIMIT : String(minutes));

/** How many rooms, who goes where, for how long (K-6.2). */
export const PlanForm = ({ onPlan }: { onPlan: (action: BreakoutAction) => Promise<boolean> }): ReactNode => {
  const [count, setCount] = useState(2);
  const [assignment, setAssignment] = useState<BreakoutAssignment>("automatic");
  const [limit, setLimit] = useState(limitValue(10));
  const [mayRecord, setMayRecord] = useState(false);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const plan = async (): Promise<void> => {
    setBusy(true);
    const wish = { count, assignment, limitMinutes: limitOf(limit), mayRecord, name: text.breakouts.room };
    await onPlan({ do: "plan", ...wish });
    setBusy(false);
  };
  const counts = Array.from({ length: COUNT_MAX }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));
  const ways = ASSIGNMENTS.map((value) => ({ value, label: text.breakouts.assignments[value] }));
  const assign = (value: string): void => setAssignment(ASSIGNMENTS.find((one) => one === value) ?? "automatic");
  return (
    <div className={styles.form}>
      <p className={styles.faint}>{text.breakouts.intro}</p>
      <Choose
        label={text.breakouts.count}
        value={String(count)}
        choices={counts}
        onChange={(value) => setCount(Number(value))}
      />
      <Choose label={text.breakouts.assignment} value={assignment} choices={ways} onChange={assign} />
      <Choose label={text.breakouts.limit} value={limit} choices={limitChoices()} onChange={setLimit} />
      <div className={styles.line}>
        <label htmlFor={id}>{text.breakouts.mayRecord}</label>
        <Switch id={id} on={mayRecord} onChange={setMayRecord} />
      </div>
      <div className={styles.answers}>
        <Button look="main" busy={busy} onClick={() => void plan()}>
          {text.breakouts.proceed}
        </Button>
      </div>
    </div>
  );
};
