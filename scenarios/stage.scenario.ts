/**
 * The stage by request: who asks and is brought, is made large, leaves the recording, is moved off; somebody on a
 * phone, who is recorded like everybody (K-13); and a pause.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ana, bo, cleo } from "./cast.ts";
import { examine } from "./examine/examine.ts";
import { keepFile } from "./files.ts";
import { perform } from "./perform.ts";
import type { Plan } from "./plan.ts";
import { openWorld } from "./world.ts";

const plan: Plan = {
  people: [{ ...ana, role: "moderator" }, bo, { ...cleo, role: "moderator", phone: true }],
  steps: [
    { atMs: 0, who: "ana", does: "join" },
    { atMs: 1500, who: "bo", does: "attend" },
    { atMs: 3000, who: "cleo", does: "join" },
    { atMs: 7000, who: "bo", does: "ask" },
    { atMs: 7500, who: "bo", does: "bring" },
    { atMs: 8500, who: "bo", does: "join-stage" },
    { atMs: 13_000, who: "bo", does: "main-camera" },
    { atMs: 17_000, who: "cleo", does: "leave-out" },
    { atMs: 22_000, who: "cleo", does: "let-in" },
    { atMs: 34_500, who: "bo", does: "remove-from-stage" },
  ],
  recordAtMs: 4000,
  pause: { atMs: 26_000, untilMs: 29_000 },
  stopAtMs: 39_000,
};

const { product, participants, close } = await openWorld();
after(close);

test("by request, main camera, left out, moved off, paused: the file is what the stage was", async (context) => {
  const { api } = product;
  const room = await api.createRoom("Stage", { stage: "request", recording: { mayBeLeftOut: true } });
  const performance = await perform(plan, { api, participants, room });
  const recording = await api.untilFinal(performance.recordingId);
  assert.equal(recording.status, "complete", recording.error);
  const path = await keepFile(await api.media(recording.recordingId), "stage");
  const { faults, notes } = await examine(path, performance, recording.gaps);
  for (const note of [...notes, `gaps ${JSON.stringify(recording.gaps)}`]) context.diagnostic(note);
  assert.deepEqual(faults, []);
});
