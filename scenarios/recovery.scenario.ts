/** kill -9 in the middle of a recording: the same recording goes on, the file is whole, its gap is marked. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { MeetRecording } from "@roomreel/contract";
import { anaAndBoUntil } from "./cast.ts";
import { examine } from "./examine/examine.ts";
import { tolerance } from "./examine/tolerance.ts";
import { keepFile } from "./files.ts";
import { now, perform, type Performance } from "./perform.ts";
import { openWorld } from "./world.ts";

const plan = anaAndBoUntil(24_000);
/** From the moment a recording is active. */
const killAfterMs = 8000;

/** Detection, the start of a process, signalling and a key frame, on a machine that does everything at once. */
const gapMaxMs = 5000;

const { product, participants, close } = await openWorld();
after(close);

type Killed = { readonly performance: Performance; readonly recording: MeetRecording; readonly killedAt: number };

const recordAndKill = async (command: RegExp): Promise<Killed> => {
  const room = await product.api.createRoom("Recovery");
  let killedAt = 0;
  const onActive = async (): Promise<void> => {
    await setTimeout(killAfterMs);
    killedAt = now();
    assert.ok((await product.kill(command)) > 0, `no process ${command.source} runs`);
  };
  const performance = await perform(plan, { api: product.api, participants, room, onActive });
  const recording = await product.api.untilFinal(performance.recordingId);
  assert.equal(recording.status, "complete", recording.error);
  return { performance, recording, killedAt };
};

test("the recorder is killed: the file is complete and says where nothing was captured", async (context) => {
  const { performance, recording, killedAt } = await recordAndKill(/--role recorder/);
  const path = await keepFile(await product.api.media(recording.recordingId), "recorder-killed");
  const { gaps = [] } = recording;
  const { faults, notes, beginning } = await examine(path, performance, gaps);
  for (const note of [...notes, `gaps ${JSON.stringify(gaps)}`]) context.diagnostic(note);
  assert.deepEqual(faults, []);
  assert.equal(gaps.length, 1);
  const [gap = { fromMs: 0, toMs: 0, reason: "" }] = gaps;
  const killedAtMs = killedAt - beginning;
  assert.equal(gap.reason, "recorder-lost");
  assert.ok(Math.abs(gap.fromMs - killedAtMs) <= tolerance.gapEdgeMs, `killed at ${killedAtMs.toFixed(0)} ms`);
  assert.ok(gap.toMs - gap.fromMs <= gapMaxMs, `a gap of ${gap.toMs - gap.fromMs} ms`);
});

test("a render child is killed: the file has no gap at all", async (context) => {
  const { performance, recording } = await recordAndKill(/render-child/);
  const path = await keepFile(await product.api.media(recording.recordingId), "render-child-killed");
  const { faults, notes } = await examine(path, performance);
  for (const note of notes) context.diagnostic(note);
  assert.deepEqual(faults, []);
  assert.deepEqual(recording.gaps ?? [], []);
});

test("the renderer is killed with its children: the file has no gap at all", async (context) => {
  const { performance, recording } = await recordAndKill(/--role renderer|render-child/);
  const path = await keepFile(await product.api.media(recording.recordingId), "renderer-killed");
  const { faults, notes } = await examine(path, performance);
  for (const note of notes) context.diagnostic(note);
  assert.deepEqual(faults, []);
  assert.deepEqual(recording.gaps ?? [], []);
});
