import assert from "node:assert/strict";
import { test } from "node:test";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { ApiProblem } from "../api/request.ts";
import { goBack, type WayBack } from "./way-back.ts";

const way: MemberTokenAnswer = { token: "t", role: "speaker", permissions: {}, roomName: "A", serverTime: 0 };

/** A server that answers like this, one after the other, the last one for ever. */
const played = (answers: readonly (MemberTokenAnswer | Error)[], change: Partial<WayBack> = {}) => {
  let [asked, waited] = [0, 0];
  const back: WayBack = {
    ask: async () => {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? way;
      asked += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    connect: async () => undefined,
    isWanted: () => true,
    wait: async () => {
      waited += 1;
    },
    ...change,
  };
  return { back, counts: () => ({ asked, waited }) };
};
const away = new ApiProblem(0, "unreachable", "");

test("one is back as soon as the server is there again", async () => {
  const { back, counts } = played([away, new ApiProblem(503, "livekit-unavailable", ""), way]);
  assert.equal(await goBack(back), "inside");
  assert.deepEqual(counts(), { asked: 3, waited: 2 });
});

test("a media server that is not there yet is tried again", async () => {
  let failures = 2;
  const { back } = played([way], {
    connect: async () => {
      failures -= 1;
      if (failures >= 0) throw new Error("no room");
    },
  });
  assert.equal(await goBack(back), "inside");
});

test("whoever was removed, may not come, has to wait, or has left does not try again", async () => {
  assert.equal(await goBack(played([new ApiProblem(403, "removed", "")]).back), "removed");
  assert.equal(await goBack(played([new ApiProblem(403, "refused", "")]).back), "lost");
  assert.equal(await goBack(played([{ ...way, waiting: true }]).back), "ended");
  assert.equal(await goBack(played([away], { isWanted: () => false }).back), "left");
});

test("it ends", async () => {
  const { back, counts } = played([away]);
  assert.equal(await goBack(back), "lost");
  assert.equal(counts().asked, 100);
});
