import assert from "node:assert/strict";
import { test } from "node:test";
import { participantIdentity, wallMs } from "../../vocabulary/index.ts";
import { asSeen, stepsFor } from "./difference.ts";
import type { Attendee, Meeting } from "./meeting.ts";
import { connected, everybody, meetingOf, of, person, roomWith, T0 } from "./meeting.fixture.ts";
import { endDue, isOver } from "./presence.ts";

const room = roomWith();
const after = (ms: number) => wallMs(T0 + ms);
const seeing = (meeting: Meeting, names: readonly string[], { ms = 1000, in: where = room } = {}): Meeting =>
  asSeen(where, meeting, { participants: names.map((name) => connected(name)), asked: new Map(), now: after(ms) });
const at = (standing: Attendee["standing"]["at"]) => ({ standing: { at: standing, since: T0 } });
const all = ["host", "mo", "sam", "vi"];

test("[M3] whoever leads lets those in who waited for that, unless they have to be admitted", () => {
  const meeting = meetingOf([person("mo", "moderator", at("admitted")), person("sam", "speaker", at("waiting"))]);
  const opened = seeing(meeting, ["mo"], { in: roomWith({ waitForHost: true }) });
  assert.equal(of(opened, "sam")?.standing.at, "admitted");
  const locked = seeing({ ...meeting, locked: true }, ["mo"], { in: roomWith({ waitForHost: true }) });
  assert.equal(of(locked, "sam")?.standing.at, "waiting");
  const both = seeing(meeting, ["mo"], { in: roomWith({ waitForHost: true, waitingRoom: true }) });
  assert.equal(of(both, "sam")?.standing.at, "waiting");
});

test("[M6] who is listed is inside, who is not is away with all he had", () => {
  const meeting = everybody({ mainCamera: participantIdentity("sam") });
  assert.equal(seeing(meeting, all), meeting);
  const without = seeing(meeting, ["host", "mo", "vi"]);
  assert.deepEqual(of(without, "sam"), { ...person("sam", "speaker"), standing: { at: "away", since: after(1000) } });
  assert.equal(of(seeing(without, all), "sam")?.standing.at, "inside");
});

test("[M7] who stopped asking is forgotten, and does not come in unasked; who never came is away", () => {
  const waiting = person("sam", "speaker", at("waiting"));
  const meeting = meetingOf([person("mo", "moderator"), waiting], { locked: true });
  assert.equal(of(seeing(meeting, ["mo"], { ms: 20_000 }), "sam")?.standing.at, "waiting");
  assert.equal(of(seeing(meeting, ["mo"], { ms: 20_001 }), "sam"), undefined);
  const asked = new Map([[waiting.identity, after(19_000)]]);
  const still = asSeen(room, meeting, { participants: [connected("mo")], asked, now: after(30_000) });
  assert.equal(of(still, "sam")?.standing.at, "waiting");
  const admitted = meetingOf([person("sam", "speaker", at("admitted"))]);
  assert.equal(of(seeing(admitted, [], { ms: 120_000 }), "sam")?.standing.at, "admitted");
  assert.equal(of(seeing(admitted, [], { ms: 120_001 }), "sam")?.standing.at, "away");
});

test("[M8] the end without anybody who leads: counted once, cancelled by a return, not by a wish to come", () => {
  const alone = seeing(seeing(everybody(), ["sam", "vi"]), ["sam"], { ms: 300_000 });
  assert.equal(alone.leaderlessSince, after(1000));
  assert.equal(endDue(room, alone, after(900_999)), null);
  assert.notEqual(endDue(room, alone, after(901_000)), null);
  const wishes = alone.attendees.map((one) => (one.identity === "mo" ? { ...one, ...at("admitted") } : one));
  assert.equal(seeing({ ...alone, attendees: wishes }, ["sam"], { ms: 2000 }).leaderlessSince, after(1000));
  assert.equal(seeing(alone, ["sam", "mo"], { ms: 900_000 }).leaderlessSince, null);
  const neverLed = meetingOf([person("sam", "speaker")]);
  assert.equal(seeing(neverLed, ["sam"], { ms: 900_000 }).leaderlessSince, null);
  const removed = meetingOf([person("mo", "moderator", at("removed")), person("sam", "speaker")]);
  assert.equal(seeing(removed, ["sam"]).leaderlessSince, after(1000));
});

