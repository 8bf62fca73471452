/** What becomes of recordings by HTTP: trash, holds, rights, details, search, quota. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordingId } from "../vocabulary/index.ts";
import { type As, fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const DAY_MS = 86_400_000;
const at = (id: string, rest = ""): string => `/api/v1/recordings/${id}${rest}`;
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, fields(body)["code"]];
const listed = async (query: string, as: As = "key"): Promise<readonly string[]> => {
  const { body } = await http.ask(as, `GET /api/v1/recordings?fields=recordingId&${query}`);
  return (fields(body)["recordings"] as { recordingId: string }[]).map((one) => one.recordingId);
};
const organisation = (patch: object) => http.ask("key", "PUT /api/v1/organisation", { library: patch });

test("[L4] what was deleted is in the trash, nowhere else, and comes back", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const moderator = await http.member(room, "moderator");
  assert.equal((await http.ask(moderator, `DELETE ${at(id)}`)).status, 200);
  for (const path of [at(id), at(id, "/media"), at(id, "/download")])
    assert.deepEqual(codeOf(await http.ask("key", `GET ${path}`)), [404, "no-recording"]);
  assert.deepEqual(await listed(`roomId=${room}`), []);
  assert.deepEqual(codeOf(await http.ask(moderator, `DELETE ${at(id)}`)), [404, "no-recording"]);
  const { body } = await http.ask(moderator, `GET /api/v1/recordings?roomId=${room}&trash=true`);
  const [entry] = fields(body)["recordings"] as { trash: { since: number; until: number; by: string } }[];
  assert.equal(entry?.trash.by, "moderator");
  assert.equal(entry === undefined ? 0 : entry.trash.until - entry.trash.since, 30 * DAY_MS);
  assert.deepEqual(codeOf(await http.ask(moderator, `POST ${at(id, "/restore")}`)), [200, undefined]);
  assert.deepEqual(await listed(`roomId=${room}`), [id]);
  assert.deepEqual(await listed(`roomId=${room}&trash=true`), []);
  assert.deepEqual(codeOf(await http.ask(moderator, `POST ${at(id, "/restore")}`)), [404, "no-recording"]);
});

test("[L4] [L20] for good: by owner or administrator, out of the trash too, and without a trash", async () => {
  const room = await http.makeRoom();
  const [one, two] = [await http.finishOne(room), await http.finishOne(room)];
  const moderator = await http.member(room, "moderator");
  assert.deepEqual(codeOf(await http.ask(moderator, `DELETE ${at(one)}?permanently=true`)), [403, "forbidden"]);
  await http.ask(moderator, `DELETE ${at(one)}`);
  assert.deepEqual(codeOf(await http.ask(moderator, `DELETE ${at(one)}?permanently=true`)), [403, "forbidden"]);
  assert.equal((await http.ask("key", `DELETE ${at(one)}?permanently=true`)).status, 200);
  assert.deepEqual(await listed(`roomId=${room}&trash=true`), []);
  await organisation({ trashDays: 0 });
  const bulk = await http.ask(moderator, `DELETE /api/v1/recordings?recordingIds=${two}`);
  assert.equal(bulk.status, 200);
  assert.deepEqual(await listed(`roomId=${room}&trash=true`), []);
  await organisation({ trashDays: 30 });
});

test("[L6] under legal hold every way to delete is refused in words; administrators hold and lift", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const owner = await http.account("holder", "room_manager");
  const hold = (as: As) => http.ask(as, `PUT ${at(id, "/hold")}`, { reason: "A law suit" });
  assert.equal((await hold(owner)).status, 403);
  assert.deepEqual(fields((await hold("key")).body)["by"], "API key test");
  assert.equal(fields((await http.ask("key", `GET ${at(id)}`)).body)["onHold"], true);
  for (const query of ["", "?permanently=true"]) {
    const refused = await http.ask("key", `DELETE ${at(id)}${query}`);
    assert.deepEqual(codeOf(refused), [409, "on-legal-hold"]);
    assert.match(String(fields(refused.body)["message"]), /under legal hold: nobody can delete it until/);
  }
  const bulk = await http.ask("key", `DELETE /api/v1/recordings?recordingIds=${id}`);
  assert.match(JSON.stringify(fields(bulk.body)["failed"]), /legal hold/);
  const ofRoom = await http.ask("key", `DELETE /api/v1/rooms/${room}?withMeeting=force&withRecordings=force`);
  assert.deepEqual(codeOf(ofRoom), [409, "on-legal-hold"]);
  assert.equal((await http.ask("key", `DELETE ${at(id, "/hold")}`)).status, 200);
  assert.deepEqual(codeOf(await http.ask("key", `GET ${at(id, "/hold")}`)), [404, "no-hold"]);
  assert.equal((await http.ask("key", `DELETE ${at(id)}`)).status, 200);
});

test("[L5] a room says how long, the organisation's cap is never passed", async () => {
  const ends = async (room: string): Promise<number> => {
    const { body } = await http.ask("key", `GET ${at(await http.finishOne(room))}`);
    const { expiresAt, endDate } = fields(body);
    return Math.round((Number(expiresAt) - Number(endDate)) / DAY_MS);
  };
  const keeps = (retentionDays: number | null) => http.makeRoom({ config: { recording: { retentionDays } } });
  assert.ok(Number.isNaN(await ends(await keeps(null))));
  await organisation({ retentionDays: 90, retentionDaysMax: 60 });
  assert.equal(await ends(await keeps(null)), 60);
  assert.equal(await ends(await keeps(7)), 7);
  assert.equal(await ends(await keeps(365)), 60);
  await organisation({ retentionDays: null, retentionDaysMax: null });
});

test("[L21] [L22] collaborators describe or share and never delete; others learn nothing", async () => {
  const starter = await http.account("starter");
  const stranger = await http.account("stranger");
  const id = await http.finishOne(await http.makeRoom());
  const collaborators = JSON.stringify([{ userId: "starter", as: ["co-editor", "co-publisher"] }]);
  await http.query("update recordings set collaborators = $2 where recording_id = $1", [id, collaborators]);
  assert.equal((await http.ask(starter, `GET ${at(id)}`)).status, 200);
  assert.equal((await http.ask(starter, `GET ${at(id, "/download")}`)).status, 200);
  for (const query of ["", "?permanently=true"])
    assert.deepEqual(codeOf(await http.ask(starter, `DELETE ${at(id)}${query}`)), [403, "forbidden"]);
  for (const request of [`GET ${at(id)}`, `DELETE ${at(id)}`, `POST ${at(id, "/restore")}`, `GET ${at(id, "/media")}`])
    assert.deepEqual(codeOf(await http.ask(stranger, request)), [404, "no-recording"]);
  assert.notEqual(await http.recordings.get(recordingId(id)), null);
});
