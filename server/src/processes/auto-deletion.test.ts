/** Rooms that delete themselves: L60 to L62 of library/RULES.md. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { roomId } from "../vocabulary/index.ts";
import { fields, startHttp } from "./http.fixture.ts";

const HOUR = 3_600_000;
let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

type Policy = { readonly withMeeting?: string; readonly withRecordings?: string };
const inTwoHours = (policy?: Policy) => ({
  autoDeletionDate: Date.now() + 2 * HOUR,
  ...(policy === undefined ? {} : { autoDeletionPolicy: policy }),
});
/** After the rooms' time. */
const whenOver = async <Result>(what: () => Promise<Result>): Promise<Result> => {
  http.later(2 * HOUR + 1000);
  await http.tend();
  const result = await what();
  http.later(-2 * HOUR - 1000);
  return result;
};
const get = (room: string) => http.ask("key", `GET /api/v1/rooms/${room}`);
const statusOf = async (room: string) => {
  const { status, body } = await get(room);
  return status === 404 ? "gone" : fields(body)["status"];
};
const begin = async (room: string): Promise<void> => {
  http.inMeeting.set(room, 1);
  await http.rooms.meetingStarted(roomId(room), 0 as never);
};

test("[L60] a room deletes itself when its time is over, and not before", async () => {
  const room = await http.makeRoom(inTwoHours());
  assert.deepEqual(fields((await get(room)).body)["autoDeletionPolicy"], {
    withMeeting: "when_meeting_ends",
    withRecordings: "close",
  });
  http.later(2 * HOUR - 10_000);
  await http.tend();
  http.later(-2 * HOUR + 10_000);
  assert.equal(await statusOf(room), "open");
  assert.equal(await whenOver(() => statusOf(room)), "gone");
});

test("[L60] its date is at least an hour ahead, can be changed and taken back; fail is no policy", async () => {
  const create = (body: object) => http.ask("key", "POST /api/v1/rooms", body);
  const soon = await create({ autoDeletionDate: Date.now() + HOUR - 1000 });
  assert.deepEqual(
    [soon.status, fields(soon.body)["details"]],
    [422, [{ field: "autoDeletionDate", message: "must be at least one hour in the future" }]],
  );
  for (const policy of [{ withMeeting: "fail" }, { withRecordings: "fail" }])
    assert.equal((await create(inTwoHours(policy))).status, 422);
  const room = await http.makeRoom(inTwoHours({ withRecordings: "force" }));
  const put = (body: object) => http.ask("key", `PUT /api/v1/rooms/${room}/auto-deletion`, body);
  const later = await put({ autoDeletionDate: Date.now() + 9 * HOUR, autoDeletionPolicy: { withMeeting: "force" } });
  assert.deepEqual(fields(later.body)["autoDeletionPolicy"], { withMeeting: "force", withRecordings: "force" });
  assert.equal(await whenOver(() => statusOf(room)), "open");
  assert.equal((await put({ autoDeletionDate: Date.now() })).status, 422);
  const never = fields((await put({ autoDeletionDate: null })).body);
  assert.deepEqual([never["autoDeletionDate"], never["autoDeletionPolicy"]], [null, undefined]);
});

test("[L61] with recordings it closes, once, unless they are to be deleted too", async () => {
  const [kept, emptied] = [
    await http.makeRoom(inTwoHours()),
    await http.makeRoom(inTwoHours({ withRecordings: "force" })),
  ];
  const [one, other] = [await http.finishOne(kept), await http.finishOne(emptied)];
  for (const room of [kept, emptied]) http.inMeeting.delete(room);
  assert.deepEqual(await whenOver(async () => [await statusOf(kept), await statusOf(emptied)]), ["closed", "gone"]);
  assert.equal(fields((await get(kept)).body)["autoDeletionDate"], null);
  assert.equal((await http.ask("key", `GET /api/v1/recordings/${one}`)).status, 200);
  await http.round();
  assert.equal((await http.ask("key", `GET /api/v1/recordings/${other}`)).status, 404);
  await http.ask("key", `PUT /api/v1/rooms/${kept}/status`, { status: "open" });
  assert.equal(await whenOver(() => statusOf(kept)), "open");
});

test("[L61] with a meeting it waits for its end, unless the meeting is to end with it", async () => {
  const [waits, ends] = [await http.makeRoom(inTwoHours()), await http.makeRoom(inTwoHours({ withMeeting: "force" }))];
  for (const room of [waits, ends]) await begin(room);
  assert.deepEqual(await whenOver(async () => [await statusOf(waits), await statusOf(ends)]), [
    "active_meeting",
    "gone",
  ]);
  assert.equal(http.inMeeting.has(ends), false);
  assert.equal(fields((await get(waits)).body)["meetingEndAction"], "delete");
  http.inMeeting.delete(waits);
  await http.rooms.meetingEnded(roomId(waits), 0 as never);
  assert.equal(await statusOf(waits), "gone");
});

test("[L62] a recording under legal hold keeps its room, closed", async () => {
  const room = await http.makeRoom(inTwoHours({ withRecordings: "force" }));
  const recording = await http.finishOne(room);
  http.inMeeting.delete(room);
  await http.ask("key", `PUT /api/v1/recordings/${recording}/hold`, { reason: "a case" });
  assert.equal(await whenOver(() => statusOf(room)), "closed");
  assert.equal((await http.ask("key", `GET /api/v1/recordings/${recording}`)).status, 200);
});
