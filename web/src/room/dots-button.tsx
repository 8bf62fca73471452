import type { ComponentProps, ReactNode } from "react";
import { EllipsisVertical } from "lucide-react";
import { text } from "../texts/index.ts";
import styles from "./dots-button.module.css";

/**
 * The three dots of the bar: they stand there before the menu behind them is loaded. The people are under them where
 * there is no room beside them.
 */
export const DotsButton = (props: ComponentProps<"button">): ReactNode => (
  <button
    type="button"
    {...props}
    className={styles.dots}
    aria-label={text.room.more}
    title={text.room.more}
    data-opens="people"
  >
    <EllipsisVertical size={20} aria-hidden />
  </button>
);
