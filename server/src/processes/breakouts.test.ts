/** Breakout rooms through HTTP, over a real database, with the server's round. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordingId, roomId } from "../vocabulary/index.ts";
import { fields } from "./http.fixture.ts";
import { type Link, startMeetings, type Visitor } from "./meeting-people.fixture.ts";

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
});
after(() => http.stop());

const listOf = (body: unknown, name: string) => (fields(body)[name] as unknown[]).map(fields);
const codeOf = ({ status, body }: { status: number; body: unknown }) =>
  status < 300 ? "done" : `${status} ${String(fields(body)["code"])}`;

/** What somebody asks of the breakout rooms. */
const asks = async (room: string, { as }: Pick<Visitor, "as">, action: object): Promise<string> =>
  codeOf(await http.ask(as, `POST /api/v1/meetings/${room}/breakouts/actions`, action));

const viewFor = async (room: string, { as }: Pick<Visitor, "as">) => {
  const { body } = await http.ask(as, `GET /api/v1/meetings/${room}/breakouts`);
  return { ...fields(body), rooms: listOf(body, "rooms") as Record<string, unknown>[] };
};

/** Leaves the room that one is in, and comes into another with the token of the main room. */
const goes = async (visitor: Visitor, way: { from: string; to: string }): Promise<Visitor | string> => {
  const answer = await http.asksIn(visitor.as, way.to, { toStage: true });
  if (answer.status !== 200) return codeOf(answer);
  const body = fields(answer.body);
  http.leaves(way.from, visitor.identity);
  http.connects(String(body["livekitToken"]));
  const as = { "x-room-member-token": `Bearer ${String(body["token"])}` };
  return { ...visitor, as, body };
};
const went = async (visitor: Visitor, way: { from: string; to: string }): Promise<Visitor> => {
  const there = await goes(visitor, way);
  if (typeof there === "string") return assert.fail(there);
  return there;
};

const attributesIn = (room: string, { identity }: Visitor) => http.present(room).get(identity)?.attributes;

/** A host, a moderator and so many speakers, connected and seen. */
const meet = async (speakers: number, config: object = {}) => {
  const room = await http.makeRoom({ roomName: "Weekly", config });
  const comes = async (link: Link, name: string) => http.comes(room, link, { participantName: name });
  const host = await comes("host", "Hana");
  const moderator = await comes("moderator", "Mo");
  const all: Visitor[] = [];
  for (let at = 1; at <= speakers; at += 1) all.push(await comes("speaker", `Sam ${at}`));
  await http.round();
  const speaker = (at: number): Visitor => all[at] ?? assert.fail(`there is no speaker ${at}`);
  return { room, host, moderator, speaker, late: (name: string) => comes("speaker", name) };
};

/** The same, with breakout rooms open. */
const meetApart = async (speakers: number, plan: object, config: object = {}) => {
  const people = await meet(speakers, config);
  assert.equal(await asks(people.room, people.host, { do: "plan", count: 2, ...plan }), "done");
  assert.equal(await asks(people.room, people.host, { do: "open" }), "done");
  const { rooms } = await viewFor(people.room, people.host);
  const [one, two] = rooms.map((room) => String(room["roomId"]));
  return { ...people, one: one ?? "", two: two ?? "" };
};

const namesIn = (room: Record<string, unknown> | undefined) =>
  listOf({ people: room?.["people"] }, "people").map(({ name }) => name);

test("[B2] automatic assignment spreads people in the order of joining, and leaves alone who leads", async () => {
  const { room, host, late } = await meetApart(5, {});
  const { rooms } = await viewFor(room, host);
  assert.deepEqual(rooms.map(namesIn), [
    ["Sam 1", "Sam 3", "Sam 5"],
    ["Sam 2", "Sam 4"],
  ]);
  const lateOne = await late("Lee");
  await http.round();
  await http.round();
  assert.deepEqual(namesIn((await viewFor(room, host)).rooms[1]), ["Sam 2", "Sam 4", "Lee"]);
  assert.equal(attributesIn(room, lateOne)?.["breakout"], rooms[1]?.["roomId"]);
});

test("[B4] everybody is told by the main room when to go where, and until when", async () => {
  const { room, one, speaker, host } = await meetApart(1, { limitMinutes: 10 });
  const { breakouts } = http.state(room) as { breakouts: { startsAt: number; endsAt: number; rooms: object[] } };
  assert.equal(breakouts.endsAt - breakouts.startsAt, 600_000);
  assert.deepEqual(breakouts.rooms[0], { roomId: one, name: "Room 1", people: 0 });
  assert.equal(attributesIn(room, speaker(0))?.["breakout"], one);
  assert.equal(attributesIn(room, host)?.["breakout"], "");
});

