/**
 * RTP time -> the sender's own (NTP) time, from its sender reports. A few reports around the wanted instant are
 * fitted, not all: when a loaded sender loses sound, its RTP time slips against NTP by tens of milliseconds a minute,
 * and one line through everything would be wrong everywhere. Medians of slopes and offsets (Theil and Sen) let single
 * bad reports pass without harm.
 */
import type { Line } from "./line.ts";

/** One sender report with unwrapped RTP time. */
export type Report = { readonly rtp: number; readonly ntpUs: number };

/** Reports on each side of the wanted instant: about 12 s at one report every 3 s. */
const EACH_SIDE = 4;
const FOR_A_SLOPE = 4;
const KEPT = 32;
/** Sound cards are off by 200 ppm at most; slips of loaded senders were measured at 900. */
const SLOPE_MAX = 0.002;
/** A report that is off by more starts a new piece: the sender's clock was set, or it captured nothing for a while. */
const BREAK_US = 60_000;

export class SenderFit {
  readonly #usPerTick: number;
  #reports: Report[] = [];

  constructor(clockRate: number) {
    this.#usPerTick = 1e6 / clockRate;
  }

  add(report: Report): void {
    const last = this.#reports.at(-1);
    if (last !== undefined && report.rtp === last.rtp) return;
    const line = this.at(report.rtp);
    const off = line === null ? 0 : report.ntpUs - line.us - (report.rtp - line.rtp) * line.usPerTick;
    if (Math.abs(off) > BREAK_US) this.#reports = [];
    this.#reports.push(report);
    if (this.#reports.length > KEPT) this.#reports.shift();
  }

  /** The piece around `rtp`; null without a report. */
  at(rtp: number): Line | null {
    const near = this.#near(rtp);
    const anchor = near[0];
    if (anchor === undefined) return null;
    const slope = near.length < FOR_A_SLOPE ? 0 : bounded(median(slopes(near)) / this.#usPerTick - 1, SLOPE_MAX);
    const usPerTick = this.#usPerTick * (1 + slope);
    const us = median(near.map((one) => one.ntpUs - anchor.ntpUs - (one.rtp - anchor.rtp) * usPerTick));
    return { rtp: anchor.rtp, us: anchor.ntpUs + us, usPerTick };
  }

  #near(rtp: number): readonly Report[] {
    const after = this.#reports.findIndex((one) => one.rtp > rtp);
    const middle = after < 0 ? this.#reports.length : after;
    return this.#reports.slice(Math.max(0, middle - EACH_SIDE), middle + EACH_SIDE);
  }
}

const slopes = (reports: readonly Report[]): readonly number[] =>
  reports.flatMap((one, index) => reports.slice(index + 1).map((two) => (two.ntpUs - one.ntpUs) / (two.rtp - one.rtp)));

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, two) => one - two);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const bounded = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
