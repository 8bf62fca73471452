import assert from "node:assert/strict";
import { test } from "node:test";
import { openEpochClock } from "./open.ts";
import { usAt } from "./line.ts";
import { errorsOf, jitter, NTP_US, type Played, steady, UNIT_US } from "./publishing.fixture.ts";

const sound: Played = { kind: "audio", delayUs: jitter, everyUs: 20_000 };
const picture: Played = { kind: "video", delayUs: jitter, everyUs: 33_333 };

const nothingKnown = { ntpOffsetUs: null, lagUs: 0 };

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
const assertWithin = (errors: readonly number[] | undefined, [least, most]: readonly [number, number]): void => {
  assert.ok(errors !== undefined && errors.length > 0);
  errors.forEach((error, unit) => assert.ok(error >= least && error <= most, `${error} ms in unit ${unit}`));
};

for (const ppm of [-200, 0, 200]) {
  test(`[T8] clocks that are off by ${ppm} ppm are followed for ten minutes through jitter of 50 ± 30 ms`, () => {
    const tracks = [
      { ...sound, rtpAt: steady(48_000, ppm) },
      { ...picture, rtpAt: steady(90_000, ppm) },
    ];
    for (const errors of errorsOf(tracks, 600)) {
      const settled = errors.slice(20);
      // The least delay is 20 ms; what remains of it is the same for everybody.
      assertWithin(settled, [14, 26]);
      assert.ok(spread(settled) <= 6, `${spread(settled)}`);
    }
  });
}

test("[T8] before any report the quickest packets decide; what pictures need to be encoded is taken for 15 ms", () => {
  const unreported = [sound, picture].map((one) => ({ ...one, firstReportUs: Infinity }));
  const [heard = [], seen = []] = errorsOf(unreported, 60);
  assertWithin(heard, [18, 26]);
  assertWithin(seen, [3, 11]);
});

test("[T8] the publisher's wall clock is of no importance", () => {
  const [right, wrong] = [0, 500_000].map((ntpOffsetUs) => errorsOf([{ ...picture, ntpOffsetUs }], 60)[0]?.slice(20));
  right?.forEach((error, unit) => assert.ok(Math.abs(error - (wrong?.[unit] ?? 0)) < 0.5));
});

/** As measured on a machine that is too busy: reports of sound 5 to 30 ms late, pictures encoded for 6 to 70 ms. */
const busy: readonly [Played, Played] = [
  {
    ...sound,
    delayUs: (packet) => 1000 + (((packet * 31) % 10) * 1000 + (packet % 97 === 0 ? 50_000 : 0)),
    reportLateUs: (report) => 5000 + ((report * 7) % 26) * 1000,
  },
  { ...picture, delayUs: (packet) => 6000 + ((packet * 17) % 64) * 1000 },
];

test("[T8] sound and pictures of a busy sender are never more than 15 ms apart, from the first second on", () => {
  const [heard, seen] = errorsOf(busy, 120);
  const apart = seen?.map((error, unit) => error - (heard?.[unit] ?? 0));
  assertWithin(apart, [-15, 15]);
});

test("[T8] sound that a busy sender loses, 10 ms at a time, is made up for within ten seconds", () => {
  const losing = (captureUs: number): number => {
    const lostUs = Math.floor(captureUs / 20_000_000) * 10_000;
    return 1000 + Math.round((captureUs - lostUs) * 0.048);
  };
  const [heard] = errorsOf([{ ...busy[0], rtpAt: losing }, busy[1]], 200);
  assertWithin(heard, [-11, 12]);
  assert.ok((heard?.filter((error) => error < -5).length ?? 0) < 0.6 * (heard?.length ?? 0));
});

test("[T8] a network that becomes slow, and quick again, moves sound and pictures of a person together", () => {
  const slow = (delayUs: number, atUs: number): number => delayUs + (atUs > 30e6 && atUs < 60e6 ? 200_000 : 0);
  const tracks = busy.map((one) => ({ ...one, delayUs: (n: number) => slow(one.delayUs(n), n * one.everyUs) }));
  const [heard, seen] = errorsOf(tracks, 120);
  const apart = seen?.map((error, unit) => error - (heard?.[unit] ?? 0)) ?? [];
  assertWithin(apart, [-16, 16]);
});

test("[T8] sound is corrected without a jump, by one sample a millisecond at most", () => {
  const clock = openEpochClock("audio", 48_000);
  const rtpAt = steady(48_000, 0);
  const mapped: number[] = [];
  for (let unit = 0; unit < 60; unit += 1) {
    const unitUs = unit * UNIT_US;
    clock.observe({ rtp: rtpAt(unitUs), arrivalUs: unitUs + (unit < 6 ? 400_000 : 10_000) });
    clock.freeze(unitUs, UNIT_US, nothingKnown);
    if (clock.line !== null) mapped.push(usAt(clock.line, rtpAt(unitUs)) - unitUs);
  }
  for (let unit = 1; unit < mapped.length; unit += 1) {
    assert.ok(Math.abs((mapped[unit] ?? 0) - (mapped[unit - 1] ?? 0)) <= UNIT_US / 48 + 100);
  }
  assert.ok(Math.abs((mapped.at(-1) ?? 0) + 16_500) < 1000, `${mapped.at(-1)}`);
});

test("[T8] sound that stood still for 18 s steps; a report that contradicts the packets is not believed", () => {
  const clock = openEpochClock("audio", 48_000);
  clock.observe({ rtp: 0, arrivalUs: 26_500 });
  clock.freeze(0, UNIT_US, nothingKnown);
  for (let second = 20; second < 40; second += 1) {
    clock.observe({ rtp: (second - 18) * 48_000, arrivalUs: second * 1e6 + 26_500 });
  }
  clock.freeze(41_000_000, UNIT_US, nothingKnown);
  assert.equal(clock.line === null ? null : usAt(clock.line, 2 * 48_000), 20_000_000);
  const pictures = openEpochClock("video", 90_000);
  pictures.observe({ rtp: 0, arrivalUs: 10_000 });
  pictures.report(0, { ntpUs: NTP_US, arrivalUs: 10_000 });
  pictures.freeze(0, UNIT_US, { ntpOffsetUs: -NTP_US + 20_000_000, lagUs: 0 });
  assert.equal(pictures.line === null ? null : usAt(pictures.line, 0), 10_000 - 15_000);
});
