/**
 * The life of a recording. Data belongs inside the state that owns it, so a state that could not exist
 * cannot be written down:
 *
 *                                  paused
 *                            resume v  ^ pause      from paused as from recording
 *     starting ──media on disk──> recording ──stop, meeting ended, limit──> stopping
 *        │                            └──────── capture ended ────────────────┐ │ capture ended
 *        │ stop, time-out                                                     v v
 *        └──> aborted, failed <──no file, cannot render── publishing ──file read back──> complete
 *
 * `decide` (decide.ts) is the only way from one to the next; RULES.md numbers the rules.
 */
import type { WallMs } from "../vocabulary/index.ts";
import type { DesiredCapture, VerifiedFile } from "./ports.ts";

/** Why capture is to end, or ended. `lost`: no recorder was left to end it. */
export type EndCause = "stopped" | "meeting-ended" | "idle" | "limit" | "failed" | "lost";
/** How capture came to its end. */
export type Ending = { readonly cause: EndCause; readonly detail: string };

/** Where a recording stands. */
export type Recording =
  | { readonly state: "starting"; readonly requestedAt: WallMs }
  /** `pausedMs`: how long it was paused so far, in all. */
  | { readonly state: "recording"; readonly startedAt: WallMs; readonly pausedMs: number }
  /** Nothing is captured. `pausedMs`: as above, without the pause that lasts since `pausedAt`. */
  | { readonly state: "paused"; readonly startedAt: WallMs; readonly pausedAt: WallMs; readonly pausedMs: number }
  | { readonly state: "stopping"; readonly startedAt: WallMs; readonly stopAt: WallMs; readonly ending: Ending }
  | { readonly state: "publishing"; readonly startedAt: WallMs; readonly endedAt: WallMs; readonly ending: Ending }
  | FinalRecording;

/** States that never change again (R11). */
export type FinalRecording =
  | { readonly state: "complete"; readonly startedAt: WallMs; readonly endedAt: WallMs; readonly file: VerifiedFile }
  | {
      readonly state: "limit-reached";
      readonly startedAt: WallMs;
      readonly endedAt: WallMs;
      readonly file: VerifiedFile;
    }
  | {
      readonly state: "failed" | "aborted";
      /** Null when no media was ever on disk. */
      readonly startedAt: WallMs | null;
      readonly endedAt: WallMs;
      /** One sentence for people. */
      readonly message: string;
      readonly file: VerifiedFile | null;
    };

/** One word for where a recording stands. */
export type StateName = Recording["state"];

/** States in which a recorder works, or should: they hold the room's one place for a recording. */
export const captures = (recording: Recording): boolean =>
  recording.state === "starting" ||
  recording.state === "recording" ||
  recording.state === "paused" ||
  recording.state === "stopping";

/** Nothing more will happen to it. */
export const isFinal = (recording: Recording): recording is FinalRecording =>
  recording.state === "complete" ||
  recording.state === "limit-reached" ||
  recording.state === "failed" ||
  recording.state === "aborted";

/** What the recorder that holds this recording shall do. */
export const desiredCapture = ({ state }: Recording): DesiredCapture => {
  if (state === "paused") return "paused";
  return state === "starting" || state === "recording" ? "recording" : "stopped";
};

/** The file that can be played, also of a recording that failed. */
export const fileOf = (recording: Recording): VerifiedFile | null => (isFinal(recording) ? recording.file : null);
