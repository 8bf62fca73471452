import assert from "node:assert/strict";
import { test } from "node:test";
import { changedOrganisation, defaultOrganisation, type OrganisationPatch } from "../people/index.ts";
import {
  type Attendee,
  defaultRoles,
  defaultSettings,
  type Meeting,
  newMeeting,
  recordingPolicyOf,
  type Room,
  withPromptDeclined,
} from "../rooms/index.ts";
import { participantIdentity, roomId, wallMs } from "../vocabulary/index.ts";
import { triggerWish, willBeRecorded } from "./trigger.ts";

const roomWith = (recording: OrganisationPatch["recording"], own: Partial<Room["settings"]["recording"]> = {}): Room =>
  ({
    settings: { ...defaultSettings, recording: { ...defaultSettings.recording, ...own } },
    organisation: changedOrganisation(defaultOrganisation, { recording }),
    roles: defaultRoles,
    breakout: null,
  }) as Room;

const person = (name: string, change: Partial<Attendee> = {}): Attendee => ({
  identity: participantIdentity(name),
  name,
  role: "speaker",
  account: null,
  phone: false,
  standing: { at: "inside", since: wallMs(0) },
  stage: "on",
  handRaisedAt: null,
  leftOut: false,
  confirmed: null,
  ...change,
});
const host = (name: string, change: Partial<Attendee> = {}) => person(name, { role: "host", ...change });
const at = (where: Attendee["standing"]["at"]) => ({ standing: { at: where, since: wallMs(0) } });
const meeting = (attendees: readonly Attendee[], change: Partial<Meeting> = {}): Meeting => ({
  ...newMeeting({ meetingId: "m", roomId: roomId("r"), startedAt: wallMs(0), stageMode: "everyone", broadcast: null }),
  attendees,
  ...change,
});
const wish = (room: Room, of: Meeting, now = 0) => triggerWish(room, of, wallMs(now));
const asked = (room: Room, of: Meeting) => {
  const wanted = wish(room, of);
  return wanted.wish === "prompt" ? wanted.whom : null;
};

test("[R31] automatic triggers count people who are inside, and nobody else", () => {
  const outside = [at("waiting"), at("refused"), at("admitted"), at("away"), at("removed")];
  const others = outside.map((change, index) => host(`outside-${index}`, change));
  const starts = (startTrigger: "automatic" | "automatic-2nd-participant" | "automatic-host", inside: Attendee[]) =>
    wish(roomWith({ startTrigger }), meeting([...others, ...inside])).wish === "start";
  assert.deepEqual([starts("automatic", []), starts("automatic", [person("a")])], [false, true]);
  const two = "automatic-2nd-participant";
  assert.deepEqual([starts(two, [host("a")]), starts(two, [person("a"), person("b")])], [false, true]);
  assert.deepEqual([starts("automatic-host", [person("a")]), starts("automatic-host", [host("a")])], [false, true]);
  const moderator = person("a", { role: "moderator" });
  assert.equal(starts("automatic-host", [moderator]), true);
});

test("[R30] nothing is triggered where a recording was asked for, or where rooms do not record", () => {
  const people = [host("a"), host("b")];
  for (const startTrigger of ["automatic", "automatic-2nd-participant", "automatic-host", "prompt", "none"] as const) {
    const room = roomWith({ startTrigger });
    assert.notEqual(wish(room, meeting(people), 600_000).wish, "nothing");
    assert.equal(wish(room, meeting(people, { wasRecorded: true }), 600_000).wish, "nothing");
    assert.equal(wish(roomWith({ startTrigger, type: "none" }), meeting(people), 600_000).wish, "nothing");
    assert.equal(wish(roomWith({ startTrigger }, { enabled: false }), meeting(people), 600_000).wish, "nothing");
  }
});

test("[R32] the first who may start and has something to press is asked", () => {
  const room = roomWith({ startTrigger: "prompt" });
  const onPhone = host("phone", { phone: true });
  assert.equal(asked(room, meeting([person("speaker"), onPhone])), null);
  assert.equal(asked(room, meeting([person("speaker"), onPhone, host("a"), host("b")])), "a");
  assert.equal(asked(room, meeting([host("a", at("away")), host("b")])), "b");
  assert.equal(asked(roomWith({ startTrigger: "prompt", startOnPhones: true }), meeting([onPhone])), "phone");
});

test("[R32] rights of one's own count: a speaker who may record is asked, a host who may not is passed over", () => {
  const room = roomWith({ startTrigger: "prompt" });
  const barred = host("barred", { own: { recordingControl: false } });
  const trusted = person("trusted", { own: { recordingControl: true } });
  assert.equal(asked(room, meeting([barred])), null);
  assert.equal(asked(room, meeting([barred, trusted, host("a")])), "trusted");
});

test("[R32] after a no only somebody else who comes is asked", () => {
  const room = roomWith({ startTrigger: "prompt" });
  const [a, b, c] = [host("a"), host("b"), host("c")];
  const before = meeting([a, b]);
  assert.equal(withPromptDeclined(room, before, b), before, "nobody asked b");
  const after = withPromptDeclined(room, before, a);
  assert.equal(asked(room, after), null);
  assert.equal(asked(room, { ...after, attendees: [{ ...a, ...at("away") }, b] }), null);
  assert.equal(asked(room, { ...after, attendees: [a, b, c] }), "c");
});

test("[R35] who leads is reminded after two minutes inside; a phone, a speaker and another trigger are not", () => {
  const room = roomWith({});
  const reminded = (of: Meeting, now: number, where = room) => wish(where, of, now).wish === "remind";
  assert.equal(reminded(meeting([host("a")]), 119_999), false);
  assert.equal(reminded(meeting([host("a")]), 120_000), true);
  assert.equal(reminded(meeting([person("a")]), 999_999), false);
  assert.equal(reminded(meeting([host("a", { phone: true })]), 999_999), false);
  assert.equal(reminded(meeting([host("a", at("away"))]), 999_999), false);
  assert.equal(reminded(meeting([host("a")]), 999_999, roomWith({ reminderAfterMinutes: null })), false);
  assert.equal(reminded(meeting([host("a")]), 999_999, roomWith({ startTrigger: "prompt" })), false);
});

test("[R36] people are told of an automatic start to come, until there was one", () => {
  assert.equal(willBeRecorded(roomWith({ startTrigger: "automatic-host" }), null), true);
  assert.equal(willBeRecorded(roomWith({ startTrigger: "automatic" }), meeting([])), true);
  assert.equal(willBeRecorded(roomWith({ startTrigger: "automatic" }), meeting([], { wasRecorded: true })), false);
  for (const startTrigger of ["none", "prompt"] as const)
    assert.equal(willBeRecorded(roomWith({ startTrigger }), null), false);
  assert.equal(willBeRecorded(roomWith({ startTrigger: "automatic", type: "none" }), null), false);
});

test("a room's word counts, and null leaves it to the organisation", () => {
  const general = { startTrigger: "automatic", consent: "gate", mayBeLeftOut: true, type: "none" } as const;
  const inherited = recordingPolicyOf(roomWith(general));
  assert.partialDeepStrictEqual(inherited, { ...general, enabled: false });
  const own = { startTrigger: "none", consent: "notify", mayBeLeftOut: false, enabled: true } as const;
  assert.partialDeepStrictEqual(recordingPolicyOf(roomWith(general, own)), { ...own, type: "cloud" });
});
