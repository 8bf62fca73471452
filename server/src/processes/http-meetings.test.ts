import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { meetingMessageSchema, participantAttributesSchema, roomStateSchema } from "@roomreel/contract";
import { roomId } from "../vocabulary/index.ts";
import { fields } from "./http.fixture.ts";
import { startMeetings, type Visitor } from "./meeting-people.fixture.ts";

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
});
after(() => http.stop());
beforeEach(() => {
  http.sent.length = 0;
  http.unreachable.clear();
});

const get = async (who: Visitor, path: string) => {
  const answer = await http.ask(who.as, `GET /api/v1/meetings/${path}`);
  return answer.status === 200 ? fields(answer.body) : `${answer.status} ${String(fields(answer.body)["code"])}`;
};
const seen = (room: string, { identity }: Visitor) => http.present(room).get(identity);
const stateOf = (room: string) => roomStateSchema.parse(http.state(room));
const messages = () => http.sent.map(({ message, to }) => ({ message: meetingMessageSchema.parse(message), to }));

test("[M11] [M24] actions change what LiveKit lets people do and says about them, at once", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  assert.equal(await http.does(room, host, { do: "remove-from-stage", identity: speaker.identity }), "done");
  assert.deepEqual(seen(room, speaker)?.publish, { camera: false, microphone: false, screen: false });
  await http.does(room, host, { do: "set-role", identity: speaker.identity, role: "moderator" });
  await http.does(room, speaker, { do: "join-stage" });
  await http.does(room, speaker, { do: "raise-hand" });
  const attributes = participantAttributesSchema.parse(seen(room, speaker)?.attributes);
  assert.deepEqual([attributes.role, attributes.stage, attributes.leftOut], ["moderator", "on", ""]);
  assert.ok(Number(attributes.hand) > 0);
  assert.deepEqual(seen(room, speaker)?.publish, { camera: true, microphone: true, screen: true });
  await http.does(room, host, { do: "set-main-camera", identity: speaker.identity });
  await http.does(room, host, { do: "set-stage-mode", mode: "request" });
  assert.equal(stateOf(room).mainCamera, speaker.identity);
  assert.equal(stateOf(room).stageMode, "request");
  await http.does(room, speaker, { do: "leave-stage" });
  assert.equal(stateOf(room).mainCamera, null);
});

test("[M1] [M21] one waits, is seen to wait, and comes in or goes back", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  await http.round();
  await http.does(room, host, { do: "lock", locked: true });
  const [ann, ben] = [await http.asks(room, "speaker", { participantName: "Ann" }), await http.asks(room, "viewer")];
  assert.deepEqual([ann.body["waiting"], ann.body["waitingFor"], ann.livekitToken], [true, "admission", undefined]);
  assert.deepEqual([stateOf(room).locked, stateOf(room).waiting], [true, 2]);
  assert.deepEqual(messages()[0], { message: { is: "knock", name: "Ann" }, to: [host.identity] });
  const list = await get(host, `${room}/waiting`);
  assert.ok(typeof list !== "string");
  assert.deepEqual(
    (list["waiting"] as Visitor[]).map(({ identity }) => identity),
    [ann.identity, ben.identity],
  );
  assert.equal(await get(ann, `${room}/waiting`), "403 forbidden");
  const still = await http.asksAgain(room, ann);
  assert.ok(typeof still !== "string" && still.body["waiting"] === true);
  assert.equal(messages().length, 2, "asking again is no knock");
  await http.does(room, host, { do: "admit", identity: ann.identity });
  await http.does(room, host, { do: "decline", identity: ben.identity });
  const inside = await http.asksAgain(room, ann);
  assert.ok(typeof inside !== "string" && inside.livekitToken !== undefined);
  assert.equal(inside.identity, ann.identity);
  assert.equal(await http.asksAgain(room, ben), "403 refused");
  assert.equal(stateOf(room).waiting, 0);
});

