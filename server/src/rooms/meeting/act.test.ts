import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isFailure, participantIdentity, wallMs } from "../../vocabulary/index.ts";
import { permissionsFrom } from "../permissions.ts";
import type { Action } from "./action.ts";
import type { Attendee, Meeting, StageMode } from "./meeting.ts";
import { doing, doingIn, everybody, meetingOf, of, person, roomWith, T0 } from "./meeting.fixture.ts";
import { mayRead } from "./message.ts";

const refused = (code: string, deed: Parameters<typeof doing>): void => {
  assert.throws(() => doing(...deed), { code }, `${deed[1]} ${JSON.stringify(deed[2])}`);
};
const waiting = person("wim", "speaker", { standing: { at: "waiting", since: T0 } });
const withSam = (more: Partial<Attendee>, stageMode: StageMode = "request"): Meeting =>
  meetingOf([person("mo", "moderator"), person("sam", "speaker", more), person("vi", "viewer")], { stageMode });
const stageOf = (meeting: Meeting, who = "sam") => of(meeting, who)?.stage;

test("[M10] the stage is open by role and mode", () => {
  const join: Action = { do: "join-stage" };
  const off = withSam({ stage: "off" }, "everyone");
  assert.equal(stageOf(doing(off, "sam", join).meeting), "on");
  refused("stage-closed", [off, "vi", join]);
  for (const mode of ["request", "invite"] as const) {
    refused("stage-closed", [withSam({ stage: "off" }, mode), "sam", join]);
    const leader = meetingOf([person("mo", "moderator", { stage: "off" })], { stageMode: mode });
    assert.equal(stageOf(doing(leader, "mo", join).meeting, "mo"), "on");
  }
});

test("[M12] asked, brought, gone on stage; or declined and told; or withdrawn", () => {
  const asking = doing(withSam({ stage: "off" }), "sam", { do: "ask-for-stage" }).meeting;
  assert.equal(stageOf(asking), "asking");
  refused("stage-closed", [asking, "sam", { do: "join-stage" }]);
  const brought = doing(asking, "mo", { do: "bring-to-stage", identity: "sam" }).meeting;
  assert.equal(stageOf(brought), "invited");
  assert.equal(stageOf(doing(brought, "sam", { do: "join-stage" }).meeting), "on");
  const declined = doing(asking, "mo", { do: "decline-stage", identity: "sam" });
  assert.equal(stageOf(declined.meeting), "off");
  assert.deepEqual(declined.effects, [{ effect: "tell", identity: "sam", were: "stage-declined" }]);
  assert.equal(stageOf(doing(asking, "sam", { do: "withdraw" }).meeting), "off");
  const again = doing(declined.meeting, "mo", { do: "decline-stage", identity: "sam" });
  assert.deepEqual(again.effects, []);
  const onStage = doing(withSam({}), "mo", { do: "bring-to-stage", identity: "sam" }).meeting;
  assert.equal(stageOf(onStage), "on");
});

test("[M13] by invitation nobody asks, and who is invited comes", () => {
  refused("stage-closed", [withSam({ stage: "off" }, "invite"), "sam", { do: "ask-for-stage" }]);
  const invited = withSam({ stage: "invited" }, "invite");
  assert.equal(stageOf(doing(invited, "sam", { do: "ask-for-stage" }).meeting), "invited");
  assert.equal(stageOf(doing(invited, "sam", { do: "join-stage" }).meeting), "on");
});

test("[M14] a change of mode moves nobody off the stage, and answers those who asked", () => {
  const after = (stage: Attendee["stage"], mode: StageMode) =>
    stageOf(doing(withSam({ stage }), "mo", { do: "set-stage-mode", mode }).meeting);
  for (const mode of ["everyone", "request", "invite"] as const)
    for (const stage of ["on", "off", "invited"] as const) assert.equal(after(stage, mode), stage);
  assert.deepEqual(
    (["everyone", "request", "invite"] as const).map((mode) => after("asking", mode)),
    ["invited", "asking", "off"],
  );
});

