import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listener } from "./changes.fixture.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let admin: Exclude<As, string>;
let olga: Exclude<As, string>;
let stranger: Exclude<As, string>;
before(async () => {
  http = await startHttp();
  admin = headers(await http.account("ada", "admin"));
  olga = headers(await http.account("olga", "room_manager"));
  stranger = headers(await http.account("sven"));
  // Once a change is heard the connection to the database is there.
  const first = await listener(http.app, admin);
  for (let heard = ""; heard !== "change"; heard = (await first.next())?.event ?? "") await http.makeRoom();
  first.stop();
});
after(() => http.stop());

const headers = (as: As): Exclude<As, string> => (typeof as === "string" ? assert.fail("no headers") : as);
const change = (kind: string, id: string | null, what: string) => ({ event: "change", data: { kind, id, what } });

const loseConnection = () =>
  http.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'roomreel-listen'`);
const untilMissed = async (heard: Awaited<ReturnType<typeof listener>>) => {
  for (let one = await heard.next(); one?.event !== "missed"; one = await heard.next()) assert.ok(one !== null);
};

/** The next change, whatever was missed before it; what administrators hear of the audit log is left out. */
const told = async (heard: Awaited<ReturnType<typeof listener>>) => {
  for (let one = await heard.next(); ; one = await heard.next())
    if (one === null || (one.event !== "missed" && one.data["kind"] !== "audit")) return one;
};

/** Storage is measured anew beside it. */
const recordingTold = async (heard: Awaited<ReturnType<typeof listener>>) => {
  for (let one = await told(heard); ; one = await told(heard))
    if (one === null || one.data["kind"] === "recordings") return one;
};

/** Everything until the room that everybody may know of. */
const untilMark = async (heard: Awaited<ReturnType<typeof listener>>, mark: string) => {
  const all: unknown[] = [];
  for (let one = await told(heard); one !== null; one = await told(heard)) {
    if (one.data["id"] === mark) return all;
    all.push(one);
  }
  return assert.fail("the stream ended");
};
const openRoom = () => http.makeRoom({ access: { user: { enabled: true } } });

test("[AC14] whoever may read a room is told that it was made and changed and deleted, and nobody else", async () => {
  const [own, other, all] = [
    await listener(http.app, olga),
    await listener(http.app, stranger),
    await listener(http.app, admin),
  ];
  const made = await http.ask(olga, "POST /api/v1/rooms", { roomName: "Mine" });
  const id = String(fields(made.body)["roomId"]);
  for (const one of [own, all]) assert.deepEqual(await told(one), change("rooms", id, "created"));
  await http.ask(olga, `PUT /api/v1/rooms/${id}/name`, { roomName: "Ours" });
  for (const one of [own, all]) assert.deepEqual(await told(one), change("rooms", id, "changed"));
  await http.ask(olga, `DELETE /api/v1/rooms/${id}`);
  for (const one of [own, all]) assert.deepEqual(await told(one), change("rooms", id, "removed"));
  const mark = await openRoom();
  assert.deepEqual(await untilMark(other, mark), []);
  for (const one of [own, other, all]) one.stop();
});

test("[AC14] a recording is told to its room's people as far as they may list recordings", async () => {
  const room = await http.makeRoom();
  const other = await http.makeRoom();
  const speaker = await listener(http.app, headers(await http.member(room, "speaker")));
  const elsewhere = await listener(http.app, headers(await http.member(other, "moderator")));
  const id = await http.recordOne(room);
  const first = await told(speaker);
  assert.deepEqual([first?.data["kind"], first?.data["id"]], ["recordings", id]);
  await http.ask("key", `PUT /api/v1/rooms/${other}/name`, { roomName: "Elsewhere" });
  assert.deepEqual(await told(elsewhere), change("rooms", other, "changed"));
  speaker.stop();
  elsewhere.stop();
});

test("[AC14] captions and marks change their recording; when it goes they go in silence", async () => {
  const running = await http.recordOne(await http.makeRoom());
  const finished = await http.finishOne(await http.makeRoom());
  const heard = await listener(http.app, admin);
  const set = await http.ask("key", `POST /api/v1/recordings/${running}/marks`, { label: "The proof" });
  assert.deepEqual(await told(heard), change("recordings", running, "changed"));
  await http.ask("key", `DELETE /api/v1/recordings/${running}/marks/${String(fields(set.body)["markId"])}`);
  assert.deepEqual(await told(heard), change("recordings", running, "changed"));
  const captions = `/api/v1/recordings/${finished}/captions/de`;
  const sent = await http.app.inject({
    method: "PUT",
    url: `/meet${captions}`,
    headers: { ...admin, "content-type": "text/vtt" },
    payload: "WEBVTT\n\n00:00.000 --> 00:01.000\nThe proof\n",
  });
  assert.equal(sent.statusCode, 200);
  assert.deepEqual(await recordingTold(heard), change("recordings", finished, "changed"));
  await http.ask("key", `POST /api/v1/recordings/${running}/marks`, { label: "Gone" });
  assert.deepEqual(await recordingTold(heard), change("recordings", running, "changed"));
  await http.query("delete from recordings where recording_id = any($1)", [[running, finished]]);
  const mark = await openRoom();
  const rest = (await untilMark(heard, mark)).filter((one) => JSON.stringify(one).includes("recordings"));
  assert.deepEqual(rest, []);
  heard.stop();
});

test("[AC14] a collaborator is told what he got, and that he has it no more; the owner of before, too", async () => {
  const id = await http.finishOne(String(fields((await http.ask(olga, "POST /api/v1/rooms", {})).body)["roomId"]));
  const cleo = await listener(http.app, headers(await http.account("cleo")));
  const other = await listener(http.app, headers(await http.account("otto")));
  const own = await listener(http.app, olga);
  const assign = (what: string, body: object) => http.ask("key", `PUT /api/v1/recordings/${id}/${what}`, body);
  await assign("collaborators", { collaborators: [{ userId: "cleo", as: ["co-editor"] }] });
  for (const one of [cleo, own]) assert.deepEqual(await told(one), change("recordings", id, "changed"));
  await assign("collaborators", { collaborators: [] });
  assert.deepEqual(await told(cleo), change("recordings", null, "changed"));
  assert.deepEqual(await told(own), change("recordings", id, "changed"));
  await assign("owner", { userId: "cleo" });
  assert.deepEqual(await told(cleo), change("recordings", id, "changed"));
  assert.deepEqual(await recordingTold(own), change("recordings", id, "changed"));
  assert.deepEqual(await recordingTold(own), change("recordings", null, "changed"));
  const mark = await openRoom();
  assert.deepEqual(await untilMark(other, mark), []);
  for (const one of [cleo, other, own]) one.stop();
});

test("[AC15] a stream ends with its session, at once", async () => {
  const heard = await listener(http.app, stranger);
  const { sessions } = fields((await http.ask("key", "GET /api/v1/users/sven/sessions")).body);
  assert.equal((sessions as readonly unknown[]).length, 1);
  await http.ask("key", "DELETE /api/v1/users/sven/sessions");
  assert.equal(await heard.next(), null);
});

test("[AC15] a stream ends with its API key", async () => {
  const made = fields((await http.ask(admin, "POST /internal-api/v1/auth/api-keys", { name: "page" })).body);
  const heard = await listener(http.app, { "x-api-key": String(made["key"]) });
  await http.ask(admin, `DELETE /internal-api/v1/auth/api-keys/${String(made["keyId"])}`);
  assert.equal(await heard.next(), null);
});

test("[AC14] after the connection to the database was lost, listeners are told that they missed some", async () => {
  const heard = await listener(http.app, admin);
  await loseConnection();
  await untilMissed(heard);
  heard.stop();
});