test("[M2] [M3] a room that waits for its host opens by itself when he is there", async () => {
  const room = await http.makeRoom({ config: { waitForHost: true } });
  const early = await http.asks(room, "speaker");
  assert.deepEqual([early.body["waiting"], early.body["waitingFor"]], [true, "host"]);
  await http.round();
  await http.comes(room, "host");
  await http.round();
  const inside = await http.asksAgain(room, early);
  assert.ok(typeof inside !== "string" && inside.livekitToken !== undefined);
});

test("[M4] a reload changes nothing: identity, role and place on stage stay", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  await http.does(room, host, { do: "set-role", identity: speaker.identity, role: "moderator" });
  await http.does(room, speaker, { do: "leave-stage" });
  http.leaves(room, speaker.identity);
  await http.round();
  await http.does(room, host, { do: "lock", locked: true });
  const back = await http.asksAgain(room, speaker);
  assert.ok(typeof back !== "string");
  assert.deepEqual([back.identity, back.body["role"]], [speaker.identity, "moderator"]);
  const grant = JSON.parse(String(back.livekitToken));
  assert.deepEqual([grant.attributes.role, grant.attributes.stage], ["moderator", "off"]);
  const withSecret = await http.asksIn(back.as, room, { secret: await http.secretOf(room, "speaker") });
  assert.equal(fields(withSecret.body)["participantIdentity"], speaker.identity);
  assert.equal(fields(withSecret.body)["role"], "moderator");
});

test("[M17] of all who come at once for the last places as many get one as there are", async () => {
  const room = await http.makeRoom({ config: { maxParticipants: 3 } });
  await http.comes(room, "host");
  const secret = await http.secretOf(room, "speaker");
  const asked = await Promise.all(
    Array.from({ length: 6 }, () => http.asksIn("key", room, { secret, participantName: "Ann" })),
  );
  const statuses = asked.map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 200).length, 2);
  assert.equal(statuses.filter((status) => status === 409).length, 4);
});

test("[M18] a token allows what its bearer's role allows now", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  const records = async () => (await http.ask(speaker.as, "POST /api/v1/recordings", { roomId: room })).status !== 403;
  const listed = () => get(speaker, `${room}/waiting`);
  assert.deepEqual([await records(), await listed()], [false, "403 forbidden"]);
  await http.does(room, host, { do: "set-role", identity: speaker.identity, role: "moderator" });
  assert.deepEqual([await records(), await listed()], [true, { waiting: [] }]);
  await http.does(room, host, { do: "set-role", identity: speaker.identity, role: "viewer" });
  assert.deepEqual([await records(), await listed()], [false, "403 forbidden"]);
});

test("[M5] [M18] [M25] who was removed is disconnected, his token is dead, and he is told when he asks", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  assert.equal(await http.does(room, host, { do: "remove", identity: speaker.identity }), "done");
  assert.equal(seen(room, speaker), undefined);
  assert.equal(await http.does(room, speaker, { do: "raise-hand" }), "401 bad-token");
  assert.equal((await http.ask(speaker.as, `GET /api/v1/rooms/${room}`)).status, 401);
  assert.equal(await http.asksAgain(room, speaker), "403 removed");
  http.connects(String(speaker.livekitToken));
  await http.round();
  assert.equal(seen(room, speaker), undefined, "with the token of before he is disconnected again");
});

test("[M8] 15 minutes without anybody who leads end the meeting for all, whoever counts them", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  await http.round();
  http.leaves(room, host.identity);
  await http.round();
  http.later(14 * 60_000);
  await http.round();
  assert.ok(seen(room, speaker));
  http.connects(String(host.livekitToken));
  await http.round();
  http.leaves(room, host.identity);
  await http.round();
  http.later(14 * 60_000);
  await http.round();
  assert.ok(seen(room, speaker), "a return begins the count anew");
  http.later(60_000);
  await http.round();
  assert.equal(seen(room, speaker), undefined);
  assert.equal(await http.running.current(roomId(room)), null);
});

