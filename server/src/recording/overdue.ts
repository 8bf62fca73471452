/**
 * Time as a fact (R13): what must happen to a recording when nothing happened. Everything it looks at is in
 * the row, so any server may ask, at any time, also right after a crash of everything.
 */
import { type WallMs, wallMs } from "../vocabulary/index.ts";
import type { Fact } from "./decide.ts";
import type { RecordingRules } from "./rules.ts";
import type { Ending, Recording } from "./state.ts";

/** R2 */
export const START_LIMIT_MS = 20_000;
/** R18 */
export const EMPTY_MEETING_MS = 20_000;
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
  /** Since when nobody has published, or one person has been left; null when it is not so, or not known. */
  readonly idleSince: WallMs | null;
  readonly rules: RecordingRules;
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
    case "paused":
      if (now - recording.startedAt >= seen.rules.limitMs)
        return stop(now, { cause: "limit", detail: inWords(seen.rules.limitMs) });
      return emptyTooLong(seen) ?? idleTooLong(seen);
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
    ? stop(now, { cause: "meeting-ended", detail: "nobody is in the meeting" })
    : null;

/** R33 */
const idleTooLong = ({ now, idleSince, rules: { idleMs } }: Circumstances): Fact | null =>
  idleMs !== null && idleSince !== null && now - idleSince >= idleMs
    ? stop(now, { cause: "idle", detail: `nobody else was there, or nobody published, for ${inWords(idleMs)}` })
    : null;

const stop = (at: WallMs, ending: Ending): Fact => ({ fact: "stop-requested", at, ending });

const HOUR_MS = 3_600_000;
const inWords = (ms: number): string =>
  ms >= HOUR_MS ? counted(ms / HOUR_MS, "hour") : counted(Math.round(ms / 600) / 100, "minute");
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
