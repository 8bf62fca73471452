/**
 * Sound goes by its quickest packets. Its sender reports only bound the publisher's NTP clock from below: a report is
 * never early, so the least late of the last ones counts.
 */
import { Arrivals } from "./arrivals.ts";
import type { Quick } from "./envelope.ts";
import type { EpochClock, PublisherEvidence, ReportedAt } from "./epoch-clock.ts";
import { type Line, rtpAt, usAt } from "./line.ts";
import type { Report } from "./sender-fit.ts";

/**
 * How late packets of sound say that it was: one leaves when its last sample is in, its whole length after the first,
 * 20 ms by default; and what a decoder gives lags by Opus's look-ahead of 312 samples (RFC 7845, section 4.2).
 */
const LATE_US = 20_000 + 6_500;
/** One sample a millisecond: more is heard. */
const SLEW_MAX = 1 / 48;
/** Half of what is missing is made up in a second, so that small corrections are slow ones. */
const SLEW_OVER_US = 2_000_000;
/** Beyond it following slowly would be wrong for long: a step is the smaller harm. */
const STEP_US = 500_000;
/** About 24 s. */
const REPORTS_KEPT = 8;
/** Reports that differ by more: the sender's clock was set. */
const CLOCK_SET_US = 60_000;

export class SoundClock implements EpochClock {
  readonly #arrivals: Arrivals;
  readonly #usPerTick: number;
  #reports: Report[] = [];
  #line: Line | null = null;
  #lagUs = 0;

  constructor(clockRate: number) {
    this.#arrivals = new Arrivals(clockRate);
    this.#usPerTick = 1e6 / clockRate;
  }

  observe(packet: Quick): void {
    this.#arrivals.observe(packet);
  }

  report(timestamp: number, at: ReportedAt): void {
    const rtp = this.#arrivals.place(timestamp, at);
    if (rtp === null) return;
    const report = { rtp, ntpUs: at.ntpUs };
    const last = this.#reports.at(-1) ?? report;
    const off = report.ntpUs - last.ntpUs - (report.rtp - last.rtp) * this.#usPerTick;
    if (Math.abs(off) > CLOCK_SET_US) this.#reports = [];
    this.#reports.push(report);
    if (this.#reports.length > REPORTS_KEPT) this.#reports.shift();
  }

  evidenceAround(us: number): PublisherEvidence {
    const line = this.#arrivals.lineAround(us);
    // By what is known now, not then: when the network becomes slower or quicker, all of them move with the sound.
    const offsets = line === null ? [] : this.#reports.map(({ rtp, ntpUs }) => usAt(line, rtp) - ntpUs);
    const ntpOffsetAtLeast = offsets.length === 0 ? null : Math.max(...offsets);
    return { ntpOffsetAtLeast, ntpOffsetAtMost: null, lagUs: this.#lagUs };
  }

  get line(): Line | null {
    return this.#line;
  }

  freeze(fromUs: number, spanUs: number): void {
    const known = this.#arrivals.lineAround(fromUs);
    if (known === null) return;
    const wanted = { ...known, us: known.us - LATE_US };
    const current = this.#line;
    const rtp = current === null ? 0 : rtpAt(current, fromUs);
    const behind = usAt(wanted, rtp) - fromUs;
    if (current === null || Math.abs(behind) > STEP_US) {
      this.#line = wanted;
      this.#lagUs = 0;
      return;
    }
    const most = SLEW_MAX * spanUs;
    const correction = Math.max(-most, Math.min(most, (behind * spanUs) / SLEW_OVER_US));
    this.#line = { rtp, us: fromUs, usPerTick: wanted.usPerTick * (1 + correction / spanUs) };
    this.#lagUs = correction / 2 - behind;
  }

  restore(timestamp: number, rest: Omit<Line, "rtp">): void {
    this.#line = { ...rest, rtp: this.#arrivals.nearest(timestamp) };
  }
}
