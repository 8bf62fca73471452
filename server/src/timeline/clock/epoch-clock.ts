/**
 * The clock of one epoch of one track: RTP time -> the recording's clock (LogUs).
 *
 *     RTP time --sender reports--> the publisher's NTP time --quickest packets--> LogUs
 *
 * The second step is taken for all tracks of a publisher at once, so that camera and microphone of one person are moved
 * together and lips fit. Before the first sender report (it comes after 2.4 to 6 s) the quickest packets of the track
 * alone decide.
 *
 * Sound is moved earlier by a constant: what its RTP time says is late (see `lateUs`).
 *
 * What was rendered cannot be changed any more. So the mapping in use is frozen for a unit of half a second at a time,
 * goes on from unit to unit without a jump, and approaches what is known by 5 ms a second at most (T8).
 */
import { nearestTimestamp } from "../unwrap.ts";
import { Envelope, type Quick } from "./envelope.ts";
import { type Line, rtpAt, usAt } from "./line.ts";
import { SenderFit } from "./sender-fit.ts";

const SLEW = 0.005;
/** Beyond it following slowly would be wrong for minutes: a step is the smaller harm. */
const STEP_US = 500_000;
/** A report whose RTP time lies farther from what packets say is about something else. */
const REPORT_ASTRAY_US = 5_000_000;

export class EpochClock {
  readonly clockRate: number;
  readonly #lateUs: number;
  readonly #envelope: Envelope;
  readonly #fit: SenderFit;
  #latest: Quick | null = null;
  #line: Line | null = null;

  /** @param lateUs by how much arrival and sender reports alike say later than it was */
  constructor(clockRate: number, lateUs = 0) {
    this.clockRate = clockRate;
    this.#lateUs = lateUs;
    this.#envelope = new Envelope(clockRate);
    this.#fit = new SenderFit(clockRate);
  }

  observe(packet: Quick): void {
    this.#latest = packet;
    this.#envelope.observe(packet);
  }

  /** @param timestamp 32 bits as on the wire */
  report(timestamp: number, at: { readonly arrivalUs: number; readonly ntpUs: number }): void {
    if (this.#latest === null) return;
    const ticksPerUs = this.clockRate / 1e6;
    const expected = this.#latest.rtp + (at.arrivalUs - this.#latest.arrivalUs) * ticksPerUs;
    const rtp = nearestTimestamp(timestamp, Math.round(expected));
    if (Math.abs(rtp - expected) > REPORT_ASTRAY_US * ticksPerUs) return;
    this.#fit.add({ rtp, ntpUs: at.ntpUs });
  }

  /** Arrival minus NTP time of its quickest packets; empty before the first report. */
  get offsetsFromNtp(): readonly number[] {
    return this.#envelope.quickest.flatMap(({ arrivalUs, rtp }) => {
      const line = this.#fit.at(rtp);
      return line === null ? [] : [arrivalUs - usAt(line, rtp)];
    });
  }

  /** The mapping in use; null before the first `freeze`. */
  get line(): Line | null {
    return this.#line;
  }

  /** Goes on where an earlier process stopped. `timestamp`: 32 bits of the line's RTP time. */
  restore(timestamp: number, rest: Omit<Line, "rtp">): void {
    this.#line = { ...rest, rtp: nearestTimestamp(timestamp, this.#latest?.rtp ?? timestamp) };
  }

  /**
   * Fixes the mapping for the next `spanUs`.
   * @param ntpOffsetUs of the publisher: LogUs minus NTP time; null when no track of it had a report
   */
  freeze(fromUs: number, { spanUs, ntpOffsetUs }: { spanUs: number; ntpOffsetUs: number | null }): void {
    const known = this.#known(fromUs + this.#lateUs, ntpOffsetUs);
    if (known === null) return;
    const wanted = { ...known, us: known.us - this.#lateUs };
    const current = this.#line;
    if (current === null) {
      this.#line = wanted;
      return;
    }
    const rtp = rtpAt(current, fromUs);
    const behind = usAt(wanted, rtp) - fromUs;
    if (Math.abs(behind) > STEP_US) {
      this.#line = wanted;
      return;
    }
    const correction = Math.max(-SLEW * spanUs, Math.min(SLEW * spanUs, behind));
    this.#line = { rtp, us: fromUs, usPerTick: wanted.usPerTick * (1 + correction / spanUs) };
  }

  #known(atUs: number, ntpOffsetUs: number | null): Line | null {
    const byArrival = this.#byArrival();
    if (byArrival === null || ntpOffsetUs === null) return byArrival;
    const rtp = rtpAt(byArrival, atUs);
    const fit = this.#fit.at(rtp);
    if (fit === null) return byArrival;
    const byReports = { ...fit, us: fit.us + ntpOffsetUs };
    return Math.abs(usAt(byReports, rtp) - atUs) > STEP_US ? byArrival : byReports;
  }

  #byArrival(): Line | null {
    const usPerTick = 1e6 / this.clockRate;
    let best: Quick | null = null;
    for (const quick of this.#envelope.quickest) {
      if (best === null || quick.arrivalUs - best.arrivalUs < (quick.rtp - best.rtp) * usPerTick) best = quick;
    }
    return best === null ? null : { rtp: best.rtp, us: best.arrivalUs, usPerTick };
  }
}
