/** Tracks of one publisher, played to their clocks as rendering does: a second behind, unit by unit. */
import { openEpochClock } from "./open.ts";
import { usAt } from "./line.ts";
import { publisherClockOf } from "./publisher.ts";

export const NTP_US = 1_700_000_000_000_000;
export const UNIT_US = 533_333;
const HORIZON_US = 1_000_000;

export type Played = {
  readonly kind: "audio" | "video";
  /** RTP time of a capture instant, in ticks. */
  readonly rtpAt?: (captureUs: number) => number;
  /** From capture to arrival. */
  readonly delayUs: (packet: number) => number;
  readonly everyUs: number;
  readonly ntpOffsetUs?: number;
  readonly firstReportUs?: number;
  readonly reportEveryUs?: number;
  /** By how much each report's NTP time is later than it should be. */
  readonly reportLateUs?: (report: number) => number;
};

const rateOf = ({ kind }: Played): number => (kind === "audio" ? 48_000 : 90_000);

/** A clock that is off by so much. */
export const steady = (clockRate: number, ppm: number) => (captureUs: number) =>
  1000 + Math.round(captureUs * (clockRate / 1e6) * (1 + ppm / 1e6));
/** Delays of 20 to 80 ms. */
export const jitter = (packet: number): number => 20_000 + ((packet * 7919) % 61) * 1000;

/**
 * @param tracks sound first
 * @returns for each track the error of its mapping in each unit, in ms; sound's constant lateness is taken off
 */
export const errorsOf = (tracks: readonly Played[], seconds: number): readonly (readonly number[])[] => {
  const playing = tracks.map((track) => play(track));
  const found: number[][] = tracks.map(() => []);
  for (let unitUs = 0; unitUs < seconds * 1e6; unitUs += UNIT_US) {
    for (const one of playing) one.until(unitUs + HORIZON_US);
    playing.forEach((one, index) => {
      one.clock.freeze(unitUs, UNIT_US, publisherClockOf(playing.map(({ clock }) => clock.evidenceAround(unitUs))));
      found[index]?.push(one.errorAt(unitUs + UNIT_US / 2));
    });
  }
  return found;
};

/** What SoundClock takes off. */
const LATE_US = 26_500;

const play = (track: Played) => {
  const clock = openEpochClock(track.kind, rateOf(track));
  const rtpAt = track.rtpAt ?? steady(rateOf(track), 0);
  let packet = 0;
  let report = 0;
  const reportAt = (): number => (track.firstReportUs ?? 3_000_000) + report * (track.reportEveryUs ?? 3_000_000);
  return {
    clock,
    until: (us: number): void => {
      for (; packet * track.everyUs < us; packet += 1) {
        const captureUs = packet * track.everyUs;
        clock.observe({ rtp: rtpAt(captureUs), arrivalUs: captureUs + track.delayUs(packet) });
      }
      for (; reportAt() < us; report += 1) {
        const atUs = reportAt();
        const ntpUs = NTP_US + atUs + (track.ntpOffsetUs ?? 0) + (track.reportLateUs?.(report) ?? 0);
        clock.report(rtpAt(atUs) >>> 0, { ntpUs, arrivalUs: atUs + 30_000 });
      }
    },
    errorAt: (captureUs: number): number => {
      const { line } = clock;
      if (line === null) throw new Error("no mapping");
      const lateUs = track.kind === "audio" ? LATE_US : 0;
      return (usAt(line, rtpAt(captureUs)) + lateUs - captureUs) / 1000;
    },
  };
};
