import type { ComponentProps, ReactNode } from "react";
import { Slot } from "radix-ui";
import styles from "./button.module.css";

type Look = "main" | "plain" | "quiet" | "danger";

/** A push button; `asChild` gives its look to a link. */
export const Button = ({
  look = "plain",
  asChild = false,
  className,
  ...rest
}: ComponentProps<"button"> & { look?: Look; asChild?: boolean }): ReactNode => {
  const Element = asChild ? Slot.Root : "button";
  const type = asChild ? {} : { type: rest.type ?? ("button" as const) };
  return <Element {...rest} {...type} className={[styles.button, styles[look], className].filter(Boolean).join(" ")} />;
};
