/**
 * Pictures go by their sender reports, which are exact, and by what is known of the publisher's NTP clock. Before the
 * first report, which comes after 2.4 to 6 s, their quickest packets decide.
 */
import { Arrivals } from "./arrivals.ts";
import type { Quick } from "./envelope.ts";
import type { EpochClock, PublisherClock, PublisherEvidence, ReportedAt } from "./epoch-clock.ts";
import { type Line, usAt } from "./line.ts";
import { SenderFit } from "./sender-fit.ts";

/**
 * From capture to sending, of the quickest picture of some seconds: 6 ms at rest, 40 on a machine that is busy. As long
 * as no report says how long it was, this much is taken for it.
 */
const ENCODING_US = 15_000;
/** Reports that contradict the packets by more are not believed. */
const CONTRADICTION_US = 500_000;

export class PictureClock implements EpochClock {
  readonly #arrivals: Arrivals;
  readonly #fit: SenderFit;
  #line: Line | null = null;

  constructor(clockRate: number) {
    this.#arrivals = new Arrivals(clockRate);
    this.#fit = new SenderFit(clockRate);
  }

  observe(packet: Quick): void {
    this.#arrivals.observe(packet);
  }

  report(timestamp: number, at: ReportedAt): void {
    const rtp = this.#arrivals.place(timestamp, at);
    if (rtp !== null) this.#fit.add({ rtp, ntpUs: at.ntpUs });
  }

  /** The way from capture to arrival of the quickest picture is still in it: the offset is no larger. */
  evidenceAround(us: number): PublisherEvidence {
    const offsets = this.#arrivals.quickestAround(us).flatMap(({ arrivalUs, rtp }) => {
      const line = this.#fit.at(rtp);
      return line === null ? [] : [arrivalUs - usAt(line, rtp)];
    });
    const ntpOffsetAtMost = offsets.length === 0 ? null : Math.min(...offsets);
    return { ntpOffsetAtLeast: null, ntpOffsetAtMost, lagUs: null };
  }

  get line(): Line | null {
    return this.#line;
  }

  freeze(fromUs: number, _spanUs: number, { ntpOffsetUs, lagUs }: PublisherClock): void {
    const arrived = this.#arrivals.lineAround(fromUs);
    if (arrived === null) return;
    const byArrival = { ...arrived, us: arrived.us - ENCODING_US };
    const fit = this.#fit.at(byArrival.rtp);
    const byReports = fit === null || ntpOffsetUs === null ? byArrival : { ...fit, us: fit.us + ntpOffsetUs };
    const apart = usAt(byReports, byArrival.rtp) - byArrival.us;
    const wanted = Math.abs(apart) > CONTRADICTION_US ? byArrival : byReports;
    this.#line = { ...wanted, us: wanted.us + lagUs };
  }

  restore(timestamp: number, rest: Omit<Line, "rtp">): void {
    this.#line = { ...rest, rtp: this.#arrivals.nearest(timestamp) };
  }
}
