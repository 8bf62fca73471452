import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attendee, OpenBreakouts, Participant } from "../rooms/index.ts";
import { participantIdentity, roomId, trackSid, wallMs } from "../vocabulary/index.ts";
import { isIdle } from "./idle.ts";

const somebody = (...muted: readonly boolean[]): Participant =>
  ({
    tracks: muted.map((one) => ({ sid: trackSid("TR_1"), source: "microphone", muted: one })),
  }) as unknown as Participant;
const gone = (at: "away" | "removed" | "waiting", since: number) => ({
  attendees: [{ standing: { at, since: wallMs(since) } } as Attendee],
  breakouts: null,
});
const apart = (...inside: readonly string[]): OpenBreakouts => ({
  state: "open",
  assignment: "automatic",
  limitMs: null,
  mayRecord: false,
  kept: [],
  startsAt: wallMs(100),
  endsAt: null,
  rooms: [
    {
      roomId: roomId("one"),
      number: 1,
      name: "Room 1",
      people: [],
      inside: inside.map((one) => participantIdentity(one)),
    },
  ],
});
const began = wallMs(100);

test("[R33] nobody publishes: whatever is there is muted, or nothing is", () => {
  assert.equal(isIdle([somebody(true), somebody()], null, began), true);
  assert.equal(isIdle([somebody(true), somebody(true, false)], null, began), false);
});

test("[R33] one who is left is idle; one who was alone from the beginning is not", () => {
  const alone = [somebody(false)];
  assert.equal(isIdle(alone, null, began), false);
  assert.equal(isIdle(alone, gone("away", 99), began), false);
  assert.equal(isIdle(alone, gone("away", 100), began), true);
  assert.equal(isIdle(alone, gone("removed", 200), began), true);
  assert.equal(isIdle(alone, gone("waiting", 200), began), false);
  assert.equal(isIdle([...alone, somebody(false)], gone("away", 200), began), false);
});

test("[R38] whoever is in a breakout room has not left: who stays alone, or silent, is not idle", () => {
  for (const stay of [[], [somebody(true)], [somebody(false)]]) {
    assert.equal(isIdle(stay, { ...gone("away", 200), breakouts: apart("sam") }, began), false);
    assert.equal(isIdle(stay, { ...gone("away", 200), breakouts: apart() }, began), true);
  }
});
