import type { ReactNode } from "react";
import type { MeetRecording } from "@roomreel/contract";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import styles from "./gaps.module.css";

type Gap = NonNullable<MeetRecording["gaps"]>[number];

/** Where the recording lacks something, how much, and why. */
export const Gaps = (props: { gaps: readonly Gap[]; onJump: (seconds: number) => void }): ReactNode =>
  props.gaps.length === 0 ? null : (
    <section className={styles.gaps} aria-labelledby="gaps">
      <h2 id="gaps">{playerText.gaps}</h2>
      <ul>
        {props.gaps.map((gap) => (
          <li key={gap.fromMs}>
            <button
              type="button"
              onClick={() => props.onJump(gap.fromMs / 1000)}
              aria-label={playerText.jump(clockText(gap.fromMs / 1000))}
            >
              {clockText(gap.fromMs / 1000)}
            </button>
            <span>{wordsOf(gap)}</span>
          </li>
        ))}
      </ul>
    </section>
  );

const wordsOf = ({ fromMs, toMs, reason }: Gap): string => {
  const at = clockText(fromMs / 1000);
  if (reason === "paused") return playerText.pause(at);
  return `${playerText.gap(at, `${((toMs - fromMs) / 1000).toFixed(1)} s`)}: ${playerText[reason]}`;
};
