/**
 * Announcements take turns: each stays up long enough to be read, however short the server's state was, and those
 * that come meanwhile wait in order. Nothing else waits: button, indicator and timer follow the state itself.
 *
 * free -> held      a state arrives and is shown at once
 * held -> held      its time is over and another waits
 * held -> free      its time is over and none waits
 */
import type { RecordingState } from "@roomreel/contract";

/** How long each stays up at least, ms. */
export const TURN_MS = 1000;
/** States that wait at most; the oldest of them is dropped. */
const WAITING_MAX = 4;

export type Turns = {
  readonly shown: RecordingState | null;
  /** Its time is not over yet. */
  readonly held: boolean;
  readonly waiting: readonly (RecordingState | null)[];
};

export const firstTurn = (state: RecordingState | null): Turns => ({ shown: state, held: state !== null, waiting: [] });

/** One key a stage of a recording: the room's state is read anew whenever anything in it changes. */
export const keyOf = (state: RecordingState | null): string =>
  state === null ? "" : `${state.recordingId}-${state.state}`;

/** The state is now this; the same turns when they end in it already. */
export const arrive = (turns: Turns, state: RecordingState | null): Turns => {
  const newest = turns.waiting.length === 0 ? turns.shown : (turns.waiting.at(-1) ?? null);
  if (keyOf(newest) === keyOf(state)) return turns;
  if (!turns.held) return firstTurn(state);
  return { ...turns, waiting: [...turns.waiting, state].slice(-WAITING_MAX) };
};

/** The time of the one that is shown is over. */
export const endTurn = ({ shown, waiting }: Turns): Turns => {
  const [next, ...rest] = waiting;
  if (next === undefined) return { shown, held: false, waiting: [] };
  return { ...firstTurn(next), held: next !== null || rest.length > 0, waiting: rest };
};
