import assert from "node:assert/strict";
import { test } from "node:test";
import { summonsFor } from "./summons.ts";

const one = { roomId: "one", name: "Room 1", people: 0 };
const open = { startsAt: 5000, endsAt: 605_000, assignment: "automatic" as const, rooms: [one] };
const who = { breakout: "one", leads: false, stayedOut: null };

test("whoever is assigned is called, goes when it is time, and is not taken again after coming back", () => {
  assert.deepEqual(summonsFor(open, who, 2000), { is: "called", to: one, inMs: 3000 });
  assert.deepEqual(summonsFor(open, who, 9000), { is: "called", to: one, inMs: 0 });
  assert.deepEqual(summonsFor(open, { ...who, stayedOut: "one" }, 9000), { is: "assigned", to: one });
  assert.deepEqual(summonsFor(open, { ...who, stayedOut: "other" }, 9000), { is: "called", to: one, inMs: 0 });
});

test("whoever is assigned nowhere stays, leads or chooses", () => {
  assert.deepEqual(summonsFor(null, who, 0), { is: "nothing" });
  assert.deepEqual(summonsFor(open, { ...who, breakout: "" }, 0), { is: "nothing" });
  assert.deepEqual(summonsFor(open, { ...who, breakout: "", leads: true }, 0), { is: "lead" });
  assert.deepEqual(summonsFor({ ...open, assignment: "own-choice" }, { ...who, breakout: "" }, 0), { is: "choose" });
});