test("[M9] one whom LiveKit cannot change does not keep the others from it; the next round tries again", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const [one, two] = [await http.comes(room, "speaker"), await http.comes(room, "speaker")];
  await http.round();
  http.unreachable.add(one.identity);
  await http.does(room, host, { do: "set-role", identity: one.identity, role: "viewer" });
  await http.does(room, host, { do: "set-role", identity: two.identity, role: "viewer" });
  await http.does(room, host, { do: "mute-all" });
  assert.equal(seen(room, one)?.attributes["role"], "speaker");
  assert.equal(seen(room, two)?.attributes["role"], "viewer");
  http.unreachable.clear();
  await http.round();
  assert.equal(seen(room, one)?.attributes["role"], "viewer");
});

test("[M23] muting: one device, all people, and everybody who is muted is told", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  await http.round();
  const muted = (who: Visitor) => seen(room, who)?.tracks.flatMap((track) => (track.muted ? [track.source] : []));
  await http.does(room, host, { do: "mute", identity: speaker.identity, what: "camera" });
  assert.deepEqual(muted(speaker), ["camera"]);
  await http.does(room, host, { do: "mute-all" });
  assert.deepEqual([muted(speaker), muted(host)], [["microphone", "camera"], []]);
  const told = { message: { is: "you", were: "muted" }, to: [speaker.identity] };
  assert.deepEqual(messages(), [told, told]);
});

test("[M26] the end: nobody is left, who waited too, and the next to come begins anew", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  await http.does(room, host, { do: "lock", locked: true });
  await http.asks(room, "speaker");
  const first = await http.running.current(roomId(room));
  assert.equal(await http.does(room, host, { do: "end" }), "done");
  assert.equal(await http.running.current(roomId(room)), null);
  assert.equal(await http.does(room, host, { do: "raise-hand" }), "404 no-meeting");
  const next = await http.comes(room, "speaker");
  assert.equal(next.body["waiting"], undefined);
  assert.notEqual((await http.running.current(roomId(room)))?.meetingId, first?.meetingId);
});

test("[M30] words reach those who may read them, at once and later", async () => {
  const room = await http.makeRoom();
  const [host, ann] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  const bob = await http.comes(room, "viewer");
  await http.round();
  await http.does(room, ann, { do: "say", to: "everyone", words: "one" });
  await http.does(room, ann, { do: "say", to: "moderators", words: "two" });
  await http.does(room, ann, { do: "say-to", identity: bob.identity, words: "three" });
  const [everyone, moderators, both] = messages();
  assert.deepEqual(everyone?.to, [host.identity, ann.identity, bob.identity]);
  assert.deepEqual(moderators?.to, [host.identity, ann.identity]);
  assert.deepEqual(both?.to, [ann.identity, bob.identity]);
  assert.ok(both?.message.is === "chat");
  assert.deepEqual([both.message.to, both.message.toName], ["you", "viewer"]);
  const read = async (who: Visitor) => {
    const history = await get(who, `${room}/chat`);
    return typeof history === "string" ? history : history["messages"];
  };
  assert.deepEqual(await read(ann), [everyone?.message, moderators?.message, both.message]);
  assert.deepEqual(await read(bob), [everyone?.message, both.message]);
  assert.deepEqual(await read(host), [everyone?.message, moderators?.message]);
  const late = await http.comes(room, "viewer");
  await http.does(room, ann, { do: "say", to: "everyone", words: "four" });
  assert.ok(messages().at(-1)?.to.includes(late.identity), "also before the next round has seen him");
  const reaction = { is: "reaction", identity: bob.identity, reaction: "🎉" };
  await http.does(room, bob, { do: "react", reaction: "🎉" });
  assert.deepEqual(messages().at(-1), { message: reaction, to: "everyone" });
  await http.does(room, host, { do: "lock", locked: true });
  assert.equal(await read(await http.asks(room, "speaker")), "409 not-in-meeting");
});

