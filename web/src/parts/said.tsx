import type { ReactNode } from "react";

/**
 * Words for screen readers alone, read out when they come. `turn` tells one saying from the next: the same words twice
 * are two sayings, and only what is new in the document is read.
 */
export const Said = ({ words, turn }: { words: string; turn: string | number }): ReactNode => (
  <output className="quiet-label">
    <span key={turn}>{words}</span>
  </output>
);
