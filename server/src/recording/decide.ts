/** The one decision function: what a fact does to a recording. Pure; who calls it stores the outcome. */
import { unreachable, type WallMs } from "../vocabulary/index.ts";
import type { CaptureFact, EndReason, RenderFact } from "./ports.ts";
import type { EndCause, Ending, Recording } from "./state.ts";

/** What happened, or is due. */
export type Fact =
  | { readonly fact: "stop-requested"; readonly at: WallMs; readonly ending: Ending }
  | { readonly fact: "pause-requested" | "resume-requested"; readonly at: WallMs }
  /** Starting for longer than the time allowed. */
  | { readonly fact: "start-timed-out"; readonly at: WallMs }
  /** Asked to stop, and no recorder holds it any more. */
  | { readonly fact: "recorder-gone"; readonly at: WallMs }
  | CaptureFact
  | (RenderFact & { readonly at: WallMs });

/** Why a fact changes nothing. */
export type IgnoreReason =
  | "final-already"
  | "stopping-already"
  | "capturing-already"
  | "paused-already"
  | "superseded"
  | "too-early"
  | "too-late";

/** What a fact does. */
export type Decision =
  | { readonly decision: "advance"; readonly to: Recording }
  | { readonly decision: "ignore"; readonly reason: IgnoreReason }
  /** A fact that no correct program reports in this state: logged as an error, nothing changes. */
  | { readonly decision: "impossible"; readonly what: string };

type In<Name extends Recording["state"]> = Extract<Recording, { state: Name }>;

/** What `fact` does to `recording`. */
export const decide = (recording: Recording, fact: Fact): Decision => {
  if (fact.fact === "capture-ended" && fact.reason === "superseded") return ignore("superseded");
  switch (recording.state) {
    case "starting":
      return whileStarting(fact);
    case "recording":
    case "paused":
      return whileCapturing(recording, fact);
    case "stopping":
      return whileStopping(recording, fact);
    case "publishing":
      return whilePublishing(recording, fact);
    case "complete":
    case "limit-reached":
    case "failed":
    case "aborted":
      return ignore("final-already");
    default:
      return unreachable(recording);
  }
};

const whileStarting = (fact: Fact): Decision => {
  switch (fact.fact) {
    case "media-durable":
      return advance({ state: "recording", startedAt: fact.at, pausedMs: 0 });
    case "stop-requested":
      return advance(withoutMedia("aborted", fact.at, abortedBy(fact.ending.cause)));
    case "start-timed-out":
      return advance(withoutMedia("failed", fact.at, "The recording did not start in time."));
    case "capture-ended":
      return advance(
        fact.reason === "failed"
          ? withoutMedia("failed", fact.at, `The recording could not start: ${fact.detail}`)
          : withoutMedia("aborted", fact.at, abortedBy(causeOf(fact.reason))),
      );
    case "recorder-gone":
      return ignore("too-late");
    case "pause-requested":
    case "resume-requested":
      return ignore("too-early");
    default:
      return broken("starting", fact);
  }
};

/** A pause ends in every way in which a recording does (R27). */
const whileCapturing = (recording: In<"recording" | "paused">, fact: Fact): Decision => {
  const { startedAt } = recording;
  switch (fact.fact) {
    case "pause-requested":
      return recording.state === "paused" ? ignore("paused-already") : advance(pausedAt(recording, fact.at));
    case "resume-requested":
      return recording.state === "recording" ? ignore("capturing-already") : advance(resumedAt(recording, fact.at));
    case "stop-requested":
      return advance({ state: "stopping", startedAt, stopAt: fact.at, ending: fact.ending });
    case "capture-ended":
      return advance({ state: "publishing", startedAt, endedAt: fact.at, ending: endingOf(fact) });
    case "media-durable":
      return ignore("capturing-already");
    case "start-timed-out":
    case "recorder-gone":
      return ignore("too-late");
    default:
      return broken(recording.state, fact);
  }
};

const pausedAt = ({ startedAt, pausedMs }: In<"recording">, at: WallMs): Recording => ({
  state: "paused",
  startedAt,
  pausedAt: at,
  pausedMs,
});

/** A clock that was set back makes a pause no shorter than nothing. */
const resumedAt = (paused: In<"paused">, at: WallMs): Recording => ({
  state: "recording",
  startedAt: paused.startedAt,
  pausedMs: paused.pausedMs + Math.max(0, at - paused.pausedAt),
});

const whileStopping = (recording: In<"stopping">, fact: Fact): Decision => {
  const { startedAt, ending } = recording;
  switch (fact.fact) {
    case "capture-ended":
      return advance({
        state: "publishing",
        startedAt,
        endedAt: fact.at,
        ending: fact.reason === "failed" ? endingOf(fact) : ending,
      });
    case "recorder-gone":
      return advance({ state: "publishing", startedAt, endedAt: recording.stopAt, ending });
    case "stop-requested":
    case "pause-requested":
    case "resume-requested":
      return ignore("stopping-already");
    case "media-durable":
      return ignore("capturing-already");
    case "start-timed-out":
      return ignore("too-late");
    default:
      return broken("stopping", fact);
  }
};

const whilePublishing = (recording: In<"publishing">, fact: Fact): Decision => {
  const { startedAt, endedAt, ending } = recording;
  switch (fact.fact) {
    case "file-verified":
      if (ending.cause === "limit") return advance({ state: "limit-reached", startedAt, endedAt, file: fact.file });
      return advance(
        ending.cause === "failed"
          ? {
              state: "failed",
              startedAt,
              endedAt,
              message: `The recording broke off: ${ending.detail}`,
              file: fact.file,
            }
          : { state: "complete", startedAt, endedAt, file: fact.file },
      );
    case "nothing-to-render":
      return advance(
        ending.cause === "failed"
          ? { state: "failed", startedAt, endedAt, message: `Nothing was recorded: ${ending.detail}`, file: null }
          : { state: "aborted", startedAt, endedAt, message: "Nobody showed or said anything.", file: null },
      );
    case "render-failed":
      return advance({
        state: "failed",
        startedAt,
        endedAt,
        message:
          fact.file === null
            ? `The file could not be made: ${fact.detail}`
            : `The file is not complete, it could not be made further: ${fact.detail}`,
        file: fact.file,
      });
    case "stop-requested":
    case "pause-requested":
    case "resume-requested":
      return ignore("stopping-already");
    case "capture-ended":
    case "media-durable":
    case "start-timed-out":
    case "recorder-gone":
      return ignore("too-late");
    default:
      return unreachable(fact);
  }
};

const advance = (to: Recording): Decision => ({ decision: "advance", to });
const ignore = (reason: IgnoreReason): Decision => ({ decision: "ignore", reason });
const broken = (state: string, fact: Fact): Decision => ({
  decision: "impossible",
  what: `${fact.fact} while ${state}`,
});

const withoutMedia = (state: "failed" | "aborted", endedAt: WallMs, message: string): Recording => ({
  state,
  startedAt: null,
  endedAt,
  message,
  file: null,
});

const abortedBy = (cause: EndCause): string =>
  cause === "meeting-ended"
    ? "The meeting ended before the recording began."
    : "The recording was stopped before it began.";

const causeOf = (reason: EndReason): EndCause => (reason === "superseded" ? "lost" : reason);

const endingOf = (fact: Extract<CaptureFact, { fact: "capture-ended" }>): Ending => ({
  cause: causeOf(fact.reason),
  detail: fact.detail,
});
