import type { SpeakerState } from "@roomreel/stage";
import type { Gap } from "../recording/index.ts";
import type { Pause } from "./pauses.ts";
import type { LogUs, TrackIndex } from "../vocabulary/index.ts";

/** What the timeline cannot find again by reading some seconds of the log. Plain data. */
export type TimelineState = {
  readonly originUs: LogUs;
  readonly gaps: readonly Gap[];
  /** In times of the log; all other times here are without pauses. */
  readonly pauses: readonly Pause[];
  /** By identity; decides who is shown when more are there than fit. */
  readonly spokeAtUs: Readonly<Record<string, number>>;
  /** Who is large because of speaking. */
  readonly speaker: SpeakerState;
  readonly lines: readonly {
    readonly track: TrackIndex;
    readonly ssrc: number;
    /** RTP time; only its 32 low bits count. */
    readonly timestamp: number;
    readonly us: number;
    readonly usPerTick: number;
  }[];
  /** Where rendering goes on. */
  readonly cursorUs: LogUs;
};
