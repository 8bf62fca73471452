/** A meeting, recorded: three people, one late, one shares a screen, one leaves; the file is what the meeting was. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ana, bo, cleo } from "./cast.ts";
import { examine } from "./examine/examine.ts";
import { keepFile } from "./files.ts";
import { now, perform } from "./perform.ts";
import type { Plan } from "./plan.ts";
import { openWorld } from "./world.ts";

const plan: Plan = {
  people: [ana, bo, cleo],
  steps: [
    { atMs: 0, who: "ana", does: "join" },
    { atMs: 1500, who: "bo", does: "join" },
    { atMs: 13_000, who: "cleo", does: "join" },
    { atMs: 20_000, who: "ana", does: "share" },
    { atMs: 30_000, who: "ana", does: "unshare" },
    { atMs: 36_000, who: "bo", does: "leave" },
  ],
  recordAtMs: 3000,
  stopAtMs: 43_000,
};

/** Stop to the verified file. */
const playableWithinMs = 5000;

const { product, participants, close } = await openWorld();
after(close);

test("a late joiner, a shared screen, somebody leaves: the file is what the meeting was", async (context) => {
  const { api } = product;
  const room = await api.createRoom("Scenario");
  const performance = await perform(plan, { api, participants, room });
  const recording = await api.untilFinal(performance.recordingId);
  const playableAfter = now() - performance.stopPressedAt;
  assert.equal(recording.status, "complete", recording.error);
  const path = await keepFile(await api.media(recording.recordingId));
  const { faults, notes } = await examine(path, performance);
  for (const note of [...notes, `playable ${playableAfter.toFixed(0)} ms after Stop`]) context.diagnostic(note);
  assert.deepEqual(faults, []);
  assert.ok(playableAfter <= playableWithinMs, `playable after ${playableAfter.toFixed(0)} ms`);
});