test("[M9] who is connected and may not be inside is disconnected; all others are made as they should be", () => {
  for (const standing of ["waiting", "refused", "removed"] as const) {
    const meeting = meetingOf([person("sam", "speaker", at(standing))]);
    assert.deepEqual(stepsFor(room, meeting, [connected("sam")]), [{ step: "remove", identity: "sam" }], standing);
  }
  const meeting = meetingOf([person("sam", "speaker", { handRaisedAt: T0 })]);
  const [step] = stepsFor(room, meeting, [connected("sam")]);
  assert.ok(step?.step === "update");
  assert.deepEqual(step.wanted.attributes, {
    role: "speaker",
    stage: "on",
    hand: String(T0),
    leftOut: "",
    breakout: "",
  });
  const agreed = { ...connected("sam"), attributes: step.wanted.attributes, publish: step.wanted.publish };
  assert.deepEqual(stepsFor(room, meeting, [agreed]), []);
});

test("[M9] a stranger arrives like anybody else", () => {
  const meeting = meetingOf([person("mo", "moderator")]);
  const names = ["mo", "stranger"];
  const stranger = of(seeing(meeting, names), "stranger");
  assert.deepEqual([stranger?.role, stranger?.standing.at, stranger?.stage], ["speaker", "inside", "on"]);
  const locked = seeing({ ...meeting, locked: true }, names);
  assert.equal(of(locked, "stranger"), undefined);
  assert.deepEqual(stepsFor(room, locked, [connected("stranger")]), [{ step: "remove", identity: "stranger" }]);
  const roleless = { participants: [connected("x", { role: "king" })], asked: new Map(), now: T0 };
  assert.equal(of(asSeen(room, meetingOf([]), roleless), "x")?.role, "viewer");
});

test("[M9] a meeting is over when nobody waits and nobody was there for 20 s", () => {
  const over = (standing: Attendee["standing"]["at"], ms: number) =>
    isOver(meetingOf([person("sam", "speaker", at(standing))]), after(ms));
  for (const standing of ["admitted", "away"] as const)
    assert.deepEqual([over(standing, 19_999), over(standing, 20_000)], [false, true], standing);
  for (const standing of ["removed", "refused"] as const) assert.ok(over(standing, 0));
  for (const standing of ["waiting", "inside"] as const) assert.ok(!over(standing, 900_000));
  assert.ok(isOver(meetingOf([]), T0));
});

test("[M11] what LiveKit allows is what the role may, and nothing off the stage", () => {
  const publishes = (one: Attendee) => {
    const [step] = stepsFor(room, meetingOf([one]), [connected(one.name, { role: "nobody" })]);
    return step?.step === "update" ? Object.values(step.wanted.publish) : [];
  };
  assert.deepEqual(publishes(person("sam", "speaker")), [true, true, true]);
  for (const stage of ["off", "asking", "invited"] as const)
    assert.deepEqual(publishes(person("mo", "moderator", { stage })), [false, false, false], stage);
  assert.deepEqual(publishes(person("vi", "viewer", { stage: "on" })), [false, false, false]);
});

test("[M16] nobody is large who is not there, or not on stage", () => {
  const large = (meeting: Meeting, names: readonly string[]) =>
    seeing({ ...meeting, mainCamera: participantIdentity("sam") }, names).mainCamera;
  assert.equal(large(everybody(), all), "sam");
  assert.equal(large(everybody(), ["host", "mo", "vi"]), null);
  assert.equal(large(meetingOf([person("mo", "moderator"), person("sam", "speaker", { stage: "off" })]), all), null);
});