test("programs see and lead a meeting: the compatible operations", async () => {
  const room = await http.makeRoom();
  const call = async (request: string, body?: object) => {
    const [method, path = ""] = request.split(" ");
    const answer = await http.ask("key", `${method} /api/v1/meetings/${room}${path}`, body);
    return answer.status === 200 ? fields(answer.body) : `${answer.status} ${String(fields(answer.body)["code"])}`;
  };
  assert.equal(await call("GET"), "404 no-meeting");
  assert.equal(await call("DELETE"), "404 no-meeting");
  const speaker = await http.comes(room, "speaker", { participantName: "Ann" });
  await http.round();
  const meeting = await call("GET");
  assert.ok(typeof meeting !== "string");
  assert.deepEqual([meeting["participantCount"], meeting["recordingActive"]], [1, false]);
  const ann = `/participants/${speaker.identity}`;
  const view = {
    ...{ participantIdentity: speaker.identity, participantName: "Ann", role: "speaker", joinDate: 1_700_000_000_000 },
    ...{ audioActive: true, videoActive: true, screenSharing: true, externalId: null, metadata: null },
  };
  assert.deepEqual(await call("GET /participants"), { participants: [view] });
  assert.deepEqual(await call(`GET ${ann}`), view);
  assert.equal(await call("GET /participants/nobody"), "404 no-participant");
  assert.deepEqual(await call(`PUT ${ann}/media`, { videoActive: false }), { ...view, videoActive: false });
  assert.equal(typeof (await call("PUT /participants/media", { audioActive: false })), "object");
  assert.equal(await call(`PUT ${ann}/media`, { audioActive: true }), "422 undefined");
  assert.equal(await call(`PUT ${ann}/media`, {}), "422 undefined");
  assert.equal(await call(`PUT ${ann}/role`, { action: "downgrade" }), "409 role-unchanged");
  const upgraded = await call(`PUT ${ann}/role`, { action: "upgrade" });
  assert.ok(typeof upgraded !== "string");
  assert.deepEqual([upgraded["role"], upgraded["audioActive"]], ["moderator", false]);
  assert.equal(await call(`PUT ${ann}/role`, { action: "upgrade" }), "409 role-unchanged");
  assert.equal(typeof (await call(`DELETE ${ann}`)), "object");
  assert.equal(await call(`DELETE ${ann}`), "404 no-participant");
  assert.equal(typeof (await call("DELETE")), "object");
  assert.equal(await call("GET"), "404 no-meeting");
});

test("[M40] what the page around a room says of somebody is kept for programs as it is", async () => {
  const room = await http.makeRoom({ waitingRoom: true });
  const metadata = JSON.stringify({ class: "7b", words: "Grüße 🎓" });
  const said = { participantExternalId: "pupil-17", participantMetadata: metadata };
  const host = await http.comes(room, "host");
  const waiting = await http.asks(room, "speaker", said);
  await http.does(room, host, { do: "admit", identity: waiting.identity });
  const known = async () => {
    const answer = await get(host, `${room}/participants/${waiting.identity}`);
    return typeof answer === "string" ? answer : [answer["externalId"], answer["metadata"]];
  };
  const comesBack = async (more: object) => {
    const answer = await http.asksIn(waiting.as, room, more);
    http.connects(String(fields(answer.body)["livekitToken"]));
  };
  await comesBack({});
  assert.deepEqual(await known(), ["pupil-17", metadata]);
  await comesBack({ participantExternalId: "pupil-18" });
  assert.deepEqual(await known(), ["pupil-18", null]);
  for (const wrong of [
    { participantExternalId: "x".repeat(65) },
    { participantMetadata: "x".repeat(2049) },
    { participantMetadata: "ä".repeat(1025) },
  ])
    assert.equal((await http.asksIn(waiting.as, room, wrong)).status, 422);
});

