import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { systemClock } from "./clock.ts";

test("monotonic time never goes back", () => {
  let last = systemClock.monotonicUs();
  for (let round = 0; round < 10_000; round += 1) {
    const now = systemClock.monotonicUs();
    assert.ok(now >= last);
    last = now;
  }
});

test("two processes of one boot read the same monotonic clock", () => {
  const before = systemClock.monotonicUs();
  const program = `import { systemClock } from ${JSON.stringify(new URL("./clock.ts", import.meta.url).href)};
    process.stdout.write(String(systemClock.monotonicUs()));`;
  const there = Number(
    execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" }),
  );
  assert.ok(before <= there && there <= systemClock.monotonicUs());
});

test("a timer runs once, a period until it is cancelled, a cancelled timer never", async () => {
  let once = 0;
  let never = 0;
  let rounds = 0;
  const cancelled = systemClock.after(0, () => (never += 1));
  cancelled.cancel();
  cancelled.cancel();
  systemClock.after(0, () => (once += 1));
  await new Promise<void>((resolve) => {
    const period = systemClock.every(1, () => {
      rounds += 1;
      if (rounds < 3) return;
      period.cancel();
      resolve();
    });
  });
  assert.deepEqual({ once, never, rounds }, { once: 1, never: 0, rounds: 3 });
});

test("a delay of many days does not fire at once", async () => {
  let fired = false;
  const timer = systemClock.after(90 * 24 * 3_600_000, () => (fired = true));
  await systemClock.sleep(5);
  timer.cancel();
  assert.equal(fired, false);
});
