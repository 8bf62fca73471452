import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { MARKS_A_MINUTE } from "../recording/index.ts";
import { fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const marks = (id: string, method: "GET" | "POST"): string => `${method} /api/v1/recordings/${id}/marks`;
const listed = async (id: string): Promise<readonly unknown[]> => {
  const { body } = await http.ask("key", marks(id, "GET"));
  return fields(body)["marks"] as readonly unknown[];
};

test("[R60] [R62] a mark is stored with its place; nothing is marked before, in a pause or after", async () => {
  const room = await http.makeRoom();
  const starting = await http.startOne(room);
  const early = await http.ask("key", marks(starting, "POST"), {});
  assert.deepEqual([early.status, fields(early.body)["code"]], [409, "not-recording"]);
  const other = await http.makeRoom();
  const id = await http.recordOne(other);
  const moderator = await http.member(other, "moderator");
  const set = await http.ask(moderator, marks(id, "POST"), { label: "  The \n proof " });
  assert.equal(set.status, 201);
  const { label, position } = fields(set.body);
  assert.equal(label, "The proof");
  assert.ok(typeof position === "number" && position >= 0);
  const nameless = await http.ask("key", marks(id, "POST"), {});
  assert.equal(nameless.status, 201);
  assert.deepEqual(await listed(id), [set.body, nameless.body]);
  await http.ask("key", `POST /api/v1/recordings/${id}/pause`);
  assert.equal((await http.ask("key", marks(id, "POST"), {})).status, 409);
  const finished = await http.finishOne(await http.makeRoom());
  assert.equal((await http.ask("key", marks(finished, "POST"), {})).status, 409);
  assert.deepEqual(await listed(finished), []);
});

test("[R61] marks have a limit of words and of haste, which people who press at once do not get around", async () => {
  const id = await http.recordOne(await http.makeRoom());
  assert.equal((await http.ask("key", marks(id, "POST"), { label: "x".repeat(81) })).status, 422);
  const pressed = Array.from({ length: MARKS_A_MINUTE + 5 }, () => http.ask("key", marks(id, "POST"), {}));
  const answers = (await Promise.all(pressed)).map(({ status, body }) => [status, fields(body)["code"]]);
  assert.equal(answers.filter(([status]) => status === 201).length, MARKS_A_MINUTE);
  assert.deepEqual(
    answers.filter(([status]) => status !== 201),
    Array.from({ length: 5 }, () => [429, "marks-too-fast"]),
  );
});

test("[R60] a speaker sets no mark; a moderator does, also one who may not record", async () => {
  const room = await http.makeRoom({ roles: { moderator: { permissions: { recordingControl: false } } } });
  const id = await http.recordOne(room);
  assert.equal((await http.ask(await http.member(room, "speaker"), marks(id, "POST"), {})).status, 403);
  assert.equal((await http.ask(await http.member(room, "moderator"), marks(id, "POST"), {})).status, 201);
  const foreign = await http.member(await http.makeRoom(), "moderator");
  assert.equal((await http.ask(foreign, marks(id, "POST"), {})).status, 404);
});

test("[R62] marks go with their recording", async () => {
  const id = await http.recordOne(await http.makeRoom());
  await http.ask("key", marks(id, "POST"), { label: "Gone" });
  await http.query("delete from recordings where recording_id = $1", [id]);
  assert.deepEqual(await http.query("select * from marks where recording_id = $1", [id]), []);
});

test("[R63] a mark is taken back once, while its recording runs or is paused, and not afterwards", async () => {
  const id = await http.recordOne(await http.makeRoom());
  const other = await http.recordOne(await http.makeRoom());
  const set = async () => String(fields((await http.ask("key", marks(id, "POST"), {})).body)["markId"]);
  const [first, second, third] = [await set(), await set(), await set()];
  const back = async (of: string, mark: string) => {
    const { status, body } = await http.ask("key", `DELETE /api/v1/recordings/${of}/marks/${mark}`);
    return [status, fields(body)["code"]];
  };
  assert.deepEqual(await back(other, first), [404, "no-mark"]);
  assert.deepEqual(await back(id, first), [200, undefined]);
  assert.deepEqual(await back(id, first), [404, "no-mark"]);
  await http.ask("key", `POST /api/v1/recordings/${id}/pause`);
  assert.deepEqual(await back(id, second), [200, undefined]);
  await http.ask("key", `POST /api/v1/recordings/${id}/stop`);
  assert.deepEqual(await back(id, third), [409, "not-recording"]);
  assert.equal((await listed(id)).length, 1);
});
