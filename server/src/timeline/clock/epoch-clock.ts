/**
 * The clock of one epoch of one track: RTP time -> the recording's clock (LogUs).
 *
 * Two kinds of evidence, and each medium goes by the one that is good for it (decision 004, measured):
 *
 *     sound     quickest packets --------------------------------------------> LogUs
 *     picture   sender reports --> publisher's NTP time --(publisher.ts)-----> LogUs
 *
 * Sound leaves at an even pace, so its quickest packets show within a tenth of a second, and to a millisecond, where
 * the sender's clock stands; even that a busy sender lost 10 ms of sound. Its sender reports are up to 30 ms late: they
 * couple RTP time to the instant at which a thread of the sender ran. Pictures are encoded for longer or shorter, but
 * they bear the time of their capture, and so do their reports, to a millisecond.
 *
 * What was rendered cannot be changed any more. So a mapping is frozen for a unit of half a second at a time. Sound
 * goes on from unit to unit without a jump; pictures may step, which nobody sees, and share the lag of the sound, so
 * that lips fit while it catches up (T8).
 */
import type { Line } from "./line.ts";
import type { Quick } from "./envelope.ts";

/** A sender report: the publisher's NTP time of an RTP time, and when it came. */
export type ReportedAt = { readonly ntpUs: number; readonly arrivalUs: number };

/** What one track says about its publisher. */
export type PublisherEvidence = {
  /** LogUs minus NTP time is not less. */
  readonly ntpOffsetAtLeast: number | null;
  /** LogUs minus NTP time is not more. */
  readonly ntpOffsetAtMost: number | null;
  /** How far the mapping in use of its sound still is from what is known; null for pictures. */
  readonly lagUs: number | null;
};

/** What is known of a publisher by all its tracks (publisher.ts). */
export type PublisherClock = {
  /** LogUs minus NTP time; null when nothing is known. */
  readonly ntpOffsetUs: number | null;
  readonly lagUs: number;
};

export interface EpochClock {
  observe(packet: Quick): void;
  /** @param timestamp 32 bits as on the wire */
  report(timestamp: number, at: ReportedAt): void;
  /** @param us LogUs */
  evidenceAround(us: number): PublisherEvidence;
  /** The mapping in use; null before the first `freeze`. */
  readonly line: Line | null;
  /** Fixes the mapping for the next `spanUs`; of one publisher, sound comes first. */
  freeze(fromUs: number, spanUs: number, publisher: PublisherClock): void;
  /** Goes on where an earlier process stopped. `timestamp`: 32 bits of the line's RTP time. */
  restore(timestamp: number, rest: Omit<Line, "rtp">): void;
}
