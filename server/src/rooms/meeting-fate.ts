/**
 * What became of a meeting that the database believes to run. LiveKit keeps nothing over a restart, so a meeting that
 * it does not know is either over or was lost with the LiveKit that died, and then it is made again. What tells them
 * apart: LiveKit closes a meeting 20 s after the last person left, so one that is over has been seen empty before.
 */
import { type WallMs } from "../vocabulary/index.ts";
import type { RunningMeeting } from "./ports.ts";

/** Of LiveKit's 20 s, at least: people are counted up to 5 s late, and rounds may take their time. */
const SEEN_EMPTY_MS_MIN = 10_000;

/** `emptySince`: since when nobody has been there, null while somebody is; to be kept. */
export type MeetingFate =
  | { readonly fate: "runs" | "lost"; readonly emptySince: WallMs | null }
  | { readonly fate: "over" };

/** @param seen as LiveKit lists it; undefined when it does not */
export const fateOf = (emptySince: WallMs | null, seen: RunningMeeting | undefined, now: WallMs): MeetingFate => {
  if (seen !== undefined) return { fate: "runs", emptySince: seen.participants > 0 ? null : (emptySince ?? now) };
  if (emptySince !== null && now - emptySince >= SEEN_EMPTY_MS_MIN) return { fate: "over" };
  return { fate: "lost", emptySince: emptySince ?? now };
};
