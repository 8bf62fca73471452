import type { ComponentProps, ReactNode } from "react";
import { Hint } from "./hint.tsx";
import { waiting } from "./button.tsx";
import styles from "./round-button.module.css";

/**
 * A 44 px round button: one picture, a name on hover and for screen readers.
 * `state`: "off" is inverted so that it is seen at a glance, "on" is lit. `busy`: what it does is under way.
 */
export const RoundButton = ({
  name,
  state = "plain",
  shape = "round",
  busy = false,
  className,
  ...rest
}: ComponentProps<"button"> & {
  name: string;
  state?: "plain" | "off" | "on";
  shape?: "round" | "wide";
  busy?: boolean;
}): ReactNode => (
  <Hint name={name}>
    <button
      type="button"
      aria-label={name}
      {...rest}
      {...(busy ? waiting : {})}
      className={[styles.button, styles[state], styles[shape], className].filter(Boolean).join(" ")}
    />
  </Hint>
);