test("[M15] who is removed from the stage is told; a viewer who is brought is a speaker", () => {
  const gone = doing(withSam({}), "mo", { do: "remove-from-stage", identity: "sam" });
  assert.equal(stageOf(gone.meeting), "off");
  assert.deepEqual(gone.effects, [{ effect: "tell", identity: "sam", were: "stage-removed" }]);
  const viewer = of(doing(withSam({}), "mo", { do: "bring-to-stage", identity: "vi" }).meeting, "vi");
  assert.deepEqual([viewer?.role, viewer?.stage], ["speaker", "invited"]);
});

test("[M16] the main camera is of somebody on stage", () => {
  const large = (meeting: Meeting, identity: string | null) =>
    doing(meeting, "mo", { do: "set-main-camera", identity }).meeting.mainCamera;
  assert.equal(large(withSam({}), "sam"), "sam");
  assert.equal(large({ ...withSam({}), mainCamera: participantIdentity("sam") }, null), null);
  refused("not-on-stage", [withSam({}), "mo", { do: "set-main-camera", identity: "vi" }]);
  refused("not-in-meeting", [withSam({}), "mo", { do: "set-main-camera", identity: "nobody" }]);
});

test("[M20] each way to lead needs its own right, as the room gives it now", () => {
  const identity = "sam";
  const needs = {
    participantKick: [
      { do: "lock", locked: true },
      { do: "admit", identity: "wim" },
      { do: "decline", identity: "wim" },
      { do: "admit-all" },
      { do: "remove", identity },
    ],
    participantPromote: [
      { do: "set-stage-mode", mode: "invite" },
      { do: "bring-to-stage", identity },
      { do: "decline-stage", identity },
      { do: "remove-from-stage", identity },
      { do: "set-main-camera", identity },
      { do: "set-role", identity, role: "viewer" },
      { do: "lower-hand", identity },
    ],
    participantMute: [{ do: "mute", identity, what: "camera" }, { do: "mute-all" }],
    meetingEnd: [{ do: "end" }],
  } as const satisfies Record<string, readonly Action[]>;
  const meeting = { ...everybody(), attendees: [...everybody().attendees, waiting] };
  for (const [right, actions] of Object.entries(needs)) {
    const others = Object.keys(needs).filter((name) => name !== right);
    const room = (granted: readonly string[]) => {
      const made = roomWith();
      return { ...made, roles: { ...made.roles, moderator: permissionsFrom(granted) } };
    };
    for (const action of actions) {
      doingIn(room([right]))(meeting, "mo", action);
      assert.throws(() => doingIn(room(others))(meeting, "mo", action), { code: "forbidden" }, action.do);
    }
  }
});

test("[M21] of two answers the first counts; all who wait now are admitted", () => {
  const meeting = meetingOf([person("mo", "moderator"), waiting], { locked: true });
  for (const [first, standing] of [
    ["admit", "admitted"],
    ["decline", "refused"],
  ] as const) {
    const answered = doing(meeting, "mo", { do: first, identity: "wim" }).meeting;
    assert.equal(of(answered, "wim")?.standing.at, standing);
    for (const second of ["admit", "decline"] as const)
      refused("not-waiting", [answered, "mo", { do: second, identity: "wim" }]);
    assert.equal(of(doing(answered, "mo", { do: "admit-all" }).meeting, "wim")?.standing.at, standing);
  }
  assert.equal(of(doing(meeting, "mo", { do: "admit-all" }).meeting, "wim")?.standing.at, "admitted");
});

