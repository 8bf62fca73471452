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
  assert.deepEqual(done.toSorted(), [1, 2, 4, 5, 7, 8]);
  assert.deepEqual(failed.map(({ item, reason }) => [item, String(reason)]).toSorted(), [
    [3, "Error: not 3"],
    [6, "Error: not 6"],
    [9, "Error: not 9"],
  ]);
  assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(most, 4);
});
