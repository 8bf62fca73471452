import type { FocusEvent, ReactNode } from "react";
import { Tooltip } from "radix-ui";
import styles from "./hint.module.css";

/** Focus that comes back to a control by itself after a press is no wish to know its name. */
const onlyForKeys = (event: FocusEvent<HTMLElement>): void => {
  if (!event.currentTarget.matches(":focus-visible")) event.preventDefault();
};

/**
 * The name of a control on hover, and on focus by keys. `named`: it says its name itself, at this moment.
 * It opens beside its control in the document, so that screen readers find it in the same landmark.
 */
export const Hint = (props: { name: string; named?: boolean; children: ReactNode }): ReactNode => (
  <Tooltip.Root {...(props.named === true ? { open: false } : {})}>
    <Tooltip.Trigger asChild onFocus={onlyForKeys}>
      {props.children}
    </Tooltip.Trigger>
    <Tooltip.Content className={styles.hint} sideOffset={8} collisionPadding={8}>
      {props.name}
    </Tooltip.Content>
  </Tooltip.Root>
);