test("[B5] [B6] with the main room's token one comes as oneself, where one is sent; who leads everywhere", async () => {
  const { room, one, two, speaker, moderator } = await meetApart(2, {});
  assert.equal(await goes(speaker(0), { from: room, to: two }), "403 not-your-breakout");
  const there = await went(speaker(0), { from: room, to: one });
  assert.equal(there.body["participantIdentity"], speaker(0).identity);
  assert.equal(there.body["role"], "speaker");
  assert.deepEqual(fields(http.state(one))["breakout"], {
    parentRoomId: room,
    parentName: "Weekly",
    endsAt: fields(fields(http.state(room))["breakouts"])["endsAt"],
    mayRecord: false,
  });
  assert.equal((await went(moderator, { from: room, to: two })).body["role"], "moderator");
  const stranger = await http.makeRoom();
  const other = await http.comes(stranger, "host");
  assert.equal(await goes(other, { from: stranger, to: one }), "403 forbidden");
  assert.equal(codeOf(await http.asksIn("nobody", one, { participantName: "Eve" })), "400 bad-secret");
});

test("[B6] under own choice everybody goes where they like, else only who leads says who goes where", async () => {
  const { room, one, two, speaker } = await meetApart(1, { assignment: "own-choice" });
  assert.equal(await asks(room, speaker(0), { do: "choose", to: two }), "done");
  await went(speaker(0), { from: room, to: one });
  const manual = await meetApart(1, { assignment: "manual" });
  assert.equal(await asks(manual.room, manual.speaker(0), { do: "choose", to: manual.one }), "403 forbidden");
  for (const action of [{ do: "open" }, { do: "close" }, { do: "assign", identity: "x", to: null }])
    assert.equal(await asks(manual.room, manual.speaker(0), action), "403 forbidden");
  assert.equal((await http.ask(manual.speaker(0).as, `GET /api/v1/meetings/${manual.room}/breakouts`)).status, 403);
});

test("[B6] who leads here without the right to move people plans nothing: a member's own rights count", async () => {
  const { room } = await meet(0);
  const path = `POST /api/v1/rooms/${room}/members`;
  const own = { customPermissions: { participantPromote: false } };
  const made = fields((await http.ask("key", path, { name: "Ann", baseRole: "moderator", ...own })).body);
  const secret = new URL(String(made["accessUrl"])).searchParams.get("secret");
  const member = await http.comes(room, "moderator", { secret });
  assert.equal(await asks(room, member, { do: "plan", count: 2 }), "403 forbidden");
});

test("[B7] the server closes them at the limit, also when it was away; everybody comes back as they were", async () => {
  const { room, one, speaker } = await meetApart(1, { limitMinutes: 1 });
  assert.equal(await http.does(room, speaker(0), { do: "raise-hand" }), "done");
  await went(speaker(0), { from: room, to: one });
  await http.round();
  http.later(3 * 60_000);
  await http.round();
  assert.equal(fields(http.state(room))["breakouts"], null);
  assert.equal(http.inMeeting.has(one), false);
  assert.equal(await http.rooms.get(roomId(one)), null);
  // It is gone, which his token does not tell (AC19).
  assert.equal(await goes(speaker(0), { from: one, to: one }), "403 forbidden");
  const back = await went(speaker(0), { from: one, to: room });
  await http.round();
  assert.notEqual(attributesIn(room, back)?.["hand"], "");
  assert.equal(attributesIn(room, back)?.["breakout"], "");
});

test("[B7] the limit is changed while they run: longer, shorter, none", async () => {
  const { room, one, host } = await meetApart(0, { limitMinutes: 1 });
  assert.equal(await asks(room, host, { do: "adjust", extendMinutes: 5 }), "done");
  const endsAt = () => fields(fields(http.state(room))["breakouts"])["endsAt"];
  const startsAt = fields(fields(http.state(room))["breakouts"])["startsAt"];
  assert.equal(Number(endsAt()) - Number(startsAt), 360_000);
  http.later(2 * 60_000);
  await http.round();
  assert.equal((await http.rooms.get(roomId(one)))?.breakout?.endsAt, endsAt());
  assert.equal(await asks(room, host, { do: "adjust", limitMinutes: null }), "done");
  assert.equal(endsAt(), null);
  http.later(60 * 60_000);
  await http.round();
  assert.notEqual(await http.rooms.get(roomId(one)), null);
});