test("[M22] only a host acts on a host, and only a host makes one", () => {
  const identity = "host";
  const onHost: readonly Action[] = [
    { do: "mute", identity, what: "microphone" },
    { do: "set-role", identity, role: "viewer" },
    { do: "remove", identity },
    { do: "remove-from-stage", identity },
    { do: "bring-to-stage", identity },
    { do: "decline-stage", identity },
  ];
  const meeting = everybody();
  const two = { ...meeting, attendees: [...meeting.attendees, person("hal", "host")] };
  for (const action of onHost) {
    refused("cannot-act-on-host", [meeting, "mo", action]);
    doing(two, "hal", action);
  }
  refused("forbidden", [meeting, "mo", { do: "set-role", identity: "sam", role: "host" }]);
  const made = doing(meeting, "host", { do: "set-role", identity: "sam", role: "host" }).meeting;
  assert.equal(of(made, "sam")?.role, "host");
});

test("[M23] muting tells; all are muted but those who lead, and who is off stage", () => {
  const one = doing(everybody(), "mo", { do: "mute", identity: "sam", what: "screen" });
  assert.deepEqual(one.effects, [
    { effect: "mute", identity: "sam", what: "screen" },
    { effect: "tell", identity: "sam", were: "muted" },
  ]);
  const away = person("ada", "speaker", { standing: { at: "away", since: T0 } });
  const meeting = { ...everybody(), attendees: [...everybody().attendees, away] };
  const effects = doing(meeting, "mo", { do: "mute-all" }).effects;
  assert.deepEqual(
    effects.map((effect) => [effect.effect, "identity" in effect && effect.identity]),
    [
      ["mute", "sam"],
      ["tell", "sam"],
    ],
  );
});

test("[M24] a new role at once; a viewer leaves the stage, a speaker stays on it", () => {
  const as = (role: Attendee["role"], meeting = withSam({})) =>
    of(doing(meeting, "mo", { do: "set-role", identity: "sam", role }).meeting, "sam");
  assert.deepEqual([as("viewer")?.role, as("viewer")?.stage], ["viewer", "off"]);
  assert.deepEqual([as("moderator")?.role, as("moderator")?.stage], ["moderator", "on"]);
  const wasLeading = meetingOf([person("mo", "moderator"), person("sam", "moderator")], { stageMode: "invite" });
  assert.deepEqual([as("speaker", wasLeading)?.role, as("speaker", wasLeading)?.stage], ["speaker", "on"]);
  assert.equal(as("viewer", withSam({ stage: "asking" }))?.stage, "off");
});

test("[M25] who is removed loses hand and stage, and is disconnected", () => {
  const { meeting, effects } = doing(withSam({ handRaisedAt: T0 }), "mo", { do: "remove", identity: "sam" });
  const sam = of(meeting, "sam");
  assert.deepEqual([sam?.standing.at, sam?.stage, sam?.handRaisedAt], ["removed", "off", null]);
  assert.deepEqual(effects, [{ effect: "disconnect", identity: "sam" }]);
});

test("[M26] the end is an effect of its own", () => {
  assert.deepEqual(doing(everybody(), "mo", { do: "end" }).effects, [{ effect: "end" }]);
});

test("[M27] who is not inside does nothing, and nobody acts on somebody who is not", () => {
  for (const at of ["waiting", "refused", "admitted", "away", "removed"] as const) {
    const meeting = withSam({ standing: { at, since: T0 } });
    refused("not-in-meeting", [meeting, "sam", { do: "raise-hand" }]);
    refused("not-in-meeting", [meeting, "mo", { do: "mute", identity: "sam", what: "camera" }]);
    refused("not-in-meeting", [meeting, "mo", { do: "say-to", identity: "sam", words: "Hello" }]);
  }
});

test("[M28] a hand counts from the first time; who leads the stage lowers others'", () => {
  const up = doing(withSam({}), "sam", { do: "raise-hand" }).meeting;
  assert.equal(of(up, "sam")?.handRaisedAt, T0 + 1000);
  const earlier = withSam({ handRaisedAt: wallMs(5) });
  assert.equal(of(doing(earlier, "sam", { do: "raise-hand" }).meeting, "sam")?.handRaisedAt, 5);
  assert.equal(of(doing(up, "sam", { do: "lower-hand" }).meeting, "sam")?.handRaisedAt, null);
  assert.equal(of(doing(up, "mo", { do: "lower-hand", identity: "sam" }).meeting, "sam")?.handRaisedAt, null);
  refused("forbidden", [up, "vi", { do: "lower-hand", identity: "sam" }]);
});

