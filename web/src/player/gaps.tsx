import type { ReactNode } from "react";
import type { MeetRecording } from "@roomreel/contract";
import { clockText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import styles from "./gaps.module.css";

/** Where the recording lacks something, how much, and why. */
export const Gaps = (props: {
  gaps: NonNullable<MeetRecording["gaps"]>;
  onJump: (seconds: number) => void;
}): ReactNode =>
  props.gaps.length === 0 ? null : (
    <section className={styles.gaps} aria-labelledby="gaps">
      <h2 id="gaps">{text.player.gaps}</h2>
      <ul>
        {props.gaps.map(({ fromMs, toMs, reason }) => (
          <li key={fromMs}>
            <button
              type="button"
              onClick={() => props.onJump(fromMs / 1000)}
              aria-label={text.player.jump(clockText(fromMs / 1000))}
            >
              {clockText(fromMs / 1000)}
            </button>
            <span>
              {text.player.gap(clockText(fromMs / 1000), lengthText(toMs - fromMs))}: {text.player[reason]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

const lengthText = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
