/**
 * Every limit on the server's clock, counted on by a server that was started in between: what a limit is counted from
 * is in the database, never in a process.
 */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { defaultOrganisation } from "../people/index.ts";
import { mediaMs, recordingId, roomId, wallMs } from "../vocabulary/index.ts";
import { fields } from "./http.fixture.ts";
import { startMeetings } from "./meeting-people.fixture.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
});
after(() => http.stop());
beforeEach(() => {
  http.holdClock();
  return organisation(defaultOrganisation);
});

const organisation = (body: object) => http.ask("key", "PUT /api/v1/organisation", body);
const runs = async (room: string): Promise<boolean> => (await http.running.current(roomId(room))) !== null;
const recordingView = async (id: string) => fields((await http.ask("key", `GET /api/v1/recordings/${id}`)).body);
const statusOf = async (id: string) => (await recordingView(id))["status"];

/** Goes on to just before the limit, and then over it: each time a server that has just been started looks. */
const around = async (limitMs: number, holds: (over: boolean) => Promise<void>): Promise<void> => {
  http.later(limitMs - 5 * SECOND);
  await http.roundAfterRestart();
  await holds(false);
  http.later(6 * SECOND);
  await http.roundAfterRestart();
  await holds(true);
  http.later(-limitMs - SECOND);
};

test("[M8] 15 minutes without host and moderator end the meeting, and its recording (K-26, K-43)", async () => {
  const room = await http.makeRoom();
  const [host] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  await http.round();
  const id = await http.recordOne(room);
  http.leaves(room, host.identity);
  await http.round();
  await around(15 * MINUTE, async (over) => {
    assert.equal(await runs(room), !over);
    assert.equal(await statusOf(id), over ? "ending" : "active");
  });
});

test("[M38] a meeting lasts as long as the organisation lets it, 72 hours at most (K-41)", async () => {
  assert.equal((await organisation({ meetingLimitHours: 73 })).status, 422);
  assert.equal((await organisation({ meetingLimitHours: 72 })).status, 200);
  const room = await http.makeRoom();
  await http.comes(room, "host");
  await http.round();
  await around(72 * HOUR, async (over) => assert.equal(await runs(room), !over));
});

test("[M38] a room's own time counts, shorter or longer, also when it is set while people meet", async () => {
  const room = await http.makeRoom({ config: { maxDurationMinutes: 30 } });
  await http.comes(room, "host");
  await http.round();
  await around(30 * MINUTE, async (over) => assert.equal(await runs(room), !over));
  await http.comes(room, "host");
  await http.round();
  const put = (maxDurationMinutes: number | null) =>
    http.ask("key", `PUT /api/v1/rooms/${room}/config`, { config: { maxDurationMinutes } });
  const answer = fields((await put(48 * 60)).body);
  assert.deepEqual(answer["appliesFrom"], { maxDurationMinutes: "now" });
  await around(48 * HOUR, async (over) => assert.equal(await runs(room), !over, "longer than the organisation's day"));
  await http.comes(room, "host");
  await http.round();
  await put(null);
  await around(24 * HOUR, async (over) => assert.equal(await runs(room), !over));
});

test("[R19] [R9] after 24 hours a recording ends as limit_reached with its file (K-42)", async () => {
  await organisation({ meetingLimitHours: 72 });
  assert.equal((await organisation({ recordingLimitHours: 25 })).status, 422);
  const room = await http.makeRoom();
  await http.comes(room, "host");
  await http.round();
  const id = await http.recordOne(room);
  await around(24 * HOUR, async (over) => {
    assert.equal(await statusOf(id), over ? "ending" : "active");
    assert.ok(await runs(room));
  });
  const ended = { fact: "capture-ended", at: wallMs(2_000_000_000_000), reason: "stopped", detail: "stop" } as const;
  await http.recordings.apply(recordingId(id), ended);
  const file = { path: "film.mp4", bytes: 10, durationMs: mediaMs(24 * HOUR), sha256: "ab".repeat(32), gaps: [] };
  await http.recordings.apply(recordingId(id), { fact: "file-verified", at: ended.at, file });
  const { status, playable, duration, endCause } = await recordingView(id);
  assert.deepEqual([status, playable, duration, endCause], ["limit_reached", true, 24 * 3600, "limit"]);
});

test("[R18] [M9] 20 s after the last person left the recording ends, and the meeting", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  await http.round();
  const id = await http.recordOne(room);
  http.leaves(room, host.identity);
  await http.round();
  await around(20 * SECOND, async (over) => {
    assert.equal(await statusOf(id), over ? "ending" : "active");
    assert.equal(await runs(room), !over);
  });
});

test("[R18] who comes back within the 20 s begins them anew", async () => {
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  await http.round();
  const id = await http.recordOne(room);
  for (let times = 0; times < 3; times += 1) {
    http.leaves(room, host.identity);
    await http.round();
    http.later(15 * SECOND);
    await http.roundAfterRestart();
    http.connects(String(host.livekitToken));
    await http.roundAfterRestart();
  }
  assert.equal(await statusOf(id), "active");
  http.later(-45 * SECOND);
});

test("[R34] a host who leaves ends no recording; nor does nobody who leads, for 15 minutes", async () => {
  const room = await http.makeRoom();
  const [host, moderator] = [await http.comes(room, "host"), await http.comes(room, "moderator")];
  await http.comes(room, "speaker");
  await http.round();
  const id = await http.recordOne(room);
  http.leaves(room, host.identity);
  await http.round();
  http.later(HOUR);
  await http.roundAfterRestart();
  assert.equal(await statusOf(id), "active");
  http.leaves(room, moderator.identity);
  await http.round();
  http.later(14 * MINUTE);
  await http.roundAfterRestart();
  assert.equal(await statusOf(id), "active");
  http.later(-HOUR - 14 * MINUTE);
});

test("[SP16] [M39] a room whose time is over ends its meeting; closing a room waits for its end", async () => {
  const now = http.now();
  const schedule = { from: now - HOUR, until: now + HOUR, endsOnTime: true };
  const timed = await http.makeRoom({ config: { schedule } });
  await http.comes(timed, "host");
  await http.round();
  const recorded = await http.recordOne(timed);
  await around(HOUR, async (over) => assert.equal(await runs(timed), !over));
  assert.equal(await statusOf(recorded), "ending");
  const room = await http.makeRoom();
  const host = await http.comes(room, "host");
  await http.round();
  const id = await http.recordOne(room);
  assert.equal((await http.ask("key", `PUT /api/v1/rooms/${room}/status`, { status: "closed" })).status, 202);
  await http.roundAfterRestart();
  assert.deepEqual([await statusOf(id), await runs(room)], ["active", true], "closing ends nobody's meeting");
  assert.equal(await http.does(room, host, { do: "end" }), "done");
  assert.equal(await statusOf(id), "ending");
  const secret = await http.secretOf(room, "speaker");
  const late = await http.asksIn("nobody", room, { secret, participantName: "Late" });
  assert.deepEqual([late.status, fields(late.body)["code"]], [409, "room-closed"]);
});

test("[M17] the places of a room are counted from its meeting, whoever counts", async () => {
  const room = await http.makeRoom({ config: { maxParticipants: 2 } });
  const [first] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  await http.roundAfterRestart();
  const secret = await http.secretOf(room, "speaker");
  const late = () => http.asksIn("key", room, { secret, participantName: "Late" });
  assert.equal(fields((await late()).body)["code"], "room-full");
  http.leaves(room, first.identity);
  await http.roundAfterRestart();
  assert.equal((await late()).status, 200);
});
