/** Triggers, ends and the gate of consent, by the server's round over a real database. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { defaultOrganisation } from "../people/index.ts";
import { recordingId, type RecordingId, roomId, wallMs } from "../vocabulary/index.ts";
import { fields } from "./http.fixture.ts";
import { startMeetings, type Visitor } from "./meeting-people.fixture.ts";

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
});
after(() => http.stop());
beforeEach(() => organisation(defaultOrganisation));

const organisation = (body: object) => http.ask("key", "PUT /api/v1/organisation", body);
const roomThat = (recording: object) => http.makeRoom({ config: { recording } });
const rounds = async (count = 3): Promise<void> => {
  for (let at = 0; at < count; at += 1) await http.round();
};
const recordingsOf = async (room: string) => {
  const { body } = await http.ask("key", `GET /api/v1/recordings?roomId=${room}`);
  return fields(body)["recordings"] as Record<string, unknown>[];
};
const onlyOf = async (room: string) => {
  const all = await recordingsOf(room);
  assert.equal(all.length, 1);
  return fields(all[0]);
};
/** Starts a recording, and a recorder has media. */
const records = async (room: string) => {
  const { body } = await http.ask("key", "POST /api/v1/recordings", { roomId: room });
  const id = recordingId(String(fields(body)["recordingId"]));
  const at = (await http.recordings.get(id))?.requestedAt ?? wallMs(0);
  await http.recordings.apply(id, { fact: "media-durable", at });
  return id;
};
/** The recorder saw the meeting end, or did what it was told. */
const captureEnds = async (id: RecordingId) => {
  const at = wallMs(2_000_000_000_000);
  await http.recordings.apply(id, { fact: "capture-ended", at, reason: "meeting-ended", detail: "it was gone" });
  await http.recordings.apply(id, { fact: "nothing-to-render", at });
};
const stop = (id: unknown) => http.ask("key", `POST /api/v1/recordings/${String(id)}/stop`);
const publishes = (room: string, { identity }: Visitor) => http.present(room).get(identity)?.publish;

test("[R30] of servers that race one starts the recording, and after a stop none starts another", async () => {
  const room = await roomThat({ startTrigger: "automatic" });
  const person = await http.comes(room, "speaker");
  await http.round();
  await Promise.all(Array.from({ length: 8 }, () => http.round()));
  const { recordingId: id, initiator } = await onlyOf(room);
  assert.equal(initiator, undefined);
  assert.equal((await stop(id)).status, 202);
  await rounds();
  assert.equal((await recordingsOf(room)).length, 1);
  http.leaves(room, person.identity);
  await rounds();
  http.closes(room);
  http.later(30_000);
  await rounds();
  await http.comes(room, "speaker");
  await rounds();
  assert.equal((await recordingsOf(room)).length, 2, "a new meeting has its trigger anew");
});

test("[R30] a recording by hand uses the trigger up", async () => {
  const room = await roomThat({ startTrigger: "automatic-2nd-participant" });
  const host = await http.comes(room, "host");
  await rounds();
  assert.equal(fields(http.state(room))["willBeRecorded"], true, "[R36]");
  const started = fields((await http.ask(host.as, "POST /api/v1/recordings", { roomId: room })).body);
  await stop(started["recordingId"]);
  await http.comes(room, "speaker");
  await rounds();
  assert.equal((await recordingsOf(room)).length, 1);
  assert.equal(fields(http.state(room))["willBeRecorded"], false);
});

test("[R31] who waits to be admitted starts nothing", async () => {
  const room = await http.makeRoom({ config: { waitingRoom: true, recording: { startTrigger: "automatic" } } });
  await http.asks(room, "speaker");
  await rounds();
  assert.deepEqual(await recordingsOf(room), []);
  await http.comes(room, "moderator");
  await rounds();
  await onlyOf(room);
});

test("[R32] the room's state names whom the prompt asks; a no moves it to the next who comes", async () => {
  const room = await roomThat({ startTrigger: "prompt" });
  const prompted = () => fields(http.state(room))["prompted"];
  await http.comes(room, "moderator", { phone: true });
  await rounds();
  assert.equal(prompted(), null);
  const first = await http.comes(room, "moderator");
  await rounds();
  assert.equal(prompted(), first.identity);
  assert.equal(await http.does(room, first, { do: "decline-recording" }), "done");
  await rounds();
  assert.equal(prompted(), null);
  const second = await http.comes(room, "host");
  await rounds();
  assert.equal(prompted(), second.identity);
  assert.equal((await http.ask(second.as, "POST /api/v1/recordings", { roomId: room })).status, 201);
  await rounds();
  assert.equal(prompted(), null);
});

