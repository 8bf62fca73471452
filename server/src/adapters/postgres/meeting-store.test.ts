import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openTestPostgres, requested, testDeps } from "../../processes/database.fixture.ts";
import { type Acted, type Attendee, changed, type Meeting, newRoom, type Room } from "../../rooms/index.ts";
import { participantIdentity, recordingId, roomId, wallMs } from "../../vocabulary/index.ts";

const { postgres, query, close } = await openTestPostgres();
after(close);
const { rooms, running } = postgres;
const now = wallMs(1_700_000_000_000);

const made = async (): Promise<Room> => {
  const room = newRoom(testDeps, { owner: "admin" });
  await rooms.create(room);
  return room;
};
const person = (name: string, more: Partial<Attendee> = {}): Attendee => ({
  identity: participantIdentity(name),
  name,
  role: "speaker",
  account: null,
  phone: false,
  standing: { at: "inside", since: now },
  stage: "on",
  handRaisedAt: null,
  leftOut: false,
  confirmed: null,
  ...more,
});
const adding =
  (name: string, more: Partial<Attendee> = {}) =>
  (meeting: Meeting): Meeting => ({ ...meeting, attendees: [...meeting.attendees, person(name, more)] });
const names = (meeting: Meeting | null) => meeting?.attendees.map(({ name }) => name).toSorted();
const meetingsOf = async (room: Room) =>
  (await query("select meeting_id from meetings where room_id = $1", [room.roomId])).length;

test("all who begin at once are in one meeting", async () => {
  const room = await made();
  const people = ["a", "b", "c", "d", "e", "f"];
  const begun = await Promise.all(people.map((name) => running.begin(room, now, adding(name))));
  assert.equal(new Set(begun.map(({ meetingId }) => meetingId)).size, 1);
  assert.deepEqual(names(await running.current(room.roomId)), people);
  assert.equal(await meetingsOf(room), 1);
});

test("changes at once all survive, and one that throws changes nothing", async () => {
  const room = await made();
  await running.begin(room, now, adding("a"));
  const others = ["b", "c", "d", "e"];
  await Promise.all(others.map((name) => running.change(room.roomId, (meeting) => changed(adding(name)(meeting)))));
  assert.deepEqual(names(await running.current(room.roomId)), ["a", ...others]);
  const refusing = (): never => {
    throw new Error("refused");
  };
  await assert.rejects(running.change(room.roomId, refusing), /refused/);
  await assert.rejects(running.begin(room, now, refusing), /refused/);
  assert.deepEqual(names(await running.current(room.roomId)), ["a", ...others]);
});

test("a refused beginning begins nothing", async () => {
  const room = await made();
  const refusing = (): never => {
    throw new Error("refused");
  };
  await assert.rejects(running.begin(room, now, refusing), /refused/);
  assert.equal(await running.current(room.roomId), null);
  assert.equal(await running.change(room.roomId, changed), null);
  assert.equal(await meetingsOf(room), 0);
});

test("a meeting that ended is not the next one; its document stays", async () => {
  const room = await made();
  const first = await running.begin(room, now, adding("a"));
  await running.noteAsked(room.roomId, participantIdentity("w"), now);
  await running.end(room.roomId, now);
  assert.equal(await running.current(room.roomId), null);
  assert.equal(await running.attendee(room.roomId, participantIdentity("a")), null);
  const second = await running.begin(room, now, adding("b"));
  assert.notEqual(second.meetingId, first.meetingId);
  assert.deepEqual(names(second), ["b"]);
  assert.deepEqual(await running.asked(room.roomId), new Map());
  const kept = await query("select document from meetings where meeting_id = $1", [first.meetingId]);
  assert.deepEqual(kept[0]?.["document"], first);
});

test("people that were seen before anybody came by the door have a meeting, and both ways make one", async () => {
  const room = await made();
  await Promise.all([rooms.meetingStarted(room.roomId, now), running.begin(room, now, adding("a"))]);
  assert.deepEqual(names(await running.current(room.roomId)), ["a"]);
  assert.equal(await meetingsOf(room), 1);
  await rooms.meetingEnded(room.roomId, now);
  assert.equal(await running.current(room.roomId), null);
  await rooms.meetingStarted(room.roomId, now);
  assert.deepEqual(names(await running.current(room.roomId)), []);
});

test("one attendee is found by an identity of any characters, and all running meetings are listed", async () => {
  const room = await made();
  const odd = participantIdentity(`"$ö' \\ ?(@`);
  const there = person("odd", { identity: odd });
  await running.begin(room, now, (meeting) => ({ ...meeting, attendees: [person("a"), there] }));
  assert.deepEqual(await running.attendee(room.roomId, odd), there);
  assert.equal(await running.attendee(room.roomId, participantIdentity("none")), null);
  assert.ok((await running.running()).some((meeting) => meeting.roomId === room.roomId));
});

test("[M30] each reader gets the newest lines that are his to read, in their order", async () => {
  const room = await made();
  const [a, b, mo] = [person("a"), person("b"), person("mo", { role: "moderator" })];
  await running.begin(room, now, (meeting) => ({ ...meeting, attendees: [a, b, mo] }));
  const say = (from: Attendee, to: "everyone" | "moderators" | Attendee, words: string) =>
    running.change(room.roomId, (meeting): Acted => ({ meeting, effects: [{ effect: "chat", from, to, words }] }));
  const kept = await say(a, "everyone", "1");
  await say(a, "moderators", "2");
  await say(a, b, "3");
  await say(b, a, "4");
  await say(mo, "everyone", "5");
  const read = async (reader: Attendee, count = 100) =>
    (await running.chat(room.roomId, reader, count)).map(({ words }) => words).join("");
  assert.deepEqual([await read(a), await read(b), await read(mo)], ["12345", "1345", "125"]);
  assert.equal(await read(a, 2), "45");
  assert.deepEqual((await running.chat(room.roomId, a, 100))[0], kept?.lines[0]);
  await rooms.delete(room.roomId);
  assert.equal(await read(a), "");
});

test("[M31] a consent is kept once, and outlives meeting and room", async () => {
  const room = await made();
  const by = person("a", { account: "ana" });
  await running.begin(room, now, adding("a"));
  await postgres.recordings.create(requested("r1", room.roomId));
  const id = requested("r1", room.roomId).recordingId;
  const confirm = (words: string, recording = id) =>
    running.change(room.roomId, (meeting): Acted => ({
      meeting,
      effects: [{ effect: "confirmed", by, recordingId: recording, words }],
    }));
  await Promise.all([confirm("This session is being recorded."), confirm("This session is being recorded.")]);
  await confirm("I made this one up.", recordingId("none"));
  await running.end(room.roomId, now);
  await rooms.delete(room.roomId);
  const [consent, ...others] = await running.consents(room.roomId, 10);
  assert.equal(others.length, 0);
  assert.deepEqual([consent?.name, consent?.account, consent?.words], ["a", "ana", "This session is being recorded."]);
});

test("who asked again is known with the newest time", async () => {
  const room = await made();
  const waiter = participantIdentity("w");
  await running.noteAsked(roomId("none"), waiter, now);
  await running.begin(room, now, adding("a"));
  await running.noteAsked(room.roomId, waiter, now);
  await running.noteAsked(room.roomId, waiter, wallMs(now + 2000));
  assert.deepEqual(await running.asked(room.roomId), new Map([[waiter, now + 2000]]));
});
