/** What people do with devices: other codecs, camera and microphone off and on again, out of the room and back. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ana, bo } from "./cast.ts";
import { examine } from "./examine/examine.ts";
import { keepFile } from "./files.ts";
import { perform } from "./perform.ts";
import type { Plan } from "./plan.ts";
import { openWorld } from "./world.ts";

const plan: Plan = {
  people: [
    { ...ana, codec: "h264" },
    { ...bo, codec: "vp9" },
  ],
  steps: [
    { atMs: 0, who: "ana", does: "join" },
    { atMs: 1500, who: "bo", does: "join" },
    { atMs: 9000, who: "ana", does: "camera-off" },
    { atMs: 9500, who: "bo", does: "microphone-off" },
    { atMs: 9500, who: "bo", does: "camera-off" },
    { atMs: 13_000, who: "ana", does: "camera-on" },
    { atMs: 13_500, who: "bo", does: "microphone-on" },
    { atMs: 13_500, who: "bo", does: "camera-on" },
    { atMs: 18_000, who: "ana", does: "leave" },
    { atMs: 21_000, who: "ana", does: "join" },
  ],
  recordAtMs: 3500,
  stopAtMs: 27_000,
};

const { product, participants, close } = await openWorld();
after(close);

test("H.264 and VP9, devices off and on, out and back in: the file is what the meeting was", async (context) => {
  const { api } = product;
  const room = await api.createRoom("Devices");
  const performance = await perform(plan, { api, participants, room });
  const recording = await api.untilFinal(performance.recordingId);
  assert.equal(recording.status, "complete", recording.error);
  const path = await keepFile(await api.media(recording.recordingId), "devices");
  const { faults, notes } = await examine(path, performance, recording.gaps);
  for (const { name, codec } of plan.people) {
    const sent = new Set(
      performance.diaries
        .get(name)
        ?.health.map((one) => one.codec.toLowerCase())
        .filter(Boolean),
    );
    assert.deepEqual([...sent], [`video/${codec}`], `${name}'s camera`);
  }
  for (const note of notes) context.diagnostic(note);
  assert.deepEqual(faults, []);
});
