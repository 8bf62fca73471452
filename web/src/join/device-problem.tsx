import type { ReactNode } from "react";
import { TriangleAlert } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import { browserOf } from "./browser.ts";
import type { Kind, Trial } from "./use-device.ts";
import styles from "./device-problem.module.css";

/** Says why a device cannot be had, what to press in this browser, and that joining works without it. */
export const DeviceProblem = (props: { kind: Kind; trial: Trial; onRetry: () => void }): ReactNode => {
  const { trial } = props;
  if (trial.state !== "failed") return null;
  return (
    <output className={styles.problem}>
      <TriangleAlert size={18} aria-hidden />
      <p>
        {text.device[trial.why](text.join[props.kind])}
        {trial.why === "denied" ? ` ${text.device.allow[browserOf(navigator.userAgent)]}` : ""}{" "}
        <span>{text.device.without}</span>
      </p>
      <Button look="quiet" onClick={props.onRetry}>
        {text.retry}
      </Button>
    </output>
  );
};
