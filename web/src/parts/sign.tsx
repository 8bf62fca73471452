import type { ReactNode } from "react";

/** A small picture that means something: its name is said by screen readers, and shown where a mouse stays. */
export const Sign = (props: { name: string; className?: string | undefined; children: ReactNode }): ReactNode => (
  <span className={props.className} title={props.name}>
    {props.children}
    <span className="quiet-label">{props.name}</span>
  </span>
);
