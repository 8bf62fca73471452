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

const describe = (id: string, body: object, as: As = "key") => http.ask(as, `PATCH ${at(id)}`, body);

test("[L10] K-52: a recording is renamed, described, tagged; its file is called so, too", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const renamed = await describe(
    id,
    { title: "  Plan: Küche /\t2027 ", tags: ["a", "a", " b "] },
    await http.member(room, "moderator"),
  );
  assert.equal(renamed.status, 200);
  assert.equal((await describe(id, { description: "What we said.\nAnd what not." })).status, 200);
  const { title, filename, tags, description } = fields((await http.ask("key", `GET ${at(id)}`)).body);
  assert.deepEqual([title, filename], ["Plan: Küche / 2027", "Plan_ Küche _ 2027.mp4"]);
  assert.deepEqual([tags, description], [["a", "b"], "What we said.\nAnd what not."]);
  const download = await http.ask("key", `GET ${at(id, "/download")}`);
  assert.match(
    String(download.headers["content-disposition"]),
    /filename\*=UTF-8''Plan_%20K%C3%BCche%20_%202027\.mp4$/,
  );
  for (const body of [
    { title: " " },
    { title: "x".repeat(201) },
    { title: "a\u0007" },
    { tags: [""] },
    { tags: Array(21).fill("x") },
  ])
    assert.equal((await describe(id, body)).status, 422, JSON.stringify(body).slice(0, 40));
  assert.deepEqual(codeOf(await describe(id, { title: "x" }, await http.member(room, "speaker"))), [403, "forbidden"]);
  assert.deepEqual(codeOf(await describe("none", { title: "x" })), [404, "no-recording"]);
});

test("[L10] of many changes at once none is lost", async () => {
  const id = await http.finishOne(await http.makeRoom());
  await Promise.all([
    describe(id, { title: "New" }),
    describe(id, { tags: ["t"] }),
    describe(id, { description: "d" }),
  ]);
  const { title, tags, description } = fields((await http.ask("key", `GET ${at(id)}`)).body);
  assert.deepEqual([title, tags, description], ["New", ["t"], "d"]);
});

test("[L11] search over title, room, tags, description, and who was there while it was recorded", async () => {
  const room = await http.makeRoom({ roomName: "Geschichte 9b" });
  const id = await http.finishOne(room);
  await describe(id, { title: "Römer am Limes", description: "Kastell Saalburg", tags: ["Prüfung"] });
  const [row] = await http.query("select requested_at, ended_at from recordings where recording_id = $1", [id]);
  const was = (name: string, state: string, since: number) => ({ name, standing: { at: state, since } });
  const [began, ended] = [Number(row?.["requested_at"]), Number(row?.["ended_at"])];
  const attendees = [
    was("Zoë Ångström", "inside", began - 1000),
    was("Left Before", "away", began - 5000),
    was("Was There", "away", began),
    was("Came After", "inside", ended + 5000),
    was("Never In", "waiting", began),
  ];
  await http.query(
    `insert into meetings (meeting_id, room_id, started_at, ended_at, document)
     values ('m1', $1, to_timestamp($2::float8 / 1000), now() + interval '1 minute', $3)`,
    [room, began - 10_000, JSON.stringify({ attendees })],
  );
  await http.tend();
  const found = (looked: string) => listed(`search=${encodeURIComponent(looked)}`);
  for (const looked of ["romer", "limes ROM", "geschichte", "9b", "saalb", "prufung", "angstrom zoe", "was there"])
    assert.deepEqual(await found(looked), [id], looked);
  for (const looked of ["left before", "came after", "never", "imes"])
    assert.deepEqual(await found(looked), [], looked);
  const { people } = fields((await http.ask("key", `GET ${at(id)}`)).body);
  assert.deepEqual(people, ["Was There", "Zoë Ångström"]);
  await describe(id, { title: "Anderes" });
  assert.deepEqual([await found("romer"), await found("anderes angstrom")], [[], [id]]);
  assert.deepEqual(await listed("search=%27%3A%26%21%7C%5C%00".replace("%00", "")), await listed(""));
});