test("[B8] who is sent elsewhere is disconnected where he is, and may go where he is sent", async () => {
  const { room, one, two, speaker, host } = await meetApart(1, {});
  await went(speaker(0), { from: room, to: one });
  await http.round();
  assert.equal(await asks(room, host, { do: "assign", identity: speaker(0).identity, to: two }), "done");
  await http.round();
  assert.equal(http.present(one).has(speaker(0).identity), false);
  await went(speaker(0), { from: one, to: two });
  await http.round();
  assert.deepEqual(namesIn((await viewFor(room, host)).rooms[1]), ["Sam 1"]);
});

test("[B9] the main meeting goes on while everybody is in breakout rooms, and ends when nobody is left", async () => {
  const { room, one, host, moderator, speaker } = await meetApart(1, { limitMinutes: null });
  for (const visitor of [host, moderator, speaker(0)]) await went(visitor, { from: room, to: one });
  await http.round();
  http.closes(room);
  for (const ms of [60_000, 20 * 60_000]) {
    await http.round();
    http.later(ms);
  }
  await http.round();
  assert.notEqual(await http.running.current(roomId(room)), null);
  for (const visitor of [host, moderator, speaker(0)]) http.leaves(one, visitor.identity);
  await http.round();
  http.closes(one);
  for (let at = 0; at < 4; at += 1) {
    http.later(30_000);
    await http.round();
  }
  assert.equal(await http.running.current(roomId(room)), null);
  assert.equal(await http.rooms.get(roomId(one)), null);
});

test("[B5] who is left out of recordings is so in the breakout room too", async () => {
  const { room, one, speaker } = await meetApart(1, {}, { recording: { mayBeLeftOut: true } });
  assert.equal(await http.does(room, speaker(0), { do: "leave-me-out", leaveOut: true }), "done");
  await went(speaker(0), { from: room, to: one });
  assert.equal(attributesIn(one, speaker(0))?.["leftOut"], "1");
});

test("[B9] who is in a breakout room keeps his place in a main room that is full", async () => {
  const { room, one, speaker } = await meetApart(1, {}, { maxParticipants: 3 });
  await went(speaker(0), { from: room, to: one });
  await http.round();
  http.later(60_000);
  await http.round();
  const secret = await http.secretOf(room, "speaker");
  assert.equal(codeOf(await http.asksIn("nobody", room, { secret, participantName: "Eve" })), "409 room-full");
  await went(speaker(0), { from: one, to: room });
});

test("[B10] closing ends each room, and a main room that ends for everybody takes them along", async () => {
  const { room, one, two, host, speaker } = await meetApart(1, {});
  await went(speaker(0), { from: room, to: one });
  assert.equal(await asks(room, host, { do: "close" }), "done");
  assert.deepEqual([await http.rooms.get(roomId(one)), await http.rooms.get(roomId(two))], [null, null]);
  assert.equal(await asks(room, host, { do: "close" }), "409 no-breakouts");
  const other = await meetApart(1, {});
  await went(other.speaker(0), { from: other.room, to: other.one });
  assert.equal(await http.does(other.room, other.host, { do: "end" }), "done");
  await http.round();
  assert.equal(http.inMeeting.has(other.one), false);
  assert.equal(await http.rooms.get(roomId(other.one)), null);
  const back = await http.asksIn(other.speaker(0).as, other.room, { back: true });
  assert.equal(codeOf(back), "404 no-meeting");
  assert.equal(await http.running.current(roomId(other.room)), null);
});

test("[B11] words to all rooms are heard and kept in each", async () => {
  const { room, one, host, speaker } = await meetApart(1, {});
  const there = await went(speaker(0), { from: room, to: one });
  await http.round();
  assert.equal(await asks(room, host, { do: "broadcast", words: "Two minutes" }), "done");
  assert.ok(http.sent.some(({ message }) => message.is === "broadcast" && message.words === "Two minutes"));
  const { body } = await http.ask(there.as, `GET /api/v1/meetings/${one}/chat`);
  assert.deepEqual(
    listOf(body, "messages").map(({ words }) => words),
    ["Two minutes"],
  );
});

