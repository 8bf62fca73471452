import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { participantIdentity, roomId, wallMs } from "../../vocabulary/index.ts";
import {
  adjusted,
  assigned,
  breakoutOf,
  type Breakouts,
  BREAKOUTS_MAX,
  COUNTDOWN_MS,
  isInBreakout,
  isOverdue,
  mayVisit,
  opened,
  planned,
  withArrivals,
  withInside,
} from "./plan.ts";

const T0 = wallMs(1_700_000_000_000);
const names = (count: number) => Array.from({ length: count }, (_, at) => participantIdentity(`p${at}`));
const room = (at: number) => roomId(`room-${at}`);
const wish = (rooms: number, people = 0) => ({
  assignment: "automatic" as const,
  limitMs: 600_000,
  mayRecord: false,
  rooms: Array.from({ length: rooms }, (_, at) => ({ roomId: room(at), name: `Room ${at + 1}` })),
  people: names(people),
});
const sizes = ({ rooms }: Breakouts) => rooms.map(({ people }) => people.length);

test("[B1] a plan has 1 to 15 rooms and a limit that is one, or none", () => {
  for (const count of [0, BREAKOUTS_MAX + 1]) assert.throws(() => planned(wish(count)), { code: "bad-breakouts" });
  for (const limitMs of [0, -1, Number.NaN, 25 * 3_600_000])
    assert.throws(() => planned({ ...wish(1), limitMs }), { code: "bad-breakouts" });
  assert.equal(planned({ ...wish(BREAKOUTS_MAX), limitMs: null }).rooms.length, BREAKOUTS_MAX);
});

test("[B2] rooms differ by at most one person, everybody is in one, and the order of joining decides", () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(counts, ([rooms, people]) => {
      const plan = planned(wish(rooms, people));
      assert.ok(Math.max(...sizes(plan)) - Math.min(...sizes(plan)) <= 1);
      for (const [at, who] of names(people).entries()) assert.equal(breakoutOf(plan, who)?.roomId, room(at % rooms));
    }),
  );
});

test("[B2] who comes late goes where the fewest are; who was taken out stays out, unless sent again", () => {
  const plan = assigned(planned(wish(2, 4)), participantIdentity("p1"), null);
  assert.deepEqual(sizes(plan), [2, 1]);
  const late = withArrivals(plan, [...names(4), participantIdentity("late")]);
  assert.equal(breakoutOf(late, participantIdentity("late"))?.roomId, room(1));
  assert.equal(breakoutOf(late, participantIdentity("p1")), null);
  assert.equal(withArrivals(late, names(4)), late);
  assert.equal(withArrivals(planned({ ...wish(2, 2), assignment: "manual" }), names(9)).rooms[0]?.people.length, 0);
});

test("[B3] whoever is sent elsewhere leaves the room before; a room that is none is refused", () => {
  const moved = assigned(planned(wish(2, 2)), participantIdentity("p0"), room(1));
  assert.deepEqual(sizes(moved), [0, 2]);
  assert.throws(() => assigned(moved, participantIdentity("p0"), room(7)), { code: "no-breakout" });
});

test("[B4] the limit counts from when people go there; opening twice is refused", () => {
  const plan = opened(planned(wish(1)), T0);
  assert.deepEqual([plan.startsAt, plan.endsAt], [T0 + COUNTDOWN_MS, T0 + COUNTDOWN_MS + 600_000]);
  assert.throws(() => opened(plan, T0), { code: "breakouts-open" });
});

test("[B6] each goes where he was sent, who leads and whoever may choose everywhere", () => {
  const plan = planned(wish(2, 2));
  const visitor = { identity: participantIdentity("p0"), leads: false };
  assert.deepEqual([mayVisit(plan, visitor, room(0)), mayVisit(plan, visitor, room(1))], [true, false]);
  assert.equal(mayVisit(plan, { ...visitor, leads: true }, room(1)), true);
  assert.equal(mayVisit({ ...plan, assignment: "own-choice" }, visitor, room(1)), true);
});

test("[B7] a limit is made longer, shorter or none at any time; past it the rooms are overdue", () => {
  const plan = opened(planned(wish(1)), T0);
  const end = plan.endsAt ?? T0;
  assert.deepEqual([isOverdue(plan, wallMs(end - 1)), isOverdue(plan, end)], [false, true]);
  assert.equal(adjusted(plan, { extendMs: 60_000 }).endsAt, end + 60_000);
  assert.equal(isOverdue(adjusted(plan, { limitMs: 1000 }), wallMs(plan.startsAt + 1000)), true);
  const endless = adjusted(plan, { limitMs: null });
  assert.equal(isOverdue(endless, wallMs(end * 2)), false);
  assert.equal(adjusted(endless, { extendMs: 1 }).endsAt, null);
  assert.throws(() => adjusted(plan, { limitMs: 0 }), { code: "bad-breakouts" });
  assert.equal(adjusted(plan, { mayRecord: true }).endsAt, plan.endsAt);
});

test("[B9] who was seen in a room is in a breakout; nothing changes when the same people are seen", () => {
  const plan = opened(planned(wish(1, 1)), T0);
  const seen = withInside(plan, () => names(1));
  assert.equal(
    withInside(seen, () => names(1)),
    seen,
  );
  assert.deepEqual(
    [isInBreakout(plan, participantIdentity("p0")), isInBreakout(seen, participantIdentity("p0"))],
    [false, true],
  );
});
