import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { KeyFrameWish } from "./key-frame-wish.ts";
import { SequenceRepair } from "./sequence.ts";

const ROUND_TRIP_US = 40_000;
const sent = { atUs: 0, retransmitted: false };

/** Feeds a stream packet by packet, 5 ms apart. @returns the repair and the time */
const fed = (numbers: readonly number[]) => {
  const repair = new SequenceRepair();
  let atUs = 0;
  for (const number of numbers) repair.arrived(number & 0xffff, { atUs: (atUs += 5000), retransmitted: false });
  return { repair, atUs };
};

test("[C40] a hole is asked for after 12 ms, again after 1.5 round trips, six times, then it is lost", () => {
  const { repair, atUs } = fed([100, 102]);
  const asked: number[] = [];
  let lostAt = 0;
  for (let nowUs = atUs; lostAt === 0; nowUs += 1000) {
    const due = repair.due(nowUs, ROUND_TRIP_US);
    if (due.ask.length > 0) asked.push((nowUs - atUs) / 1000);
    if (due.lost.length > 0) lostAt = (nowUs - atUs) / 1000;
    if (due.lost.length > 0) assert.deepEqual(due.lost, [{ first: 65_637, last: 65_637 }]);
  }
  assert.deepEqual(asked, [12, 72, 132, 192, 252, 312]);
  assert.equal(lostAt, 372);
  assert.equal(repair.open, 0);
});

test("[C40] with a long round trip a hole is given up after 1.5 s", () => {
  const { repair, atUs } = fed([100, 102]);
  repair.due(atUs + 12_000, 800_000);
  assert.deepEqual(repair.due(atUs + 1_499_000, 800_000).lost, []);
  assert.equal(repair.due(atUs + 1_500_000, 800_000).lost.length, 1);
});

test("[C41] packets that overtook each other are not asked for", () => {
  const { repair } = fed([1, 3]);
  assert.equal(repair.arrived(2, { atUs: 16_000, retransmitted: false }).kind, "late");
  assert.deepEqual(repair.due(10_000_000, ROUND_TRIP_US), { ask: [], lost: [] });
});

test("[C42] counting goes on over the 16-bit wrap, whatever is lost or out of order there", () => {
  const stream = fc.record({
    first: fc.integer({ min: 65_480, max: 65_535 }),
    lost: fc.uniqueArray(fc.integer({ min: 1, max: 118 }), { maxLength: 60 }),
    swaps: fc.array(fc.integer({ min: 1, max: 117 }), { maxLength: 30 }),
  });
  fc.assert(
    fc.property(stream, ({ first, lost, swaps }) => {
      const order = Array.from({ length: 120 }, (_, index) => first + index);
      for (const at of swaps) [order[at], order[at + 1]] = [order[at + 1] ?? 0, order[at] ?? 0];
      const missing = new Set(lost.map((index) => first + index));
      const { repair, atUs } = fed(order.filter((number) => !missing.has(number)));
      const { ask } = repair.due(atUs + 12_000, ROUND_TRIP_US);
      const expected = [...missing].map((number) => 65_536 + number).toSorted((one, two) => one - two);
      assert.deepEqual(
        ask.toSorted((one, two) => one - two),
        expected,
      );
      for (const number of missing) {
        const arrival = repair.arrived(number & 0xffff, { atUs: atUs + 40_000, retransmitted: true });
        assert.deepEqual(arrival, { sequence: 65_536 + number, kind: "recovered" });
      }
      assert.deepEqual([repair.open, repair.expected, repair.received], [0, 120, 120]);
    }),
  );
});

test("[C43] what comes twice is a duplicate; what comes after it was given up is not", () => {
  const { repair, atUs } = fed([10, 12]);
  assert.equal(repair.arrived(12, sent).kind, "duplicate");
  repair.due(atUs + 2_000_000, ROUND_TRIP_US);
  assert.equal(repair.arrived(11, { atUs: atUs + 2_100_000, retransmitted: true }).kind, "recovered");
  assert.equal(repair.arrived(11, { atUs: atUs + 2_200_000, retransmitted: true }).kind, "duplicate");
});

test("[C43] what the first packet overtook is no duplicate", () => {
  const { repair } = fed([0]);
  assert.deepEqual(repair.arrived(65_534, sent), { sequence: 65_534, kind: "late" });
  assert.equal(repair.arrived(65_534, sent).kind, "duplicate");
  assert.equal(repair.arrived(65_535, sent).kind, "late");
});

test("[C44] a jump of more than 3,000 is a discontinuity: nothing is asked for, counting goes on from there", () => {
  const { repair, atUs } = fed([10, 11]);
  assert.equal(repair.arrived(3012, { atUs, retransmitted: false }).kind, "discontinuity");
  assert.equal(repair.open, 0);
  assert.equal(repair.arrived(3013, { atUs, retransmitted: false }).kind, "next");
});

test("[C45] whatever arrives, memory stays bounded and every hole ends", () => {
  const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 50_000 })), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(arrivals, (all) => {
      const repair = new SequenceRepair();
      let atUs = 0;
      for (const [number, gapUs] of all) {
        atUs += gapUs;
        repair.arrived(number, { atUs, retransmitted: number % 2 === 0 });
        repair.due(atUs, ROUND_TRIP_US);
        assert.ok(repair.open <= 4096 + 3000);
      }
      repair.due(atUs + 1_500_000, ROUND_TRIP_US);
      assert.equal(repair.open, 0);
    }),
  );
});

test("[C46] a key frame is asked for until it is seen, once a second", () => {
  const wish = new KeyFrameWish(0);
  const asked: number[] = [];
  for (let nowUs = 0; nowUs <= 3_000_000; nowUs += 100_000) if (wish.due(nowUs, 0)) asked.push(nowUs / 1000);
  assert.deepEqual(asked, [500, 1500, 2500]);
  wish.seen(3_100_000);
  assert.equal(wish.due(20_000_000, 0), false);
});

test("[C46] one more is asked for when none came for 30 s", () => {
  const wish = new KeyFrameWish(0);
  wish.seen(1_000_000);
  assert.equal(wish.due(30_900_000, 0), false);
  assert.equal(wish.due(31_000_000, 0), true);
});

test("[C47] no key frame is asked for while holes may be filled, but not for longer than 1.5 s", () => {
  const wish = new KeyFrameWish(0);
  wish.seen(1_000_000);
  wish.want(2_000_000);
  assert.equal(wish.due(2_100_000, 3), false);
  assert.equal(wish.due(2_200_000, 0), true);
  assert.equal(wish.due(3_400_000, 3), false);
  assert.equal(wish.due(3_500_000, 3), true);
});