test("[B12] who leads records there; participants only when it is permitted, at once", async () => {
  const { room, one, host, speaker } = await meetApart(1, {});
  const there = await went(speaker(0), { from: room, to: one });
  const record = (as: Visitor["as"]) => http.ask(as, "POST /api/v1/recordings", { roomId: one });
  assert.equal((await record(there.as)).status, 403);
  assert.equal(await asks(room, host, { do: "adjust", mayRecord: true }), "done");
  const told = await http.ask(speaker(0).as, `POST /api/v1/rooms/${one}/members/token`, {});
  assert.equal(fields(fields(told.body)["permissions"])["recordingControl"], true, "who asks anew is told");
  const made = await record(there.as);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { parentRoomId, breakoutName, title, initiator } = fields(made.body);
  assert.deepEqual([parentRoomId, breakoutName, initiator], [room, "Room 1", "Sam 1"]);
  assert.match(String(title), /^Rec - .* - Weekly - Room 1$/);
  const id = String(fields(made.body)["recordingId"]);
  assert.equal((await http.ask(there.as, `POST /api/v1/recordings/${id}/stop`)).status, 202);
});

test("[B13] recordings of breakout rooms are listed under the main room, for who leads there", async () => {
  const { room, one, host, speaker } = await meetApart(1, {});
  await went(speaker(0), { from: room, to: one });
  const id = await http.recordOne(one);
  const listFor = async ({ as }: Pick<Visitor, "as">, query: string) => {
    const { status, body } = await http.ask(as, `GET /api/v1/recordings?roomId=${room}${query}`);
    return status === 200 ? listOf(body, "recordings").map(({ recordingId: found }) => found) : status;
  };
  assert.deepEqual(await listFor(host, "&breakouts=true"), [id]);
  assert.deepEqual(await listFor({ as: "key" }, "&breakouts=true"), [id]);
  assert.deepEqual(await listFor(host, ""), []);
  assert.equal(await listFor(speaker(0), "&breakouts=true"), 403);
  assert.equal((await http.ask(host.as, `GET /api/v1/recordings/${id}`)).status, 200);
  assert.equal((await http.ask(speaker(0).as, `GET /api/v1/recordings/${id}`)).status, 404);
});

test("[B14] closing ends a room's recording, with the reason, and keeps file and room", async () => {
  const { room, one, host, speaker } = await meetApart(1, {});
  await went(speaker(0), { from: room, to: one });
  const id = await http.recordOne(one);
  assert.equal(await asks(room, host, { do: "close" }), "done");
  const record = await http.recordings.get(recordingId(id));
  assert.equal(record?.life.state, "stopping");
  assert.equal(record?.ending?.cause, "meeting-ended");
  assert.equal((await http.rooms.get(roomId(one)))?.closed, true);
  const rooms = listOf((await http.ask("key", "GET /api/v1/rooms?maxItems=100")).body, "rooms");
  assert.ok(rooms.every(({ roomId: listed }) => listed !== one));
  await http.ask("key", `DELETE /api/v1/rooms/${room}?withMeeting=force&withRecordings=force`);
  assert.equal(await http.rooms.get(roomId(one)), null);
  await http.recordings.apply(recordingId(id), {
    fact: "capture-ended",
    at: record.requestedAt,
    reason: "stopped",
    detail: "",
  });
  await http.recordings.apply(recordingId(id), { fact: "nothing-to-render", at: record.requestedAt });
  await http.round();
  assert.equal(await http.recordings.get(recordingId(id)), null);
});

test("[B15] all are recorded by one request, which says what became of each; the main recording goes on", async () => {
  const { room, one, two, host, speaker } = await meetApart(2, {});
  const main = await http.startOne(room);
  await went(speaker(0), { from: room, to: one });
  const { status, body } = await http.ask(host.as, `POST /api/v1/meetings/${room}/breakouts/recordings`);
  assert.equal(status, 200);
  assert.deepEqual(
    listOf(body, "started").map(({ roomId: started }) => started),
    [one],
  );
  assert.deepEqual(
    listOf(body, "failed").map(({ roomId: failed, code }) => [failed, code]),
    [[two, "no-participants"]],
  );
  assert.equal((await http.recordings.get(recordingId(main)))?.life.state, "starting");
  assert.equal((await http.ask(speaker(1).as, `POST /api/v1/meetings/${room}/breakouts/recordings`)).status, 403);
});

test("[R38] the main recording goes on while all are in breakout rooms; it ends when nobody is anywhere", async () => {
  const idle = { recording: { idleMinutes: 1 } };
  const { room, one, host, moderator, speaker } = await meetApart(1, { limitMinutes: null }, idle);
  const id = recordingId(await http.recordOne(room));
  const everybody = [host, moderator, speaker(0)];
  for (const visitor of everybody) await went(visitor, { from: room, to: one });
  for (let at = 0; at < 6; at += 1) {
    await http.round();
    http.later(30_000);
  }
  assert.equal((await http.recordings.get(id))?.life.state, "recording");
  assert.equal(http.inMeeting.has(room), true);
  for (const visitor of everybody) http.leaves(one, visitor.identity);
  for (let at = 0; at < 5; at += 1) {
    await http.round();
    http.later(15_000);
  }
  const record = await http.recordings.get(id);
  // On a machine that takes longer than a lease for this, the log counts as closed already (R7).
  assert.match(String(record?.life.state), /^(stopping|publishing)$/);
  assert.equal(record?.ending?.cause, "meeting-ended");
});

