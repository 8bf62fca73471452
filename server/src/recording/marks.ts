/**
 * Marks: places that people note while a recording runs, to find them again as chapters of its file.
 *
 * A mark is stored with its wall time before it is answered for, so nothing that is killed afterwards loses it. Where
 * in the file it lies is found when the file is finished: the log says which wall time belongs to which instant (T22).
 */
import { type Clock, Failure, type MediaMs, mediaMs, type Randomness, type RecordingId } from "../vocabulary/index.ts";
import type { WallMs } from "../vocabulary/index.ts";
import type { RecordingRecord } from "./store.ts";

/** One line for people, and when it was set. */
export type Mark = {
  readonly markId: string;
  readonly at: WallMs;
  /** As counted while it runs; the file's chapter says it to the millisecond. */
  readonly positionMs: MediaMs;
  /** Empty: no words for it. */
  readonly label: string;
  readonly by: string;
};

/** What is known when a mark is set; marks in the order in which they were set. */
export type Markable = { readonly record: RecordingRecord; readonly marks: readonly Mark[] };

/** Where marks are kept, as long as their recording. */
export interface MarkStore {
  /**
   * Decides and stores in one transaction; `how` throws what refuses it.
   * @returns null when there is no such recording
   */
  add(recordingId: RecordingId, how: (seen: Markable) => Mark): Promise<Mark | null>;
  /**
   * Removes in one transaction, unless `allow` throws.
   * @returns "no-recording", or "no-mark": it has none with this id
   */
  remove(
    recordingId: RecordingId,
    markId: string,
    allow: (record: RecordingRecord) => void,
  ): Promise<"removed" | "no-mark" | "no-recording">;
  /** In the order of time. */
  of(recordingId: RecordingId): Promise<readonly Mark[]>;
}

/** Of one recording: more than a file has room for as chapters beside its own. */
export const MARKS_MAX = 200;
/** Of one recording, by everybody together. */
export const MARKS_A_MINUTE = 30;
const MINUTE_MS = 60_000;
const ID_CHARACTERS = 12;

/** What setting marks needs. */
export type MarkDeps = { readonly marks: MarkStore; readonly clock: Clock; readonly randomness: Randomness };
/** Which recording, which words, whose. */
export type MarkRequest = { readonly recordingId: RecordingId; readonly label: string; readonly by: string };

/** @throws Failure `no-recording`, `not-recording`, `too-many-marks`, `marks-too-fast` */
export const setMark = async (deps: MarkDeps, { recordingId: id, label, by }: MarkRequest): Promise<Mark> => {
  const at = deps.clock.wallNow();
  const named = { markId: deps.randomness.text(ID_CHARACTERS), at, label, by };
  const mark = await deps.marks.add(id, (seen) => ({ ...named, positionMs: positionOf(seen, at) }));
  if (mark === null) throw new Failure("no-recording", `Recording '${id}' does not exist.`);
  return mark;
};

/**
 * Takes a mark back, as long as no file holds it.
 * @throws Failure `no-recording`, `no-mark`, `not-recording`
 */
export const takeMarkBack = async (
  { marks }: Pick<MarkDeps, "marks">,
  id: RecordingId,
  markId: string,
): Promise<void> => {
  const removed = await marks.remove(id, markId, ({ life: { state } }) => {
    if (state !== "recording" && state !== "paused") throw notRecording(id);
  });
  if (removed === "no-recording") throw new Failure("no-recording", `Recording '${id}' does not exist.`);
  if (removed === "no-mark") throw new Failure("no-mark", `Mark '${markId}' does not exist.`);
};

const notRecording = (id: RecordingId): Failure =>
  new Failure("not-recording", `Recording '${id}' is not being recorded.`);

/** Refuses what has no place in the file, or too many of them (R60, R61). */
const positionOf = ({ record: { recordingId: id, life }, marks }: Markable, at: WallMs): MediaMs => {
  if (life.state !== "recording") throw notRecording(id);
  if (marks.length >= MARKS_MAX)
    throw new Failure("too-many-marks", `Recording '${id}' has ${MARKS_MAX} marks; it takes no more.`);
  if (marks.filter((mark) => at - mark.at < MINUTE_MS).length >= MARKS_A_MINUTE)
    throw new Failure("marks-too-fast", `At most ${MARKS_A_MINUTE} marks are set in a minute.`);
  return mediaMs(Math.max(0, at - life.startedAt - life.pausedMs));
};
