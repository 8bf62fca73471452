/** A straight piece of a clock: RTP time (unwrapped ticks) -> microseconds. */
export type Line = {
  readonly rtp: number;
  /** The microsecond that belongs to `rtp`. */
  readonly us: number;
  readonly usPerTick: number;
};

/** Microseconds at an RTP time. */
export const usAt = (line: Line, rtp: number): number => line.us + (rtp - line.rtp) * line.usPerTick;
/** RTP time at a microsecond. Not rounded: sound is read between samples. */
export const rtpAt = (line: Line, us: number): number => line.rtp + (us - line.us) / line.usPerTick;
