/** More people than the stage has tiles: the file shows 25, and who has not spoken for longest makes room. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { layoutStage, sceneOf, STAGE_TILES_MAX } from "@roomreel/stage";
import { crowdFilmOf } from "./examine/crowd.ts";
import { keepFile } from "./files.ts";
import type { Member } from "./participants/crowd.ts";
import { now } from "./perform.ts";
import { openWorld } from "./world.ts";

const people = 27;
const speaksMs = 1500;
/** Between two who speak; the film is looked at in the second half of it. */
const phaseMs = 5000;
/** From the first word: LiveKit looks every 0.4 s who speaks, the picture of somebody new begins with a key frame. */
const settledAfterMs = 2500;

const { product, participants, close } = await openWorld();
after(close);

test("27 people on stage: the file shows 25, and who has not spoken for longest makes room", async (context) => {
  const { api } = product;
  const room = await api.createRoom("Crowd");
  const crowd = await participants.crowd();
  const cameFrom = now();
  while (crowd.members.length < people) await crowd.join(api, room);
  const cameBy = now();
  const members = crowd.members.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.identity < b.identity ? -1 : 1));
  const { recordingId } = await api.startRecording(room);
  await api.until(recordingId, ({ status }) => status === "active", 20_000);
  const phases = phasesOf(members);
  const begun: number[] = [];
  for (const { speak } of phases) {
    begun.push(now());
    if (speak.length > 0) await crowd.speak(speak, speaksMs);
    await setTimeout(phaseMs);
  }
  const stopPressedAt = now();
  await api.stopRecording(recordingId);
  const recording = await api.untilFinal(recordingId);
  assert.equal(recording.status, "complete", recording.error);
  const path = await keepFile(await api.media(recordingId), "crowd");
  const tiles = layoutStage(sceneOf(phases[0]?.stage ?? []), { width: 1920, height: 1080 });
  assert.equal(tiles.length, STAGE_TILES_MAX);
  const { durationMs, looks } = await crowdFilmOf(
    path,
    tiles.map(({ rect }) => rect),
  );
  context.diagnostic(
    `${people} people came within ${(cameBy - cameFrom).toFixed(0)} ms, film of ${durationMs.toFixed(0)} ms`,
  );
  for (const [index, { name, stage }] of phases.entries()) {
    const from = (begun[index] ?? 0) + settledAfterMs - stopPressedAt + durationMs;
    const to = from + phaseMs - settledAfterMs - 500;
    const seen = looks.filter(({ atMs }) => atMs >= from && atMs < to);
    assert.ok(seen.length > 3, `${name}: ${seen.length} looks`);
    const shown = sceneOf(stage).people.map((identity) => members.find((one) => one.identity === identity)?.number);
    for (const { atMs, numbers } of seen) assert.deepEqual(numbers, shown, `${name}, at ${atMs.toFixed(0)} ms`);
  }
});

type OnStage = Parameters<typeof sceneOf>[0];
type Phase = { readonly name: string; readonly speak: readonly number[]; readonly stage: OnStage };

/** Who speaks when; the stage that follows is the product's own. */
const phasesOf = (members: readonly Member[]): readonly Phase[] => {
  const spoke = new Map<Member, number>();
  const phase = (name: string, speakers: readonly Member[]): Phase => {
    const at = spoke.size === 0 ? 1 : Math.max(...spoke.values()) + 1;
    for (const one of speakers) spoke.set(one, at);
    const stage = members.map((one) => {
      const { identity, joinedAt } = one;
      const lastSpokeAt = spoke.get(one) ?? 0;
      return { identity, joinedAt, lastSpokeAt, role: "speaker", onStage: true, camera: true, sharing: false };
    });
    return { name, speak: speakers.map(({ number }) => number), stage };
  };
  return [
    phase("nobody has spoken: the latest two have no tile", []),
    phase("the last one speaks: the 25th makes room", members.slice(26)),
    phase("the first 24 speak: everybody stays", members.slice(0, 24)),
    phase("the 25th speaks: who has not spoken for longest makes room", members.slice(24, 25)),
  ];
};