test("[L11] pages of what is found fit together, whether the word is a rare one or a common one", async () => {
  const id = await http.finishOne(await http.makeRoom());
  await http.query(
    `insert into recordings select (jsonb_populate_record(one, jsonb_build_object(
       'recording_id', 'many-' || n, 'requested_at', now() - n * interval '1 minute',
       'started_at', now() - n * interval '1 minute',
       'words', array_to_tsvector(array['flood', case when n % 100 = 7 then 'drop' else 'rain' end])))).*
     from recordings one, generate_series(1, 250) n where recording_id = $1`,
    [id],
  );
  const paged = async (query: string): Promise<readonly string[]> => {
    const { body } = await http.ask("key", `GET /api/v1/recordings?fields=recordingId&${query}`);
    const found = (fields(body)["recordings"] as { recordingId: string }[]).map((one) => one.recordingId);
    const token = fields(fields(body)["pagination"])["nextPageToken"];
    const rest = query.replace(/&nextPageToken=.*/, "");
    return typeof token === "string" ? [...found, ...(await paged(`${rest}&nextPageToken=${token}`))] : found;
  };
  const all = Array.from({ length: 250 }, (_, index) => `many-${index + 1}`);
  assert.deepEqual(await paged("search=flo&maxItems=100"), all);
  assert.deepEqual(await paged("search=drop&maxItems=2"), ["many-7", "many-107", "many-207"]);
  assert.deepEqual(await paged("search=flood%20drought"), []);
  await http.query("delete from recordings where recording_id like 'many-%'");
});

test("[L12] filters by tag, time and folder; each order is paged without a gap or a repetition", async () => {
  const room = await http.makeRoom({ roomName: "Paged" });
  const ids: string[] = [];
  for (const [at_, title] of ["b", "a", "a", "c"].entries()) {
    const id = await http.finishOne(room);
    ids.push(id);
    await describe(id, { title, tags: at_ < 2 ? ["early"] : [] });
    await http.query(
      `update recordings set started_at = to_timestamp($2), duration_ms = $3::int, bytes = $3::int
       where recording_id = $1`,
      [id, 1_000_000 + at_, (at_ * 7) % 3],
    );
  }
  const of = (query: string) => listed(`roomId=${room}&${query}`);
  assert.deepEqual(new Set(await of("tag=early")), new Set(ids.slice(0, 2)));
  assert.deepEqual(await of("from=1000001000&until=1000003000&sortOrder=asc"), ids.slice(1, 3));
  assert.deepEqual(await of("folder=breakouts"), []);
  assert.equal((await of("folder=recordings")).length, 4);
  for (const field of ["startDate", "title", "roomName", "duration", "size"])
    for (const order of ["asc", "desc"]) {
      const whole = await of(`sortField=${field}&sortOrder=${order}`);
      const paged: string[] = [];
      let token: string | null = "";
      while (token !== null) {
        const next = token === "" ? "" : `&nextPageToken=${token}`;
        const query = `roomId=${room}&fields=recordingId&maxItems=1&sortField=${field}&sortOrder=${order}${next}`;
        const { body } = await http.ask("key", `GET /api/v1/recordings?${query}`);
        paged.push(...(fields(body)["recordings"] as { recordingId: string }[]).map((one) => one.recordingId));
        token = fields(fields(body)["pagination"])["nextPageToken"] as string | null;
      }
      assert.deepEqual(paged, whole, `${field} ${order}`);
      assert.equal(new Set(paged).size, 4);
    }
  assert.deepEqual(await of("sortField=title&sortOrder=asc").then((sorted) => sorted.at(-1)), ids[3]);
});

test("[L40] [L41] with the quota used up nothing starts, in words; what runs goes on", async () => {
  const [room, other] = [await http.makeRoom(), await http.makeRoom()];
  const running = await http.recordOne(other);
  await http.tend();
  const { usedBytes } = fields((await http.ask("key", "GET /api/v1/storage")).body);
  assert.ok(Number(usedBytes) > 0);
  await organisation({ quotaBytes: usedBytes });
  assert.equal(fields((await http.ask("key", "GET /api/v1/storage")).body)["level"], "over");
  http.inMeeting.set(room, 1);
  const start = () => http.ask("key", "POST /api/v1/recordings", { roomId: room });
  const refused = await start();
  assert.deepEqual(codeOf(refused), [409, "quota-reached"]);
  assert.match(
    String(fields(refused.body)["message"]),
    /^Recordings take \d+\.\d\d of \d+\.\d\d GB, all that they may:/,
  );
  await http.tend();
  await http.round();
  assert.equal((await http.recordings.get(recordingId(running)))?.life.state, "recording");
  await organisation({ quotaBytes: Number(usedBytes) * 100 });
  assert.equal(fields((await http.ask("key", "GET /api/v1/storage")).body)["level"], "fine");
  http.later(2_000);
  assert.equal((await start()).status, 201);
  await organisation({ quotaBytes: null });
  assert.equal((await http.ask(await http.account("curious"), "GET /api/v1/storage")).status, 403);
});
