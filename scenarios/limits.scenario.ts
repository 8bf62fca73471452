/** The limit of time ends a recording while people go on: the file is whole. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { anaAndBoUntil } from "./cast.ts";
import { examine } from "./examine/examine.ts";
import { keepFile } from "./files.ts";
import { perform } from "./perform.ts";
import { openWorld } from "./world.ts";

const { product, participants, close } = await openWorld();
after(close);

const limitMs = 14_400;
/** The round looks once a second. */
const noticedWithinMs = 1500;

test("a recording at its limit ends as limit_reached, with a whole file (K-42)", async (context) => {
  const recordingLimitHours = limitMs / 3_600_000;
  assert.equal((await product.api.call("PUT", "/organisation", { body: { recordingLimitHours } })).status, 200);
  const room = await product.api.createRoom("Limit");
  const plan = { ...anaAndBoUntil(24_000), endsByItself: true } as const;
  const performance = await perform(plan, { api: product.api, participants, room });
  const recording = await product.api.untilFinal(performance.recordingId);
  assert.deepEqual([recording.status, recording.endCause], ["limit_reached", "limit"], recording.error);
  const lengthMs = (recording.duration ?? 0) * 1000;
  assert.ok(lengthMs >= limitMs - 500 && lengthMs <= limitMs + noticedWithinMs, `${lengthMs} ms`);
  const path = await keepFile(await product.api.media(recording.recordingId), "limit");
  const { faults, notes } = await examine(path, performance);
  for (const note of notes) context.diagnostic(note);
  assert.deepEqual(faults, []);
});
