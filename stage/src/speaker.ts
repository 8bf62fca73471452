/**
 * Who is large in the layouts `speaker` and `single-speaker`: the person who speaks, found from what the room says to
 * everybody (who speaks, loudest first), so that whoever follows the same facts finds the same.
 *
 *     speaks, others silent, 1.2 s ──> large        a cough or "yes" changes nothing
 *     speaks over whoever is large, 4 s ──> large   nobody's open microphone keeps the place
 *     large for less than 2 s ──> stays             so the picture changes at most every 2 s
 *     whoever is large leaves the stage ──> at once whoever speaks, or spoke last, or came first
 *
 * A breath of less than 0.8 s is no silence. Time is the caller's, in microseconds, and only goes forward.
 */

/** A stretch of speech; `untilUs` null: it lasts. */
type Speech = { readonly identity: string; readonly sinceUs: number; readonly untilUs: number | null };

/** Plain data, so that it can be kept. */
export type SpeakerState = {
  /** Who is large; null: nobody has been on stage. */
  readonly identity: string | null;
  readonly sinceUs: number;
  /** Those who speak, or did within a breath, in the order in which they began. */
  readonly speech: readonly Speech[];
  /** When it last became known who speaks. */
  readonly heardUs: number;
};

/** Somebody who may be large. */
export type Candidate = {
  readonly identity: string;
  readonly joinedAt: number;
  readonly lastSpokeAt: number;
};

/** Before anything is known. */
export const noSpeaker: SpeakerState = { identity: null, sinceUs: 0, speech: [], heardUs: -1 };

const BREATH_US = 800_000;
const SPEAKS_US = 1_200_000;
const OVERLAPS_US = 4_000_000;
const STAYS_US = 2_000_000;

/** From `atUs` on these speak, loudest first. What is older than the state is known to it. */
export const heardSpeakers = (state: SpeakerState, speaking: readonly string[], atUs: number): SpeakerState => {
  if (atUs < state.heardUs) return state;
  const kept = state.speech
    .filter((one) => !isOver(one, atUs))
    .map((one): Speech => {
      if (speaking.includes(one.identity)) return { ...one, untilUs: null };
      return one.untilUs === null ? { ...one, untilUs: atUs } : one;
    });
  const begun = speaking
    .filter((identity) => !kept.some((one) => one.identity === identity))
    .map((identity): Speech => ({ identity, sinceUs: atUs, untilUs: null }));
  return { ...state, speech: [...kept, ...begun], heardUs: atUs };
};

/** Time goes on to `atUs`. @param candidates everybody on stage */
export const chosenSpeaker = (state: SpeakerState, candidates: readonly Candidate[], atUs: number): SpeakerState => {
  const speech = state.speech.filter((one) => !isOver(one, atUs));
  const now = { ...state, speech };
  const present = (identity: string): boolean => candidates.some((one) => one.identity === identity);
  if (state.identity === null || !present(state.identity)) {
    const identity = firstChoice(speech, candidates);
    return { ...now, identity, sinceUs: identity === null ? 0 : atUs };
  }
  if (atUs - state.sinceUs < STAYS_US) return now;
  const own = speech.find((one) => one.identity === state.identity);
  const next = speech.find(
    (one) =>
      present(one.identity) &&
      one.untilUs === null &&
      // Of two who speak on at the same time the later one has it: they do not take turns.
      (own === undefined
        ? atUs - one.sinceUs >= SPEAKS_US
        : one.sinceUs > own.sinceUs && atUs - one.sinceUs >= OVERLAPS_US),
  );
  return next === undefined ? now : { ...now, identity: next.identity, sinceUs: atUs };
};

const isOver = ({ untilUs }: Speech, atUs: number): boolean => untilUs !== null && atUs - untilUs >= BREATH_US;

const firstChoice = (speech: readonly Speech[], candidates: readonly Candidate[]): string | null => {
  const speaking = speech.find(
    (one) => one.untilUs === null && candidates.some(({ identity }) => identity === one.identity),
  );
  if (speaking !== undefined) return speaking.identity;
  const [first] = candidates.toSorted(
    (a, b) => b.lastSpokeAt - a.lastSpokeAt || a.joinedAt - b.joinedAt || (a.identity < b.identity ? -1 : 1),
  );
  return first?.identity ?? null;
};