test("a foreign member learns nothing of a meeting, and nobody without a credential", async () => {
  const [room, other] = [await http.makeRoom(), await http.makeRoom()];
  const stranger = await http.comes(other, "host");
  await http.comes(room, "host");
  for (const path of ["", "/participants", "/participants/x", "/chat", "/waiting"]) {
    assert.equal(await get(stranger, `${room}${path}`), "403 forbidden", path);
    assert.equal(await get(stranger, `none${path}`), "403 forbidden", path);
    assert.equal((await http.ask("nobody", `GET /api/v1/meetings/${room}${path}`)).status, 401, path);
  }
});

test("[M36] the token of who was removed says so before he asks to come in, also when its life is over", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  await http.does(room, host, { do: "remove", identity: speaker.identity });
  const looks = async (who: Visitor) => {
    const answer = await http.ask(who.as, `POST /api/v1/rooms/${room}/members/token`, {});
    return answer.status === 200 ? "welcome" : `${answer.status} ${String(fields(answer.body)["code"])}`;
  };
  assert.deepEqual([await looks(speaker), await looks(host)], ["403 removed", "welcome"]);
  const secret = await http.secretOf(room, "speaker");
  const withSecret = await http.ask(speaker.as, `POST /api/v1/rooms/${room}/members/token`, { secret });
  assert.equal(fields(withSecret.body)["code"], "removed", "a link does not make the token another one");
  http.later(3 * 3_600_000);
  assert.deepEqual([await looks(speaker), await looks(host)], ["403 removed", "401 bad-token"]);
  http.later(-3 * 3_600_000);
  await http.does(room, host, { do: "end" });
  assert.equal(await looks(speaker), "welcome", "the meeting is over, and with it the removal");
});

test("[M5] who came by a personal link and was removed does not come back by it as somebody new", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const made = await http.ask("key", `POST /api/v1/rooms/${room}/members`, { name: "Guest", baseRole: "speaker" });
  const memberId = String(fields(made.body)["memberId"]);
  const secretOf = (answer: { body: unknown }) =>
    new URL(String(fields(answer.body)["accessUrl"])).searchParams.get("secret");
  const joins = (answer: { body: unknown }) => http.asksIn("nobody", room, { secret: secretOf(answer) });
  const guest = await joins(made);
  http.connects(String(fields(guest.body)["livekitToken"]));
  await http.round();
  const identity = String(fields(guest.body)["participantIdentity"]);
  assert.equal(await http.does(room, host, { do: "remove", identity }), "done");
  assert.equal(fields((await joins(made)).body)["code"], "removed");
  const rotated = await http.ask("key", `POST /api/v1/rooms/${room}/members/${memberId}/rotate`);
  assert.equal((await joins(rotated)).status, 200, "another link is another chance, given on purpose (SP13)");
});

test("[M37] removing and locking is one change: the removed one can only knock, as somebody new", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  const speaker = await http.comes(room, "speaker");
  await http.does(room, host, { do: "remove", identity: speaker.identity, lock: true });
  assert.equal(stateOf(room).locked, true);
  const again = await http.asks(room, "speaker");
  assert.deepEqual([again.body["waiting"], again.body["waitingFor"]], [true, "admission"]);
});

test("[M9] the server ends a meeting in which nobody is left, 20 s later; LiveKit would keep it", async () => {
  const room = await http.makeRoom();
  const [sam, ann] = [await http.comes(room, "speaker"), await http.comes(room, "speaker")];
  await http.round();
  http.leaves(room, sam.identity);
  await http.round();
  http.later(60_000);
  await http.round();
  assert.equal(http.inMeeting.has(room), true, "somebody is there");
  http.leaves(room, ann.identity);
  await http.round();
  http.later(19_000);
  await http.round();
  assert.equal(http.inMeeting.has(room), true);
  http.later(1000);
  await http.round();
  assert.equal(http.inMeeting.has(room), false);
  assert.equal(await http.running.current(roomId(room)), null);
});
