import assert from "node:assert/strict";
import { test } from "node:test";
import { EpochClock } from "./epoch-clock.ts";
import { usAt } from "./line.ts";

const NTP_US = 1_700_000_000_000_000;
const UNIT_US = 533_333;

type World = {
  readonly clockRate: number;
  /** RTP time of a capture instant, in ticks. */
  readonly rtpAt: (captureUs: number) => number;
  readonly delayUs: (packet: number) => number;
  readonly everyUs: number;
  readonly ntpOffsetUs?: number;
  readonly reportEveryUs?: number;
  /** Publisher's other track: its offset counts too. */
  readonly siblingOffsets?: () => readonly number[];
};

/** Runs a clock as rendering does, a second behind; answers the error of the mapping at each unit, in ms. */
const errors = (world: World, seconds: number): readonly number[] => {
  const clock = new EpochClock(world.clockRate);
  const found: number[] = [];
  let packet = 0;
  let reportUs = 3_000_000;
  for (let unitUs = 0; unitUs < seconds * 1e6; unitUs += UNIT_US) {
    for (; packet * world.everyUs < unitUs + 1e6; packet += 1) {
      const captureUs = packet * world.everyUs;
      clock.observe({ rtp: world.rtpAt(captureUs), arrivalUs: captureUs + world.delayUs(packet) });
    }
    for (; reportUs < unitUs + 1e6; reportUs += world.reportEveryUs ?? 3_000_000) {
      const ntpUs = NTP_US + reportUs + (world.ntpOffsetUs ?? 0);
      clock.report(world.rtpAt(reportUs) >>> 0, { ntpUs, arrivalUs: reportUs + 30_000 });
    }
    const offsets = [...clock.offsetsFromNtp, ...(world.siblingOffsets?.() ?? [])];
    const ntpOffsetUs = offsets.length === 0 ? null : Math.min(...offsets);
    clock.freeze(unitUs, { spanUs: UNIT_US, ntpOffsetUs });
    const { line } = clock;
    if (line === null) throw new Error("no mapping");
    const middleUs = unitUs + UNIT_US / 2;
    found.push((usAt(line, world.rtpAt(middleUs)) - middleUs) / 1000);
  }
  return found;
};

const steady = (clockRate: number, ppm: number) => (captureUs: number) =>
  1000 + Math.round(captureUs * (clockRate / 1e6) * (1 + ppm / 1e6));
const jitter = (packet: number): number => 20_000 + ((packet * 7919) % 61) * 1000;
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

for (const ppm of [-200, 0, 200]) {
  test(`[T8] a clock that is off by ${ppm} ppm is followed for ten minutes through jitter of 50 ± 30 ms`, () => {
    const world = { clockRate: 48_000, rtpAt: steady(48_000, ppm), delayUs: jitter, everyUs: 20_000 };
    const settled = errors(world, 600).slice(20);
    // The least delay is 20 ms; what remains of it is the same for everybody.
    for (const error of settled) assert.ok(Math.abs(error - 20) <= 8, `${error} ms`);
    assert.ok(spread(settled) <= 8);
  });
}

test("[T8] without any report the quickest packets decide", () => {
  const world = { clockRate: 90_000, rtpAt: steady(90_000, 50), delayUs: jitter, everyUs: 33_333 };
  const found = errors({ ...world, reportEveryUs: Infinity }, 60);
  for (const error of found) assert.ok(Math.abs(error - 20) <= 10, `${error} ms`);
});

test("[T8] the publisher's wall clock is of no importance", () => {
  const world = { clockRate: 90_000, rtpAt: steady(90_000, 0), delayUs: jitter, everyUs: 33_333 };
  const [right, wrong] = [0, 500_000].map((ntpOffsetUs) => errors({ ...world, ntpOffsetUs }, 60).slice(20));
  right?.forEach((error, index) => assert.ok(Math.abs(error - (wrong?.[index] ?? 0)) < 0.5));
});

test("[T8] sound that slips against NTP by 87 ms in 100 s is followed", () => {
  const slipping = (captureUs: number): number => 1000 + Math.round((captureUs - captureUs * 0.00087) * 0.048);
  const world = { clockRate: 48_000, rtpAt: slipping, delayUs: jitter, everyUs: 20_000 };
  for (const error of errors(world, 200).slice(20)) assert.ok(Math.abs(error - 20) <= 12, `${error} ms`);
});

test("[T8] a correction never exceeds 5 ms a second", () => {
  // Before the first report the way of this track looks 40 ms longer than that of its sibling.
  const clock = new EpochClock(90_000);
  const rtpAt = steady(90_000, 0);
  const mapped: number[] = [];
  for (let unit = 0; unit < 40; unit += 1) {
    const unitUs = unit * UNIT_US;
    clock.observe({ rtp: rtpAt(unitUs), arrivalUs: unitUs + 50_000 });
    if (unit === 6) clock.report(rtpAt(unitUs), { ntpUs: NTP_US + unitUs, arrivalUs: unitUs + 50_000 });
    clock.freeze(unitUs, { spanUs: UNIT_US, ntpOffsetUs: unit < 6 ? null : -NTP_US + 10_000 });
    if (clock.line !== null) mapped.push(usAt(clock.line, rtpAt(unitUs)) - unitUs);
  }
  for (let unit = 1; unit < mapped.length; unit += 1) {
    assert.ok(Math.abs((mapped[unit] ?? 0) - (mapped[unit - 1] ?? 0)) <= 0.005 * UNIT_US * 1.01);
  }
  assert.ok(Math.abs((mapped.at(-1) ?? 0) - 10_000) < 100);
});

test("[T8] beyond 500 ms it steps; a report that contradicts the packets is not believed", () => {
  const clock = new EpochClock(90_000);
  clock.observe({ rtp: 0, arrivalUs: 10_000 });
  clock.report(0, { ntpUs: NTP_US, arrivalUs: 10_000 });
  clock.freeze(0, { spanUs: UNIT_US, ntpOffsetUs: -NTP_US + 20_000_000 });
  assert.equal(clock.line === null ? null : usAt(clock.line, 0), 10_000);
  // The sender captured nothing for 18 s while its RTP time stood still.
  for (let second = 20; second < 40; second += 1) {
    clock.observe({ rtp: (second - 18) * 90_000, arrivalUs: second * 1e6 + 10_000 });
  }
  clock.freeze(41_000_000, { spanUs: UNIT_US, ntpOffsetUs: null });
  assert.equal(clock.line === null ? null : usAt(clock.line, 2 * 90_000), 20_010_000);
});