test("[R38] closing gives everybody time to come back before the main recording counts as deserted", async () => {
  http.holdClock();
  const { room, one, host, speaker, moderator } = await meetApart(1, {});
  const id = recordingId(await http.recordOne(room));
  for (const visitor of [host, moderator, speaker(0)]) await went(visitor, { from: room, to: one });
  await http.round();
  await http.round();
  http.later(300_000);
  assert.equal(await asks(room, host, { do: "close" }), "done");
  await http.round();
  http.later(19_000);
  await http.round();
  assert.equal((await http.recordings.get(id))?.life.state, "recording");
  await went(speaker(0), { from: one, to: room });
  await http.round();
  http.later(60_000);
  await http.round();
  assert.equal((await http.recordings.get(id))?.life.state, "recording");
});

test("[B9] a LiveKit that lost the main room while all were in a breakout room is made to have it again", async () => {
  const { room, one, host, moderator, speaker } = await meetApart(1, {});
  for (const visitor of [host, moderator, speaker(0)]) await went(visitor, { from: room, to: one });
  await http.round();
  await http.round();
  http.closes(room);
  await http.round();
  assert.equal(http.inMeeting.has(room), true);
});

/** In a breakout room, and seen there; with the token of that room. */
const inside = async (people: Awaited<ReturnType<typeof meetApart>>, who: Visitor) => {
  const there = await went(who, { from: people.room, to: people.one });
  await http.round();
  assert.equal((await http.ask(there.as, `GET /api/v1/meetings/${people.one}/chat`)).status, 200);
  return there;
};
const isPutOut = async (people: Awaited<ReturnType<typeof meetApart>>, who: Visitor, there: Visitor) => {
  await http.round();
  await http.round();
  assert.equal(http.present(people.one).has(who.identity), false, "connected to the breakout room");
  assert.equal((await http.ask(there.as, `GET /api/v1/meetings/${people.one}/chat`)).status, 401);
  assert.notEqual((await http.asksIn(who.as, people.one, { toStage: true })).status, 200);
};

test("[B5] [M5] whoever is removed in a breakout room is removed from the meeting, with every token", async () => {
  const people = await meetApart(1, {});
  const sam = people.speaker(0);
  const there = await inside(people, sam);
  const moderator = await inside(people, people.moderator);
  assert.equal(await http.does(people.one, moderator, { do: "remove", identity: sam.identity }), "done");
  await isPutOut(people, sam, there);
  assert.equal(codeOf(await http.asksIn(sam.as, people.room, { back: true })), "403 removed");
});

test("[SP12] [B5] a renewed or closed link ends the breakout tokens of who came by it, and no others", async () => {
  const off = { access: { anonymous: { speaker: { enabled: false } } } };
  for (const [change, body] of [["POST access/speaker/rotate"], ["PUT access", off]] as const) {
    const people = await meetApart(1, {});
    const there = await inside(people, people.speaker(0));
    const host = await inside(people, people.host);
    const [method, path] = change.split(" ");
    assert.equal(codeOf(await http.ask("key", `${method} /api/v1/rooms/${people.room}/${path}`, body)), "done");
    await isPutOut(people, people.speaker(0), there);
    assert.equal((await http.ask(host.as, `GET /api/v1/meetings/${people.one}/chat`)).status, 200);
    assert.equal(http.present(people.one).has(people.host.identity), true);
  }
});

test("[SP11] [B5] a member who is removed is out of the breakout room too", async () => {
  const people = await meetApart(0, { assignment: "own-choice" });
  const path = `/api/v1/rooms/${people.room}/members`;
  const made = fields((await http.ask("key", `POST ${path}`, { name: "Ann", baseRole: "speaker" })).body);
  const secret = new URL(String(made["accessUrl"])).searchParams.get("secret");
  const member = await http.comes(people.room, "speaker", { secret });
  const there = await inside(people, member);
  assert.equal(codeOf(await http.ask("key", `DELETE ${path}/${String(made["memberId"])}`)), "done");
  await isPutOut(people, member, there);
});
