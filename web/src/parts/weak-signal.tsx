import type { ReactNode } from "react";

/** Three bars of which one is lit: a poor connection. */
export const WeakSignal = ({ size = 18 }: { size?: number }): ReactNode => (
  <svg viewBox="0 0 18 18" width={size} height={size} fill="currentColor" aria-hidden>
    <rect x="1" y="11" width="4" height="6" rx="1" />
    <rect x="7" y="6" width="4" height="11" rx="1" opacity="0.32" />
    <rect x="13" y="1" width="4" height="16" rx="1" opacity="0.32" />
  </svg>
);
