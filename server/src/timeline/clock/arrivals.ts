/** The packets of one epoch as they arrived: what both clocks know without any report. */
import { nearestTimestamp } from "../unwrap.ts";
import { Envelope, type Quick } from "./envelope.ts";
import type { ReportedAt } from "./epoch-clock.ts";
import type { Line } from "./line.ts";

/** A report whose RTP time lies farther from what packets say is about something else. */
const ASTRAY_US = 5_000_000;

export class Arrivals {
  readonly #ticksPerUs: number;
  readonly #envelope: Envelope;
  #latest: Quick | null = null;

  constructor(clockRate: number) {
    this.#ticksPerUs = clockRate / 1e6;
    this.#envelope = new Envelope(clockRate);
  }

  observe(packet: Quick): void {
    this.#latest = packet;
    this.#envelope.observe(packet);
  }

  /** The quickest packets of the seconds around an instant. */
  quickestAround(us: number): readonly Quick[] {
    return this.#envelope.quickestAround(us);
  }

  /** The clock by the quickest packet around an instant; null before the first. */
  lineAround(us: number): Line | null {
    let best: Quick | null = null;
    for (const quick of this.#envelope.quickestAround(us)) {
      if (best === null || (quick.arrivalUs - best.arrivalUs) * this.#ticksPerUs < quick.rtp - best.rtp) best = quick;
    }
    return best === null ? null : { rtp: best.rtp, us: best.arrivalUs, usPerTick: 1 / this.#ticksPerUs };
  }

  /** The unwrapped RTP time of a report; null when it cannot be about these packets. */
  place(timestamp: number, { arrivalUs }: ReportedAt): number | null {
    if (this.#latest === null) return null;
    const expected = this.#latest.rtp + (arrivalUs - this.#latest.arrivalUs) * this.#ticksPerUs;
    const rtp = nearestTimestamp(timestamp, Math.round(expected));
    return Math.abs(rtp - expected) > ASTRAY_US * this.#ticksPerUs ? null : rtp;
  }

  /** The unwrapped RTP time nearest to the packets. */
  nearest(timestamp: number): number {
    return nearestTimestamp(timestamp, this.#latest?.rtp ?? timestamp);
  }
}
