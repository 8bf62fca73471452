/** Pausing and going on, as people and programs ask for it. */
import { type Clock, Failure, type RecordingId } from "../vocabulary/index.ts";
import type { Fact } from "./decide.ts";
import type { RecordingRecord, RecordingStore } from "./store.ts";

/** What pausing needs. */
export type PauseDeps = { readonly recordings: RecordingStore; readonly clock: Clock };

/** Nothing more is captured until it is resumed. @throws Failure `no-recording`, `not-recording` */
export const pauseRecording = (deps: PauseDeps, id: RecordingId): Promise<RecordingRecord> =>
  ask(deps, id, { fact: "pause-requested", refusal: ["not-recording", "is not being recorded"] });

/** @throws Failure `no-recording`, `not-paused` */
export const resumeRecording = (deps: PauseDeps, id: RecordingId): Promise<RecordingRecord> =>
  ask(deps, id, { fact: "resume-requested", refusal: ["not-paused", "is not paused"] });

type Request = {
  readonly fact: Extract<Fact["fact"], "pause-requested" | "resume-requested">;
  readonly refusal: readonly [code: string, words: string];
};

const ask = async (
  { recordings, clock }: PauseDeps,
  id: RecordingId,
  { fact, refusal: [code, words] }: Request,
): Promise<RecordingRecord> => {
  const asked = await recordings.apply(id, { fact, at: clock.wallNow() });
  if (asked === null) throw new Failure("no-recording", `Recording '${id}' does not exist.`);
  if (asked.decision.decision !== "advance") throw new Failure(code, `Recording '${id}' ${words}.`);
  return asked.record;
};
