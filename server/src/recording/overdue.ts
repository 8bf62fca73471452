/**
 * Time as a fact (R13): what must happen to a recording when nothing happened. Everything it looks at is in
 * the row, so any server may ask, at any time, also right after a crash of everything.
 */
import { type WallMs, wallMs } from "../vocabulary/index.ts";
import type { Fact } from "./decide.ts";
import type { Recording } from "./state.ts";

/** R2 */
export const START_LIMIT_MS = 20_000;
/** R18 */
export const EMPTY_MEETING_MS = 20_000;
/** R19, K-42 */
export const RECORDING_LIMIT_MS = 24 * 3_600_000;
/** R7: how long a recorder may be silent after a stop before the log counts as closed. */
export const RECORDER_GONE_MS = 3_000;
/** R7: how long a recorder that is alive may take to end. */
export const STOP_LIMIT_MS = 60_000;
/** R17; one round more makes a file of what is there. */
export const RENDER_ROUNDS_MAX = 5;

/** What is known beside the state. */
export type Circumstances = {
  readonly now: WallMs;
  /** Since when nobody has been in the meeting; null when somebody is, or when it is not known. */
  readonly emptySince: WallMs | null;
  /** A recorder holds a lease that has not lapsed. */
  readonly held: boolean;
  /** How often the render job was sent. */
  readonly renderRounds: number;
};

/** @returns the fact that is due, or null */
export const overdue = (recording: Recording, seen: Circumstances): Fact | null => {
  const { now } = seen;
  switch (recording.state) {
    case "starting":
      if (now - recording.requestedAt >= START_LIMIT_MS) return { fact: "start-timed-out", at: now };
      return emptyTooLong(seen);
    case "recording":
      if (now - recording.startedAt >= RECORDING_LIMIT_MS)
        return { fact: "stop-requested", at: now, ending: { cause: "limit", detail: "24 hours" } };
      return emptyTooLong(seen);
    case "stopping":
      return now - recording.stopAt >= (seen.held ? STOP_LIMIT_MS : RECORDER_GONE_MS)
        ? { fact: "recorder-gone", at: now }
        : null;
    case "publishing":
      return seen.renderRounds > RENDER_ROUNDS_MAX + 1
        ? { fact: "render-failed", at: wallMs(now), detail: "no renderer could finish it", file: null }
        : null;
    default:
      return null;
  }
};

const emptyTooLong = ({ now, emptySince }: Circumstances): Fact | null =>
  emptySince !== null && now - emptySince >= EMPTY_MEETING_MS
    ? { fact: "stop-requested", at: now, ending: { cause: "meeting-ended", detail: "nobody is in the meeting" } }
    : null;