test("[M29] with chat off nobody says anything", () => {
  const room = roomWith({ chat: { enabled: false } });
  for (const action of [
    { do: "say", to: "everyone", words: "Hello" },
    { do: "say", to: "moderators", words: "Hello" },
    { do: "say-to", identity: "sam", words: "Hello" },
  ] as const)
    assert.throws(() => doingIn(room)(everybody(), "host", action), { code: "chat-off" });
});

test("[M30] who reads what", () => {
  const meeting = everybody();
  const readers = (from: string, to: string) => {
    const sender = of(meeting, from) ?? person(from, "speaker");
    const whom = of(meeting, to) ?? (to === "moderators" ? "moderators" : "everyone");
    return meeting.attendees.filter((one) => mayRead({ from: sender, to: whom }, one)).map(({ name }) => name);
  };
  assert.deepEqual(readers("vi", "everyone"), ["host", "mo", "sam", "vi"]);
  assert.deepEqual(readers("vi", "moderators"), ["host", "mo", "vi"]);
  assert.deepEqual(readers("vi", "sam"), ["sam", "vi"]);
  const said = doing(meeting, "vi", { do: "say-to", identity: "sam", words: "Hello" });
  assert.equal(said.meeting, meeting);
  assert.deepEqual(said.effects, [{ effect: "chat", from: of(meeting, "vi"), to: of(meeting, "sam"), words: "Hello" }]);
});

test("[M31] a recording is confirmed once", () => {
  const confirm: Action = { do: "confirm-recording", recordingId: "r1", words: "This session is being recorded." };
  const { meeting, effects } = doing(withSam({}), "sam", confirm);
  assert.deepEqual([of(meeting, "sam")?.confirmed, effects.length], ["r1", 1]);
  assert.deepEqual(doing(meeting, "sam", confirm).effects, []);
});

test("[M32] left out where the room allows it, in again always", () => {
  const out: Action = { do: "leave-me-out", leaveOut: true };
  refused("cannot-be-left-out", [withSam({}), "sam", out]);
  const { settings } = roomWith();
  const room = roomWith({ recording: { ...settings.recording, mayBeLeftOut: true } });
  const left = doingIn(room)(withSam({}), "sam", out).meeting;
  assert.equal(of(left, "sam")?.leftOut, true);
  assert.equal(of(doing(left, "sam", { do: "leave-me-out", leaveOut: false }).meeting, "sam")?.leftOut, false);
});

test("[M10] whatever happens, viewers are never on stage and only who was there is on stage", () => {
  const identity = fc.constantFrom("host", "mo", "sam", "vi");
  const plain = fc.constantFrom<Action["do"]>("join-stage", "leave-stage", "ask-for-stage", "withdraw");
  const action = fc.oneof(
    fc.record({ do: plain }),
    fc.record({ do: fc.constantFrom("bring-to-stage", "decline-stage", "remove-from-stage"), identity }),
    fc.record({ do: fc.constant("set-stage-mode"), mode: fc.constantFrom("everyone", "request", "invite") }),
    fc.record({ do: fc.constant("set-role"), identity, role: fc.constantFrom("moderator", "speaker", "viewer") }),
  ) as fc.Arbitrary<Action>;
  fc.assert(
    fc.property(fc.array(fc.tuple(identity, action), { maxLength: 30 }), (deeds) => {
      let meeting = everybody();
      for (const [who, deed] of deeds) {
        try {
          meeting = doing(meeting, who, deed).meeting;
        } catch (refusal) {
          assert.ok(isFailure(refusal), String(refusal));
        }
        for (const one of meeting.attendees) assert.ok(one.role !== "viewer" || one.stage !== "on", one.name);
      }
    }),
  );
});
