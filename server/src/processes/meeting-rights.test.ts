/**
 * Who may do what: every action of the contract by every role, under every setting that matters, through HTTP. The
 * table below is written by hand, from the rules; what is not in a row is done. After each deed LiveKit agrees with the
 * document, and after each refusal nothing has changed.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { meetingActionSchema } from "@roomreel/contract";
import { attendeeOf, type Meeting, stepsFor } from "../rooms/index.ts";
import { participantIdentity, roomId } from "../vocabulary/index.ts";
import type { As } from "./http.fixture.ts";
import { startMeetings, type Visitor } from "./meeting-people.fixture.ts";

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
  // Whoever waits and does not ask is gone after a while.
  http.holdClock();
});
after(() => http.stop());

const settings = ["plain", "request", "invite", "locked", "chat off"] as const;
type Setting = (typeof settings)[number];
const roles = ["host", "moderator", "speaker", "viewer", "owner", "nobody", "stranger"] as const;
type Role = (typeof roles)[number];
/** Of one action: what refuses these roles, under these settings. */
type Row = { readonly when?: readonly Setting[]; readonly who?: readonly Role[]; readonly refusal: string };
type Case = { readonly action: object; readonly rows: readonly Row[] };

const notLeading: Row = { who: ["speaker", "viewer"], refusal: "403 forbidden" };
const notInside: Row = { who: ["owner"], refusal: "409 not-in-meeting" };
const notWaiting: Row = { when: ["plain", "request", "invite", "chat off"], refusal: "409 not-waiting" };
const noBroadcast: Row = { refusal: "409 no-broadcast" };
const chatOff: Row = { when: ["chat off"], refusal: "403 chat-off" };
const byModerator = (refusal: string): Row => ({ who: ["moderator"], refusal });
const closed = (when: readonly Setting[] | undefined, ...who: readonly Role[]): Row => ({
  ...(when === undefined ? {} : { when }),
  who,
  refusal: "403 stage-closed",
});

const target = "TARGET";
const identity = target;
const leading = (action: object, ...more: readonly Row[]): Case => ({ action, rows: [notLeading, ...more] });
const own = (action: object, ...more: readonly Row[]): Case => ({ action, rows: [notInside, ...more] });

/** Identities in capitals stand for people of the meeting below. All who act begin off stage. */
const cases: readonly Case[] = [
  leading({ do: "lock", locked: true }),
  leading({ do: "admit", identity: "WAITER" }, notWaiting),
  leading({ do: "decline", identity: "WAITER" }, notWaiting),
  leading({ do: "admit-all" }),
  leading({ do: "set-stage-mode", mode: "request" }),
  own({ do: "join-stage" }, closed(undefined, "viewer"), closed(["request", "invite"], "speaker")),
  own({ do: "leave-stage" }),
  own({ do: "ask-for-stage" }, closed(["invite"], "speaker", "viewer")),
  own({ do: "withdraw" }),
  leading({ do: "bring-to-stage", identity }),
  leading({ do: "decline-stage", identity }),
  leading({ do: "remove-from-stage", identity }),
  leading({ do: "set-main-camera", identity }),
  leading({ do: "set-main-camera", identity: "GONE" }, { refusal: "409 not-in-meeting" }),
  own({ do: "raise-hand" }),
  own({ do: "lower-hand" }),
  leading({ do: "lower-hand", identity }),
  own({ do: "react", reaction: "👍" }),
  leading({ do: "mute", identity, what: "microphone" }),
  leading({ do: "mute", identity: "BOSS", what: "camera" }, byModerator("403 cannot-act-on-host")),
  leading({ do: "mute-all" }),
  leading({ do: "set-role", identity, role: "moderator" }),
  leading({ do: "set-role", identity, role: "host" }, byModerator("403 forbidden")),
  leading({ do: "set-role", identity: "BOSS", role: "viewer" }, byModerator("403 cannot-act-on-host")),
  leading({ do: "remove", identity }),
  leading({ do: "remove", identity: "BOSS" }, byModerator("403 cannot-act-on-host")),
  leading({ do: "end" }),
  leading({ do: "go-live" }, noBroadcast),
  leading({ do: "end-broadcast" }, noBroadcast),
  own({ do: "say", to: "everyone", words: "Hello" }, chatOff),
  own({ do: "say", to: "moderators", words: "Hello" }, chatOff),
  own({ do: "say-to", identity, words: "Hello" }, chatOff),
  own({ do: "confirm-recording", recordingId: "r", words: "This session is being recorded." }),
  own({ do: "leave-me-out", leaveOut: true }, { refusal: "403 cannot-be-left-out" }),
  own({ do: "leave-me-out", leaveOut: false }),
  own({ do: "decline-recording" }),
];

