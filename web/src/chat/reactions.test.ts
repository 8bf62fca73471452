import assert from "node:assert/strict";
import { test } from "node:test";
import { reactions } from "@roomreel/contract";
import { landed, launched, reactionList, SEEN_MS, stillAir, type Air } from "./reactions.ts";

const sent = (air: Air, identity: string, at: number): Air => launched(air, { identity, reaction: "👏", at });

test("the page offers the reactions that the server takes", () => assert.deepEqual(reactionList, reactions));

test("each reaction has its own time, however many there are", () => {
  const air = sent(sent(sent(stillAir, "ann", 0), "ben", 0), "ann", 1000);
  assert.equal(landed(air, SEEN_MS - 1).flying.length, 3);
  assert.deepEqual(
    landed(air, SEEN_MS).flying.map(({ identity, key }) => [identity, key]),
    [["ann", 2]],
  );
});

test("at most sixty are in the air", () => {
  const air = Array.from({ length: 200 }, (_, at) => at).reduce((was, at) => sent(was, "ann", at), stillAir);
  assert.deepEqual([air.flying.length, air.flying[0]?.key], [60, 140]);
});
