import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Candidate,
  chosenSpeaker,
  heardSpeakers,
  inLayout,
  layoutStage,
  noSpeaker,
  type Scene,
  sceneOf,
  type SpeakerState,
  STAGE_TILES_MAX,
  stageLayouts,
  type StagePerson,
} from "./index.ts";

const S = 1_000_000;
const candidates = (...names: readonly string[]): readonly Candidate[] =>
  names.map((identity, index) => ({ identity, joinedAt: index, lastSpokeAt: 0 }));
const ALL = candidates("ada", "bob", "cleo");

type Said = { readonly atS: number; readonly who: readonly string[] };

/** Who is large at each tenth of a second. */
const largeOver = (said: readonly Said[], seconds: number, from: SpeakerState = noSpeaker): readonly string[] => {
  let state = from;
  return Array.from({ length: seconds * 10 }, (_, index) => {
    const atUs = index * 100_000;
    for (const { atS, who } of said)
      if (Math.round(atS * 10) === index) state = heardSpeakers(state, who, Math.round(atS * S));
    state = chosenSpeaker(state, ALL, atUs);
    return state.identity ?? "";
  });
};
const at = (large: readonly string[], second: number): string | undefined => large[Math.round(second * 10)];

test("[S14] who speaks is large after 1.2 s of silence of the other, not before", () => {
  const large = largeOver([{ atS: 5, who: ["bob"] }], 10);
  assert.deepEqual([at(large, 0), at(large, 6.1), at(large, 6.2)], ["ada", "ada", "bob"]);
});

test("[S14] a cough changes nothing, and a breath is no silence", () => {
  const cough = largeOver(
    [5, 5.5, 7, 7.5].map((atS, index) => ({ atS, who: index % 2 === 0 ? ["bob"] : [] })),
    12,
  );
  assert.ok(cough.every((name) => name === "ada"));
  const breath = [
    { atS: 5, who: ["bob"] },
    { atS: 5.5, who: [] },
    { atS: 6, who: ["bob"] },
  ];
  assert.equal(at(largeOver(breath, 10), 6.3), "bob");
});

test("[S14] somebody who speaks over the other for 4 s is large, and they do not take turns", () => {
  const large = largeOver(
    [
      { atS: 1, who: ["ada"] },
      { atS: 5, who: ["ada", "bob"] },
    ],
    40,
  );
  assert.deepEqual([at(large, 8.9), at(large, 9)], ["ada", "bob"]);
  assert.ok(large.slice(90).every((name) => name === "bob"));
});

test("[S14] nobody is large for less than 2 s, whatever is said", () => {
  const who = fc.subarray(["ada", "bob", "cleo"]);
  fc.assert(
    fc.property(fc.array(who, { minLength: 100, maxLength: 100 }), (sets) => {
      const large = largeOver(
        sets.map((names, index) => ({ atS: index / 5, who: names })),
        20,
      );
      let since = 0;
      for (let index = 1; index < large.length; index++) {
        if (large[index] === large[index - 1]) continue;
        assert.ok(index - since >= 20, `${large[since]} was large for ${index - since} tenths`);
        since = index;
      }
    }),
  );
});

test("[S14] whoever leaves the stage is replaced at once by who speaks, or spoke last, or came first", () => {
  const ada = chosenSpeaker(noSpeaker, ALL, 0);
  assert.equal(ada.identity, "ada");
  const speaks = heardSpeakers(ada, ["cleo"], 100_000);
  assert.equal(chosenSpeaker(speaks, candidates("bob", "cleo"), 200_000).identity, "cleo");
  const spoke = candidates("bob", "cleo").map((one, index) => ({ ...one, lastSpokeAt: index }));
  assert.equal(chosenSpeaker(ada, spoke, 200_000).identity, "cleo");
  assert.equal(chosenSpeaker(ada, candidates("bob", "cleo"), 200_000).identity, "bob");
  assert.equal(chosenSpeaker(ada, [], 200_000).identity, null);
});

test("[S15] going on from a kept state finds the same", () => {
  const who = fc.subarray(["ada", "bob", "cleo"]);
  fc.assert(
    fc.property(fc.array(who, { minLength: 50, maxLength: 50 }), fc.integer({ min: 1, max: 49 }), (sets, cut) => {
      let state = noSpeaker;
      let resumed = noSpeaker;
      sets.forEach((names, index) => {
        const step = (one: SpeakerState): SpeakerState =>
          chosenSpeaker(heardSpeakers(one, names, index * 300_000), ALL, index * 300_000 + 50_000);
        state = step(state);
        // From the kept state on, and facts from before it come once more.
        resumed = index === cut ? JSON.parse(JSON.stringify(state)) : step(resumed);
        if (index === cut)
          for (let again = 0; again < cut; again++)
            resumed = heardSpeakers(resumed, sets[again] ?? [], again * 300_000);
      });
      assert.deepEqual(resumed, state);
    }),
  );
});

const person = (index: number): StagePerson => ({
  identity: `p${String(index).padStart(2, "0")}`,
  role: "speaker",
  onStage: true,
  joinedAt: index,
  lastSpokeAt: 0,
  camera: true,
  sharing: false,
});

test("[S12] in `speaker` who speaks is large, the others small; content and a chosen main camera go before", () => {
  const scene: Scene = { people: ["a", "b", "c"], content: [], highlight: null };
  assert.deepEqual(inLayout(scene, "grid", "b"), scene);
  assert.equal(inLayout(scene, "speaker", "b").highlight, "b");
  assert.equal(inLayout({ ...scene, highlight: "c" }, "speaker", "b").highlight, "c");
  const shared = layoutStage(inLayout({ ...scene, content: ["a"] }, "speaker", "b"), { width: 1920, height: 1080 });
  assert.deepEqual(
    shared.filter(({ large }) => large).map(({ what }) => what),
    ["content"],
  );
});

test("[S13] in `single-speaker` nobody is beside who speaks; with content only that person is in the strip", () => {
  const scene: Scene = { people: ["a", "b", "c"], content: [], highlight: null };
  const alone = layoutStage(inLayout(scene, "single-speaker", "b"), { width: 1920, height: 1080 });
  assert.deepEqual(
    alone.map(({ identity }) => identity),
    ["b"],
  );
  assert.ok((alone[0]?.rect.width ?? 0) > 1800);
  const shared = inLayout({ ...scene, content: ["a"] }, "single-speaker", "b");
  assert.deepEqual([shared.people, shared.content], [["b"], ["a"]]);
});

test("[S2] [S6] [S7] every layout on every canvas: inside, no overlap, at most 25 tiles", () => {
  const sizes = fc.constantFrom([1920, 1080], [1280, 720], [1080, 1920], [720, 1280], [640, 640], [256, 256]);
  const given = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 }), fc.nat(40), sizes);
  fc.assert(
    fc.property(given, fc.constantFrom(...stageLayouts), ([count, sharing, speaker, size], layout) => {
      const people = Array.from({ length: count }, (_, index) => ({ ...person(index), sharing: index < sharing }));
      const [width = 0, height = 0] = size;
      const large = layout === "grid" ? null : person(speaker).identity;
      const tiles = layoutStage(inLayout(sceneOf(people, large), layout, large), { width, height });
      assert.ok(tiles.length <= STAGE_TILES_MAX && (count === 0 || tiles.length > 0));
      tiles.forEach(({ rect: a }, index) => {
        assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height);
        assert.deepEqual([a.width % 16, a.x % 2, a.y % 2, a.height % 2], [0, 0, 0, 0]);
        for (const { rect: b } of tiles.slice(index + 1))
          assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y);
      });
    }),
  );
});
