import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Clock, wallMs } from "../../vocabulary/index.ts";
import { countAttempts } from "./attempts.ts";

const MINUTE_MS = 60_000;
const started = () => {
  let now = 0;
  const clock = { wallNow: () => wallMs(now) } as Clock;
  return { attempts: countAttempts(clock), later: (ms: number) => void (now += ms) };
};
const allowed = (attempts: ReturnType<typeof countAttempts>, times: number, from: string): number =>
  Array.from({ length: times }, () => attempts.begin("link", from)).filter(Boolean).length;

test("[L34] five by one visitor, also at once; five minutes later again; another visitor is not held up", () => {
  const { attempts, later } = started();
  assert.equal(allowed(attempts, 9, "one"), 5);
  assert.equal(allowed(attempts, 9, "two"), 5);
  later(5 * MINUTE_MS - 1);
  assert.equal(allowed(attempts, 1, "one"), 0);
  later(1);
  assert.equal(allowed(attempts, 9, "one"), 5);
});

test("[L34] a right password forgives this visitor, and no other", () => {
  const { attempts } = started();
  assert.equal(allowed(attempts, 4, "one"), 4);
  assert.equal(allowed(attempts, 9, "two"), 5);
  attempts.succeeded("link", "one");
  assert.equal(allowed(attempts, 9, "one"), 5);
  assert.equal(allowed(attempts, 1, "two"), 0);
});

test("[L34] whoever tries from wherever, a hundred in five minutes are the most", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ from: fc.nat(300), waits: fc.nat(20_000) }), { maxLength: 600 }), (tries) => {
      const { attempts, later } = started();
      const at: number[] = [];
      let now = 0;
      for (const { from, waits } of tries) {
        later(waits);
        now += waits;
        if (attempts.begin("link", `visitor-${from}`)) at.push(now);
        assert.ok(at.filter((one) => now - one < 5 * MINUTE_MS).length <= 100);
      }
    }),
    { numRuns: 30 },
  );
});
