import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { participantIdentity, wallMs } from "../../vocabulary/index.ts";
import type { RoomRole } from "../permissions.ts";
import type { Room } from "../room.ts";
import { type Arrival, arrive } from "./entry.ts";
import { attendeeOf, type Meeting } from "./meeting.ts";
import { everybody, meetingOf, of, person, roomWith, T0 } from "./meeting.fixture.ts";

const coming = (role: RoomRole, more: Partial<Arrival> = {}): Arrival & { now: typeof T0 } => ({
  identity: participantIdentity("new"),
  name: "New",
  role,
  account: null,
  phone: false,
  toStage: true,
  now: wallMs(T0 + 5000),
  ...more,
});
const standingOf = (room: Room, meeting: Meeting, role: RoomRole): string | undefined =>
  of(arrive(room, meeting, coming(role)), "new")?.standing.at;
const roles: readonly RoomRole[] = ["host", "moderator", "speaker", "viewer"];
const standings = (room: Room, meeting: Meeting) => roles.map((role) => standingOf(room, meeting, role));

test("[M1] locked, or with a waiting room, all wait but those who lead", () => {
  const expected = ["admitted", "admitted", "waiting", "waiting"];
  assert.deepEqual(standings(roomWith(), everybody({ locked: true })), expected);
  assert.deepEqual(standings(roomWith({ waitingRoom: true }), everybody()), expected);
  assert.deepEqual(standings(roomWith(), everybody()), Array(4).fill("admitted"));
});

test("[M2] a room that waits for its host is open while somebody who leads is inside", () => {
  const room = roomWith({ waitForHost: true });
  assert.deepEqual(standings(room, meetingOf([])), ["admitted", "admitted", "waiting", "waiting"]);
  assert.deepEqual(standings(room, everybody()), Array(4).fill("admitted"));
  const away = meetingOf([person("host", "host", { standing: { at: "away", since: T0 } })]);
  assert.equal(standingOf(room, away, "speaker"), "waiting");
});

test("[M4] whoever was there comes back as he was, past every lock, and is on his way", () => {
  const before = person("new", "moderator", {
    standing: { at: "away", since: T0 },
    stage: "invited",
    handRaisedAt: T0,
  });
  const back = arrive(roomWith({ waitingRoom: true }), meetingOf([before], { locked: true }), coming("viewer"));
  const standing = { at: "admitted", since: T0 + 5000 };
  assert.deepEqual(back.attendees, [{ ...before, name: "New", standing }]);
  const inside = meetingOf([{ ...before, standing: { at: "inside", since: T0 } }]);
  assert.equal(of(arrive(roomWith(), inside, coming("viewer")), "new")?.standing.since, T0);
});

test("[M40] what the page says of somebody stays while he waits and when he comes in, until it says otherwise", () => {
  const known = { externalId: "pupil-17" };
  const waits = arrive(roomWith(), everybody({ locked: true }), coming("speaker", { known }));
  const stillWaits = arrive(roomWith(), waits, coming("speaker"));
  const comesIn = arrive(roomWith(), { ...stillWaits, locked: false }, coming("speaker"));
  const saysOther = arrive(roomWith(), comesIn, coming("speaker", { known: { metadata: "7b" } }));
  const all = [waits, stillWaits, comesIn, saysOther].map((meeting) => of(meeting, "new"));
  assert.deepEqual(
    all.map((one) => one?.standing.at),
    ["waiting", "waiting", "admitted", "admitted"],
  );
  assert.deepEqual(
    all.map((one) => one?.known),
    [known, known, known, { metadata: "7b" }],
  );
});

test("[M5] removed is removed, by identity and by account; declined may come as somebody new", () => {
  const gone = person("new", "speaker", { account: "ana", standing: { at: "removed", since: T0 } });
  const meeting = meetingOf([gone]);
  assert.throws(() => arrive(roomWith(), meeting, coming("speaker")), { code: "removed" });
  const other = { identity: participantIdentity("other") };
  assert.throws(() => arrive(roomWith(), meeting, coming("speaker", { ...other, account: "ana" })), {
    code: "removed",
  });
  assert.equal(arrive(roomWith(), meeting, coming("speaker", other)).attendees.length, 2);
  const declined = meetingOf([{ ...gone, standing: { at: "refused", since: T0 } }]);
  assert.throws(() => arrive(roomWith(), declined, coming("speaker")), { code: "refused" });
  assert.equal(arrive(roomWith(), declined, coming("speaker", other)).attendees.length, 2);
});

test("[M10] one comes on stage when one wants to and it is open to one", () => {
  const stage = (role: RoomRole, toStage: boolean, stageMode: Meeting["stageMode"]) =>
    of(arrive(roomWith(), meetingOf([], { stageMode }), coming(role, { toStage })), "new")?.stage;
  assert.deepEqual(
    roles.map((role) => stage(role, true, "everyone")),
    ["on", "on", "on", "off"],
  );
  assert.deepEqual(
    roles.map((role) => stage(role, true, "request")),
    ["on", "on", "off", "off"],
  );
  assert.deepEqual(
    roles.map((role) => stage(role, false, "everyone")),
    ["off", "off", "off", "off"],
  );
});

test("a meeting forgets who has been away the longest, and never somebody who is there", () => {
  const many = Array.from({ length: 1000 }, (_, at) =>
    person(`p${at}`, "speaker", { standing: { at: at % 2 === 0 ? "inside" : "away", since: wallMs(T0 - at) } }),
  );
  const next = arrive(roomWith(), meetingOf(many), coming("speaker"));
  assert.equal(next.attendees.length, 1000);
  assert.equal(of(next, "p999"), undefined);
  const full = meetingOf(many.map((one) => ({ ...one, standing: { at: "inside", since: T0 } })));
  assert.throws(() => arrive(roomWith(), full, coming("speaker")), { code: "room-full" });
});

test("arriving twice is arriving once", () => {
  const room = fc.record({ waitingRoom: fc.boolean(), waitForHost: fc.boolean() });
  const where = fc.record({ locked: fc.boolean(), stageMode: fc.constantFrom("everyone", "request", "invite") });
  fc.assert(
    fc.property(room, where, fc.constantFrom(...roles), (settings, meeting, role) => {
      const once = arrive(roomWith(settings), everybody(meeting), coming(role));
      assert.deepEqual(arrive(roomWith(settings), once, coming(role)), once);
      assert.notEqual(attendeeOf(once, "new"), null);
    }),
  );
});