const expected = ({ rows }: Case, setting: Setting, role: Role): string => {
  if (role === "nobody") return "401 unauthenticated";
  if (role === "stranger") return "403 forbidden";
  const row = rows.find(({ when, who }) => (when ?? settings).includes(setting) && (who ?? roles).includes(role));
  return row?.refusal ?? "done";
};

/** A meeting with one of each role, whom it is about, and somebody at the door. */
const gathered = async (setting: Setting, stranger: As) => {
  const room = await http.makeRoom({
    config: {
      chat: { enabled: setting !== "chat off" },
      stage: setting === "request" || setting === "invite" ? setting : "everyone",
    },
  });
  const at = { toStage: false };
  const arrived = {
    host: await http.comes(room, "host", at),
    moderator: await http.comes(room, "moderator", at),
    speaker: await http.comes(room, "speaker", at),
    viewer: await http.comes(room, "viewer", at),
    TARGET: await http.comes(room, "speaker"),
    BOSS: await http.comes(room, "host"),
  };
  await http.round();
  const { TARGET, host } = arrived;
  await http.does(room, host, { do: "bring-to-stage", identity: TARGET.identity });
  await http.does(room, TARGET, { do: "join-stage" });
  const onStage = await http.asksAgain(room, TARGET);
  assert.ok(typeof onStage !== "string");
  const inside = { ...arrived, TARGET: onStage };
  if (setting === "locked") await http.does(room, host, { do: "lock", locked: true });
  const WAITER = await http.asks(room, "speaker");
  const start = await http.running.current(roomId(room));
  assert.ok(start);
  const credentials: Readonly<Record<Role, As>> = {
    ...{ host: inside.host.as, moderator: inside.moderator.as },
    ...{ speaker: inside.speaker.as, viewer: inside.viewer.as },
    ...{ owner: "key", nobody: "nobody", stranger },
  };
  return { room: roomId(room), start, credentials, inside, people: { ...inside, WAITER } };
};
type Gathering = Awaited<ReturnType<typeof gathered>>;

/** As it was at first, whatever the last case did: also after its end. */
const again = async ({ room, start, inside }: Gathering): Promise<Meeting> => {
  for (const { livekitToken } of Object.values(inside)) http.connects(String(livekitToken));
  const record = await http.rooms.get(room);
  assert.ok(record);
  return http.running.begin(record, start.startedAt, ({ meetingId }) => ({ ...start, meetingId }));
};

const named = (action: object, people: Readonly<Record<string, Visitor>>): object => {
  const who = "identity" in action ? String(action.identity) : "";
  return who === "" ? action : { ...action, identity: people[who]?.identity ?? who };
};

const livekitAgrees = async (room: Gathering["room"], name: string): Promise<void> => {
  const [record, meeting] = [await http.rooms.get(room), await http.running.current(room)];
  if (record === null || meeting === null) return;
  assert.deepEqual(stepsFor(record, meeting, [...http.present(room).values()]), [], name);
};

for (const setting of settings)
  test(`[M20] [M22] [M27] [M29] ${setting}: each role does what it may, and is refused all else`, async () => {
    const stranger = (await http.comes(await http.makeRoom(), "host")).as;
    const gathering = await gathered(setting, stranger);
    const { room, credentials, people } = gathering;
    for (const one of cases) {
      for (const role of roles) {
        const name = `${role}: ${JSON.stringify(one.action)}`;
        const start = await again(gathering);
        const outcome = await http.does(room, { as: credentials[role] }, named(one.action, people));
        assert.equal(outcome, expected(one, setting, role), name);
        if (outcome === "done") await livekitAgrees(room, name);
        else assert.deepEqual(await http.running.current(room), start, name);
      }
    }
  });

test("the table has every action of the contract", () => {
  const known = meetingActionSchema.options.map(({ shape }) => shape.do.value);
  const tried = cases.map(({ action }) => ("do" in action && typeof action.do === "string" ? action.do : ""));
  assert.deepEqual(new Set<string>(tried), new Set<string>(known));
});

test("[M27] somebody who waits, or was declined or removed, does nothing", async () => {
  const room = await http.makeRoom({ config: { waitingRoom: true } });
  const host = await http.comes(room, "host");
  const waiter = await http.asks(room, "moderator");
  assert.equal(waiter.body["waiting"], undefined);
  const knocking = await http.asks(room, "speaker");
  assert.equal(knocking.body["waiting"], true);
  for (const action of [{ do: "raise-hand" }, { do: "say", to: "everyone", words: "Hi" }, { do: "join-stage" }])
    assert.equal(await http.does(room, knocking, action), "409 not-in-meeting");
  assert.equal(await http.does(room, host, { do: "decline", identity: knocking.identity }), "done");
  assert.equal(await http.does(room, knocking, { do: "raise-hand" }), "409 not-in-meeting");
  const meeting = await http.running.current(roomId(room));
  assert.ok(meeting);
  assert.equal(attendeeOf(meeting, participantIdentity(knocking.identity))?.standing.at, "refused");
});
