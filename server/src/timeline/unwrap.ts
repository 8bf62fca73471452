/** Counters that wrap, as numbers that do not. */

/** The number with these 16 low bits that is nearest to `reference`. */
export const nearestSequence = (sequence: number, reference: number): number =>
  reference + (((sequence - reference) << 16) >> 16);

const TIMESTAMP_SPAN = 2 ** 32;

/** The number with these 32 low bits that is nearest to `reference`. */
export const nearestTimestamp = (timestamp: number, reference: number): number => {
  const behind = (timestamp - reference) % TIMESTAMP_SPAN;
  return reference + behind - TIMESTAMP_SPAN * Math.round(behind / TIMESTAMP_SPAN);
};

/**
 * RTP time stamps of one source. Wraps come every 13 h 15 min at 90 kHz; after a silence that is longer than half of
 * that only the time of arrival says how many were missed.
 */
export class TimestampUnwrapper {
  readonly #ticksPerUs: number;
  #last: { readonly timestamp: number; readonly arrivalUs: number } | null = null;

  constructor(clockRate: number) {
    this.#ticksPerUs = clockRate / 1e6;
  }

  unwrap(timestamp: number, arrivalUs: number): number {
    const last = this.#last;
    const expected = last === null ? timestamp : last.timestamp + (arrivalUs - last.arrivalUs) * this.#ticksPerUs;
    const unwrapped = nearestTimestamp(timestamp, Math.round(expected));
    this.#last = { timestamp: unwrapped, arrivalUs };
    return unwrapped;
  }
}
