import type { ReactNode } from "react";
import { Tooltip } from "radix-ui";
import styles from "./hint.module.css";

/** The name of a control on hover and on focus. */
export const Hint = ({ name, children }: { name: string; children: ReactNode }): ReactNode => (
  <Tooltip.Root>
    <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
    <Tooltip.Portal>
      <Tooltip.Content className={styles.hint} sideOffset={8} collisionPadding={8}>
        {name}
      </Tooltip.Content>
    </Tooltip.Portal>
  </Tooltip.Root>
);
