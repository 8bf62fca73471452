import type { ReactNode } from "react";
import { TriangleAlert } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { text } from "../texts/index.ts";
import type { Kind, Trial } from "./use-device.ts";
import styles from "./door.module.css";

/** Says why a device cannot be had, and that joining works without it. */
export const DeviceProblem = (props: { kind: Kind; trial: Trial; onRetry: () => void }): ReactNode =>
  props.trial.state === "failed" ? (
    <output className={styles.problem}>
      <TriangleAlert size={18} aria-hidden />
      <p>{text.device[props.trial.why](text.join[props.kind])}</p>
      <Button look="quiet" onClick={props.onRetry}>
        {text.retry}
      </Button>
    </output>
  ) : null;
