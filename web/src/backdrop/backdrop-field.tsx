import type { ReactNode } from "react";
import { Choose } from "../parts/field.tsx";
import { text } from "../texts/index.ts";
import { backdrops, type Backdrop } from "./choice.ts";
import type { TriedBackdrop } from "./use-tried-backdrop.ts";
import styles from "./backdrop-field.module.css";

/** What is behind oneself, to choose; and what there is to say of it. */
export const BackdropField = (props: {
  backdrop: Backdrop;
  state: TriedBackdrop["state"];
  onChange: (backdrop: Backdrop) => void;
}): ReactNode => (
  <div className={styles.field}>
    <Choose
      label={text.backdrop.label}
      value={props.backdrop}
      choices={backdrops.map((value) => ({ value, label: text.backdrop.kinds[value] }))}
      onChange={(chosen) => props.onChange(backdrops.find((one) => one === chosen) ?? "none")}
    />
    <output className={styles.note}>{props.state === "ready" ? null : text.backdrop[props.state]}</output>
  </div>
);
