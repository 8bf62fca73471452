import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Slot } from "radix-ui";
import styles from "./button.module.css";

type Look = "main" | "plain" | "quiet" | "danger";

/**
 * What makes a button wait: presses do nothing, and it keeps the focus, which a disabled one would lose.
 */
export const waiting = {
  "aria-disabled": true,
  onClick: (event: MouseEvent): void => event.preventDefault(),
} as const;

/** A push button; `asChild` gives its look to a link; `busy`: what it does is under way. */
export const Button = ({
  look = "plain",
  asChild = false,
  busy = false,
  className,
  ...rest
}: ComponentProps<"button"> & { look?: Look; asChild?: boolean; busy?: boolean }): ReactNode => {
  const Element = asChild ? Slot.Root : "button";
  const type = asChild ? {} : { type: rest.type ?? ("button" as const) };
  return (
    <Element
      {...rest}
      {...type}
      {...(busy ? waiting : {})}
      className={[styles.button, styles[look], className].filter(Boolean).join(" ")}
    />
  );
};
