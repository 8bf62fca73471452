/**
 * Whole lives of a room by seed: people come, wait, lose the connection and leave, somebody presses Record or Stop,
 * time passes, servers race and are killed between any two transactions. The server's real round runs over stores in
 * memory; what may never happen is looked at after each step.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { announcerOf } from "../delivery/index.ts";
import { changedOrganisation, defaultOrganisation } from "../people/index.ts";
import { endingWith, reconcileOnce, startRecording, stopRecording } from "../recording/index.ts";
import { agreeing, enter, newRoom, perform, type Room, type RoomRole } from "../rooms/index.ts";
import {
  type Clock,
  isFailure,
  participantIdentity,
  type Randomness,
  silentLogger,
  wallMs,
} from "../vocabulary/index.ts";
import { handmadeMeetings } from "./meetings.fixture.ts";
import { Killed, playedStores } from "./played-stores.fixture.ts";

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("comes" as const), who: fc.nat(5), phone: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("leaves" as const), who: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("all leave" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("locks" as const), locked: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("presses Record" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("presses Stop" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("declines" as const), who: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("recorder works" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("time" as const), ms: fc.constantFrom(500, 5_000, 21_000, 960_000) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("killed" as const), after: fc.nat(9) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

const settings = fc.record({
  startTrigger: fc.constantFrom("none", "prompt", "automatic", "automatic-2nd-participant", "automatic-host"),
  consent: fc.constantFrom("notify", "confirm", "gate"),
  idleMinutes: fc.constantFrom(null, 1, 10),
});
type Settings = typeof settings extends fc.Arbitrary<infer Made> ? Made : never;

/** Of people 0 to 5. */
const roles: readonly RoomRole[] = ["host", "moderator", "speaker", "speaker", "viewer", "speaker"];
const began = 1_800_000_000_000;

const play = ({ startTrigger, consent, idleMinutes }: Settings) => {
  let now = began;
  let texts = 0;
  const clock = { wallNow: () => wallMs(now) } as Clock;
  const randomness: Randomness = { bytes: (count) => new Uint8Array(count), text: () => `x${(texts += 1)}` };
  const recording = { startTrigger, consent, idleMinutes } as const;
  const organisation = changedOrganisation(defaultOrganisation, { recording, meetingLimitHours: 2 });
  const room: Room = newRoom({ clock, randomness }, { owner: "admin", organisation });
  const inMeeting = new Map<string, number>();
  const { meetings, comes, leaves, closes, present } = handmadeMeetings(inMeeting);
  const fuse = { writes: Infinity };
  let madeEmpty = 0;
  const stores = playedStores(room, fuse, () => void (present(room.roomId).size === 0 ? (madeEmpty += 1) : 0));
  const { recordings } = stores;
  const doors = { ...stores, meetings, announcer: announcerOf({ recordings, clock }), clock, log: silentLogger };
  const requireSpace = () => Promise.resolve();
  const deps = {
    ...doors,
    randomness,
    requireSpace,
    agree: agreeing(doors),
    onEnding: endingWith({ recordings, clock }),
  };
  const nameOf = (who: number) => participantIdentity(`person-${who}`);

  /** What people do may be refused, and may die with the server. */
  const tries = async (run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      if (!isFailure(error) && !(error instanceof Killed)) throw error;
    } finally {
      fuse.writes = Infinity;
    }
  };
  const round = async (): Promise<void> => {
    await tries(() => reconcileOnce(deps));
  };
  const empties = (): void => {
    for (const identity of [...present(room.roomId).keys()]) leaves(room.roomId, identity);
  };
  const recorderWorks = async (): Promise<void> => {
    for (const { record } of stores.rows()) {
      const { recordingId: id, life } = record;
      const at = clock.wallNow();
      if (life.state === "starting") await recordings.apply(id, { fact: "media-durable", at });
      if (life.state === "stopping")
        await recordings.apply(id, { fact: "capture-ended", at, reason: "stopped", detail: "" });
      if (life.state === "publishing") await recordings.apply(id, { fact: "nothing-to-render", at });
    }
  };
  const acts = async (one: Step): Promise<void> => {
    switch (one.do) {
      case "comes": {
        const who = { identity: nameOf(one.who), name: `${one.who}`, role: roles[one.who] ?? "viewer", account: null };
        const entry = await enter(deps, room, { ...who, phone: one.phone, toStage: true });
        if (entry.entry === "open") comes(entry.livekitToken);
        return;
      }
      case "leaves":
        return leaves(room.roomId, nameOf(one.who));
      case "all leave":
        return empties();
      case "locks":
        return perform(deps, room, { by: "owner", action: { do: "lock", locked: one.locked } });
      case "declines":
        return perform(deps, room, { by: { identity: nameOf(one.who) }, action: { do: "decline-recording" } });
      case "presses Record":
        return void (await startRecording(deps, { room, initiator: "Ann", layout: undefined }));
      case "presses Stop":
        for (const { record } of stores.rows()) await tries(() => stopRecording(deps, record.recordingId));
        return;
      case "recorder works":
        return recorderWorks();
      case "time":
        now += one.ms;
        return;
      case "killed":
        fuse.writes = one.after;
        return round();
    }
  };
  const triggeredPerMeeting = (): readonly number[] => {
    const counts = new Map<string | null, number>();
    for (const { byTrigger, meetingId } of stores.rows())
      if (byTrigger) counts.set(meetingId, (counts.get(meetingId) ?? 0) + 1);
    return [...counts.values()];
  };
  return {
    stores,
    does: (one: Step) => tries(() => acts(one)),
    /** Two servers at once. */
    race: async () => void (await Promise.all([round(), round()])),
    round,
    recorderWorks,
    empties,
    /** As LiveKit does with a meeting in which nobody has been for 20 s. */
    closes: () => closes(room.roomId),
    passes: (ms: number) => void (now += ms),
    triggeredPerMeeting,
    madeEmpty: () => madeEmpty,
  };
};

test("[R30] [R31] [R18] one automatic start a meeting, none for nobody, and always an end", async () => {
  let triggered = 0;
  await fc.assert(
    fc.asyncProperty(settings, fc.array(step, { minLength: 5, maxLength: 40, size: "max" }), async (chosen, steps) => {
      const world = play(chosen);
      for (const one of steps) {
        await world.does(one);
        await world.race();
        assert.ok(
          world.triggeredPerMeeting().every((count) => count <= 1),
          "two automatic starts in one meeting",
        );
        assert.equal(world.madeEmpty(), 0, "a start while nobody was inside");
        if (!chosen.startTrigger.startsWith("automatic")) assert.equal(world.triggeredPerMeeting().length, 0);
      }
      world.empties();
      for (let at = 0; at < 12; at += 1) {
        world.passes(11_000);
        if (at === 2) world.closes();
        await world.round();
        await world.recorderWorks();
      }
      for (const life of world.stores.lives()) assert.ok(["complete", "aborted", "failed"].includes(life.state));
      assert.equal(await world.stores.running.current(world.stores.rows()[0]?.record.roomId ?? ("" as never)), null);
      triggered += world.triggeredPerMeeting().length;
    }),
    { numRuns: 300, seed: 4 },
  );
  assert.ok(triggered > 50, "the plays do come to automatic starts");
});
