import assert from "node:assert/strict";
import { test } from "node:test";
import type { Permission } from "@roomreel/contract";
import { somebody } from "../room/person.fixture.ts";
import type { Person } from "../room/picture.ts";
import { groupsOf } from "./groups.ts";
import { actionsFor } from "./person-actions.ts";

const all: readonly Permission[] = ["participantPromote", "participantMute", "participantKick"];
const namesOf = (person: Person, { me = somebody("me", { local: true, role: "moderator" }), may = all } = {}) =>
  actionsFor(
    { me, state: null, pin: null, may: (one) => may.includes(one) },
    { identity: person.identity, what: "person" },
    person,
  ).map(({ name }) => name);

test("without rights over others one may only pin", () => {
  assert.deepEqual(namesOf(somebody("ann"), { may: [] }), ["pin"]);
});

test("a moderator does everything with a speaker that makes sense now", () => {
  assert.deepEqual(namesOf(somebody("ann")), [
    "pin",
    "mainCamera",
    "mute",
    "stopCamera",
    "removeFromStage",
    "makeModerator",
    "makeViewer",
    "remove",
  ]);
});

test("a moderator can do nothing to a host", () => {
  assert.deepEqual(namesOf(somebody("ann", { role: "host" })), ["pin", "mainCamera"]);
});

test("whoever asks is brought or declined", () => {
  const asking = somebody("ann", { stage: "asking", onStage: false, camera: false, microphone: false });
  assert.deepEqual(namesOf(asking).slice(0, 2), ["declineStage", "bring"]);
});

test("nothing that is meant for others is offered for oneself", () => {
  const me = somebody("me", { local: true, role: "host", handSince: 1 });
  assert.deepEqual(namesOf(me, { me }), ["pin", "mainCamera"]);
});

test("groups: hands in the order in which they went up, everybody else by name, oneself first", () => {
  const groups = groupsOf(
    [
      somebody("zoe", { handSince: 2 }),
      somebody("ann", { handSince: 5 }),
      somebody("me", { local: true }),
      somebody("vic", { onStage: false, stage: "off" }),
      somebody("ask", { onStage: false, stage: "asking" }),
      somebody("inv", { onStage: false, stage: "invited" }),
    ],
    "",
  );
  assert.deepEqual(
    groups.map(({ name, people }) => [name, people.map(({ identity }) => identity).join(" ")]),
    [
      ["hands", "zoe ann"],
      ["asking", "ask"],
      ["stage", "me ann zoe"],
      ["viewers", "inv vic"],
    ],
  );
});

test("a search finds names whatever their accents and capitals", () => {
  const found = groupsOf([somebody("1", { name: "José" }), somebody("2", { name: "Ann" })], "jose");
  assert.deepEqual(
    found.flatMap(({ people }) => people.map(({ name }) => name)),
    ["José"],
  );
});
