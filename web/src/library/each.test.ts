import assert from "node:assert/strict";
import { test } from "node:test";
import { eachOf } from "./each.ts";

test("each has its own outcome, in turn, a few at once, and every step is told", async () => {
  let [now, most] = [0, 0];
  const told: number[] = [];
  const { done, failed } = await eachOf(
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    async (item) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      if (item % 3 === 0) throw new Error(`not ${item}`);
    },
    (through) => told.push(through),
  );
  assert.deepEqual(new Set(done), new Set([1, 2, 4, 5, 7, 8]));
  const reasons = new Map(failed.map(({ item, reason }) => [item, String(reason)]));
  assert.equal(reasons.size, 3);
  for (const item of [3, 6, 9]) assert.equal(reasons.get(item), `Error: not ${item}`);
  assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(most, 4);
});
