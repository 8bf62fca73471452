/** Live broadcasts through HTTP (K-60): who comes in when, who goes when it ends, and when its recording is listed. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { roomStateSchema } from "@roomreel/contract";
import { roomId } from "../vocabulary/index.ts";
import { type As, fields } from "./http.fixture.ts";
import { startMeetings, type Visitor } from "./meeting-people.fixture.ts";

let http: Awaited<ReturnType<typeof startMeetings>>;
before(async () => {
  http = await startMeetings();
});
after(() => http.stop());

const broadcastRoom = () => http.makeRoom({ kind: "broadcast" });
const stateOf = (room: string) => roomStateSchema.parse(http.state(room));
const seen = (room: string, { identity }: Visitor) => http.present(room).get(identity);
const refusal = (answer: { status: number; body: unknown }) =>
  answer.status < 300 ? "done" : `${answer.status} ${String(fields(answer.body)["code"])}`;
const listed = async (as: As, room: string) =>
  fields((await http.ask(as, `GET /api/v1/recordings?roomId=${room}`)).body)["recordings"];

test("[LB1] [LB3] [LB4] preview, live, ended: on the wire, before joining, and at LiveKit", async () => {
  const room = await broadcastRoom();
  assert.equal(fields((await http.ask("key", `GET /api/v1/rooms/${room}`)).body)["kind"], "broadcast");
  const secret = await http.secretOf(room, "viewer");
  const door = await http.ask("nobody", `POST /api/v1/rooms/${room}/members/token`, { secret });
  assert.deepEqual(fields(door.body)["broadcast"], { state: "preview", audience: 0 });
  const [host, speaker] = [await http.comes(room, "host"), await http.comes(room, "speaker")];
  await http.round();
  const viewer = await http.asks(room, "viewer");
  assert.deepEqual([viewer.body["waiting"], viewer.body["waitingFor"]], [true, "broadcast"]);
  assert.deepEqual([stateOf(room).broadcast, stateOf(room).waiting], [{ state: "preview", audience: 1 }, 0]);
  assert.deepEqual(http.sent, [], "nobody knocked");
  assert.equal(await http.does(room, speaker, { do: "go-live" }), "403 forbidden");
  assert.equal(await http.does(room, host, { do: "go-live" }), "done");
  assert.equal(stateOf(room).broadcast?.state, "live");
  const inside = await http.asksAgain(room, viewer);
  assert.ok(typeof inside !== "string" && inside.livekitToken !== undefined);
  http.connects(inside.livekitToken);
  await http.round();
  const meeting = await http.ask("key", `GET /api/v1/meetings/${room}`);
  assert.equal(fields(fields(meeting.body)["broadcast"])["state"], "live");
  assert.equal(await http.does(room, host, { do: "end-broadcast" }), "done");
  assert.deepEqual([seen(room, viewer), stateOf(room).broadcast?.state], [undefined, "ended"]);
  assert.ok(seen(room, speaker));
  assert.equal(await http.asksAgain(room, viewer), "409 broadcast-over");
  assert.equal(await http.does(room, host, { do: "end" }), "done");
  await http.comes(room, "host");
  assert.deepEqual(
    stateOf(room).broadcast,
    { state: "preview", audience: 0 },
    "the next meeting is the next broadcast",
  );
});

test("[LB1] an audience that waits all through a preview holds the meeting, the crew being away", async () => {
  const room = await broadcastRoom();
  await http.asks(room, "viewer");
  await http.round();
  http.later(15_000);
  await http.round();
  assert.equal((await http.running.current(roomId(room)))?.broadcast?.state, "preview");
});

test("[LB6] [LB7] a recording is nowhere until its room is closed; then it stays listed", async () => {
  const room = await broadcastRoom();
  const [host, admin] = [await http.comes(room, "host"), "key" as const];
  await http.round();
  const recording = await http.finishOne(room);
  const reads = [`/recordings/${recording}`, `/recordings/${recording}/media`, `/recordings/${recording}/url`];
  const hidden = async (who: string) => {
    for (const as of [admin, host.as]) {
      assert.deepEqual(await listed(as, room), [], who);
      for (const path of reads) assert.equal((await http.ask(as, `GET /api/v1${path}`)).status, 404, `${who} ${path}`);
      assert.equal(refusal(await http.ask(as, `DELETE /api/v1/recordings/${recording}`)), "404 no-recording", who);
    }
  };
  await hidden("in preview");
  await http.round();
  const told = stateOf(room).recording;
  assert.deepEqual([told?.state, told?.state === "complete" && told.listed], ["complete", false]);
  await http.does(room, host, { do: "end" });
  await hidden("the meeting over, the room not closed");
  await http.comes(room, "host");
  await http.round();
  const closing = await http.ask(admin, `PUT /api/v1/rooms/${room}/status`, { status: "closed" });
  assert.equal(closing.status, 202);
  await hidden("to be closed when the meeting ends");
  await http.ask(admin, `DELETE /api/v1/meetings/${room}`);
  const shows = async () => {
    const [only, ...more] = (await listed(admin, room)) as { recordingId: string }[];
    assert.deepEqual([only?.recordingId, more], [recording, []]);
    for (const path of reads) assert.equal((await http.ask(admin, `GET /api/v1${path}`)).status, 200, path);
  };
  await shows();
  await http.ask(admin, `PUT /api/v1/rooms/${room}/status`, { status: "open" });
  await shows();
});

test("[LB6] whoever controls a hidden recording pauses, resumes and stops it, and exports its consents", async () => {
  const room = await broadcastRoom();
  await http.comes(room, "host");
  await http.round();
  const recording = await http.recordOne(room);
  for (const what of ["pause", "resume", "stop"])
    assert.equal(refusal(await http.ask("key", `POST /api/v1/recordings/${recording}/${what}`)), "done", what);
  assert.equal(refusal(await http.ask("key", `GET /api/v1/recordings/${recording}/consents`)), "done");
});

test("[LB7] a room that is kept for its recordings when it is deleted is closed, and lists them", async () => {
  const room = await broadcastRoom();
  const recording = await http.finishOne(room);
  http.closes(room);
  const deleted = await http.ask("key", `DELETE /api/v1/rooms/${room}?withRecordings=close&withMeeting=force`);
  assert.equal(deleted.status, 200, JSON.stringify(deleted.body));
  assert.equal(fields(((await listed("key", room)) as object[])[0])["recordingId"], recording);
});

test("[LB8] a room broadcasts from its making on, and is in no space", async () => {
  const made = await http.ask("key", "POST /api/v1/spaces", { kind: "channel", name: "Team" });
  const spaceId = fields(made.body)["spaceId"];
  const refused = await http.ask("key", "POST /api/v1/rooms", { kind: "broadcast", spaceId });
  assert.equal(refused.status, 422);
  const plain = await http.comes(await http.makeRoom(), "host");
  assert.equal(plain.body["broadcast"], undefined);
});

test("[LB9] a broadcast has no breakout rooms", async () => {
  const room = await broadcastRoom();
  const host = await http.comes(room, "host");
  const plan = await http.ask(host.as, `POST /api/v1/meetings/${room}/breakouts/actions`, { do: "plan", count: 2 });
  assert.equal(refusal(plan), "409 broadcasts");
});
