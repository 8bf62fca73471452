/** kill -9 of LiveKit in the middle of a recording: everybody comes back, the file marks what is missing. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { anaAndBoUntil } from "./cast.ts";
import { examine } from "./examine/examine.ts";
import { tolerance } from "./examine/tolerance.ts";
import { keepFile } from "./files.ts";
import { now, perform } from "./perform.ts";
import { openWorld } from "./world.ts";

const plan = anaAndBoUntil(19_000);
/** From the moment the recording is active. */
const killAfterMs = 5000;

/** A start of LiveKit, a round of the server, livekit-client's own pauses, and a key frame. */
const gapMaxMs = 5000;

const { product, participants, close } = await openWorld();
after(close);

test("LiveKit is killed: people and recorder come back, the same recording goes on", async (context) => {
  const room = await product.api.createRoom("Media server");
  const link = room.access.anonymous.viewer.url;
  assert.ok(link !== undefined);
  const viewer = await participants.watch(link);
  let killedAt = 0;
  const onActive = async (): Promise<void> => {
    await setTimeout(killAfterMs);
    await viewer.seesRecorded(plan.people.length);
    killedAt = now();
    assert.equal(await product.kill(/--config .*livekit/), 1, "one LiveKit runs");
    await viewer.isCutOff();
    await viewer.seesRecorded(plan.people.length);
    context.diagnostic(`the web app shows everybody again ${(now() - killedAt).toFixed(0)} ms after the kill`);
  };
  const performance = await perform(plan, { api: product.api, participants, room, onActive });
  await viewer.leave();
  const recording = await product.api.untilFinal(performance.recordingId);
  assert.equal(recording.status, "complete", recording.error);
  const { gaps = [] } = recording;
  const path = await keepFile(await product.api.media(recording.recordingId), "media-server-killed");
  const { faults, notes, beginning } = await examine(path, performance, gaps);
  const killedAtMs = killedAt - beginning;
  const returns = [...performance.diaries].flatMap(([name, { absences }]) =>
    absences.map(({ back }) => ({ name, afterMs: (back?.at ?? Number.POSITIVE_INFINITY) - killedAt })),
  );
  for (const note of [
    ...notes,
    `killed at ${killedAtMs.toFixed(0)} ms, gaps ${JSON.stringify(gaps)}`,
    ...returns.map(({ name, afterMs }) => `${name} is back ${afterMs.toFixed(0)} ms after the kill`),
  ])
    context.diagnostic(note);
  assert.deepEqual(faults, []);
  assert.equal(returns.length, plan.people.length, "everybody was away once");
  for (const { name, afterMs } of returns) assert.ok(afterMs <= gapMaxMs, `${name} is back`);
  assert.equal(gaps.length, 1);
  const [gap = { fromMs: 0, toMs: 0, reason: "" }] = gaps;
  assert.equal(gap.reason, "connection-lost");
  assert.ok(Math.abs(gap.fromMs - killedAtMs) <= tolerance.gapEdgeMs, `killed at ${killedAtMs.toFixed(0)} ms`);
  assert.ok(gap.toMs - gap.fromMs <= gapMaxMs, `a gap of ${gap.toMs - gap.fromMs} ms`);
});
