import type { ComponentProps, ReactNode } from "react";
import { Hint } from "./hint.tsx";
import styles from "./round-button.module.css";

/**
 * A 44 px round button: one picture, a name on hover and for screen readers.
 * `state`: "off" is inverted so that it is seen at a glance, "on" is lit.
 */
export const RoundButton = ({
  name,
  state = "plain",
  shape = "round",
  className,
  ...rest
}: ComponentProps<"button"> & {
  name: string;
  state?: "plain" | "off" | "on";
  shape?: "round" | "wide";
}): ReactNode => (
  <Hint name={name}>
    <button
      type="button"
      aria-label={name}
      {...rest}
      className={[styles.button, styles[state], styles[shape], className].filter(Boolean).join(" ")}
    />
  </Hint>
);
