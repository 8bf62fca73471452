import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import type { Chosen } from "./use-chosen-rows.ts";
import styles from "./filters.module.css";

/** At the lower edge while rows are chosen, so that nothing moves: how many, and what can be done with them. */
export const ChosenBar = (props: { chosen: Chosen; children: ReactNode }): ReactNode => (
  <div className={styles.chosen}>
    <output>{consoleText.table.chosen(props.chosen.keys.length)}</output>
    {props.children}
    <Button look="quiet" onClick={props.chosen.clear}>
      {consoleText.table.unchoose}
    </Button>
  </div>
);