test("[R35] after two minutes with a host the room's state reminds", async () => {
  const room = await http.makeRoom();
  await http.comes(room, "host");
  await rounds();
  assert.equal(fields(http.state(room))["reminded"], false);
  http.later(121_000);
  await rounds();
  assert.equal(fields(http.state(room))["reminded"], true);
});

test("[R40] [R41] a recording keeps its consent mode; changed settings are those of the next", async () => {
  const room = await http.makeRoom();
  await http.comes(room, "host");
  await rounds();
  await http.ask("key", "POST /api/v1/recordings", { roomId: room });
  await organisation({ recording: { consent: "notify" }, recordingLimitHours: 1 });
  await rounds();
  assert.equal(fields(http.state(room))["consent"], "confirm");
  const kept = await http.recordings.get(recordingId(String((await onlyOf(room))["recordingId"])));
  assert.equal(kept?.rules.limitMs, 24 * 3_600_000);
});

test("[R42] people send nothing until they confirm, before a recorder can come, and are free after it", async () => {
  const room = await roomThat({ consent: "gate" });
  const [host, guest] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  await rounds();
  const open = { camera: true, microphone: true, screen: true };
  const closed = { camera: false, microphone: false, screen: false };
  assert.deepEqual([publishes(room, host), publishes(room, guest)], [open, open]);
  const { body } = await http.ask(host.as, "POST /api/v1/recordings", { roomId: room });
  assert.deepEqual([publishes(room, host), publishes(room, guest)], [closed, closed], "at once, without a round");
  const id = String(fields(body)["recordingId"]);
  const confirm = (by: Visitor, named: string) =>
    http.does(room, by, { do: "confirm-recording", recordingId: named, words: "This session is being recorded." });
  await confirm(guest, "another");
  await rounds();
  assert.deepEqual(publishes(room, guest), closed, "another recording's answer does not count");
  await confirm(guest, id);
  await rounds();
  assert.deepEqual([publishes(room, host), publishes(room, guest)], [closed, open]);
  const late = await http.comes(room, "speaker");
  assert.deepEqual(publishes(room, late), closed, "who comes later finds it closed");
  await stop(id);
  await rounds();
  assert.deepEqual([publishes(room, host), publishes(room, late)], [open, open]);
});

test("[R42] a gate whose recording was never made opens by itself", async () => {
  const room = await roomThat({ consent: "gate" });
  const host = await http.comes(room, "host");
  await rounds();
  await http.running.change(roomId(room), (meeting) => {
    const closedAt = meeting.attendees[0]?.standing.since ?? meeting.startedAt;
    return { meeting: { ...meeting, gate: { recordingId: recordingId("never-made"), closedAt } }, effects: [] };
  });
  await rounds();
  assert.equal(publishes(room, host)?.camera, false);
  http.later(11_000);
  await rounds();
  assert.equal(publishes(room, host)?.camera, true);
});

test("[R34] [R37] a meeting that nobody leads any more ends its recording with that reason", async () => {
  const room = await http.makeRoom();
  const [host] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  await rounds();
  const id = await records(room);
  http.leaves(room, host.identity);
  await rounds();
  http.later(14 * 60_000);
  await rounds();
  assert.equal((await onlyOf(room))["status"], "active", "a host who leaves stops nothing");
  http.later(2 * 60_000);
  await rounds();
  await captureEnds(id);
  assert.partialDeepStrictEqual(await onlyOf(room), {
    endCause: "meeting-ended",
    details: "End reason: no host or moderator came back within 15 minutes",
  });
});

test("[R34] a meeting at its limit is ended for everybody", async () => {
  await organisation({ meetingLimitHours: 1 });
  const room = await http.makeRoom();
  await http.comes(room, "host");
  await rounds();
  await records(room);
  http.later(3_599_000);
  await rounds();
  assert.equal((await onlyOf(room))["status"], "active");
  http.later(1_000);
  await rounds();
  assert.match(String((await onlyOf(room))["details"]), /limit of 1 hour$/);
});

test("[R33] an idle meeting ends its recording, counted from the row", async () => {
  await organisation({ recording: { idleMinutes: 5 } });
  const room = await http.makeRoom();
  const [host, other] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  await rounds();
  const id = await records(room);
  http.later(400_000);
  await rounds();
  assert.equal((await onlyOf(room))["status"], "active", "two who publish");
  http.leaves(room, other.identity);
  await rounds();
  http.later(299_000);
  await rounds();
  assert.equal((await onlyOf(room))["status"], "active");
  http.later(2_000);
  await rounds();
  await captureEnds(id);
  assert.equal((await onlyOf(room))["endCause"], "idle");
  assert.ok(http.present(room).has(host.identity), "the meeting goes on");
});
