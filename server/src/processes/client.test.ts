/** `@roomreel/client` against the real server; the samples of its README are executed as they stand. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient, type Roomreel, RoomreelFailure } from "@roomreel/client";
import { FILE, startHttp } from "./http.fixture.ts";

const KEY = "test-key-0123456789";
const root = fileURLToPath(new URL("../../..", import.meta.url));

let http: Awaited<ReturnType<typeof startHttp>>;
let baseUrl: string;
let roomreel: Roomreel;
before(async () => {
  http = await startHttp();
  baseUrl = `${await http.app.listen({ host: "127.0.0.1", port: 0 })}/meet`;
  roomreel = createClient({ baseUrl, credential: { apiKey: KEY } });
});
after(() => http.stop());

const failureOf = async (call: Promise<unknown>): Promise<RoomreelFailure> => {
  const thrown: unknown = await call.then(() => null).catch((problem: unknown) => problem);
  assert.ok(thrown instanceof RoomreelFailure, String(thrown));
  return thrown;
};

test("the samples of the README run as they stand", async () => {
  await http.finishOne(await http.makeRoom());
  const text = await readFile(join(root, "client/README.md"), "utf8");
  const samples = [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code ?? "");
  assert.ok(samples.length >= 6);
  const code = samples.join("\n").replace("https://meet.example/meet", baseUrl).replace("roomreel-…", KEY);
  const folder = await mkdtemp(join(tmpdir(), "roomreel-samples-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const file = join(folder, "samples.mjs");
  const listens = "export const told = [];\nconst console = { log: (...all) => told.push(all) };";
  await writeFile(file, `${listens}\n${code}`);
  const { told } = (await import(pathToFileURL(file).href)) as { told: readonly (readonly unknown[])[] };
  await rm(folder, { recursive: true });
  assert.deepEqual(told[0]?.[0], "Every week");
  assert.deepEqual(told[1], ["nobody is there yet"]);
  assert.deepEqual([told[2]?.[0], told[2]?.[2]], [206, FILE.length]);
});

test("a failure has the server's code, or one for its status, and the fields that are wrong", async () => {
  const unknown = await failureOf(roomreel.getRoom({ roomId: "nobody" }));
  assert.deepEqual([unknown.status, unknown.code], [404, "no-room"]);
  const wrong = await failureOf(roomreel.getRooms({ maxItems: -1 }));
  assert.deepEqual([wrong.status, wrong.code, wrong.details[0]?.field], [422, "not-valid", "maxItems"]);
  const nobody = await failureOf(createClient({ baseUrl }).getRooms());
  assert.deepEqual([nobody.status, nobody.code], [401, "unauthenticated"]);
  const away = createClient({ baseUrl: "http://127.0.0.1:1" });
  assert.deepEqual([(await failureOf(away.getRooms())).code], ["unreachable"]);
});

test("`each` gives every item once, in order, however many pages there are", async () => {
  const made: string[] = [];
  for (let at = 0; at < 7; at += 1) made.push(await http.makeRoom({ roomName: "Paged" }));
  const listed: string[] = [];
  const asked = { roomName: "Paged", sortOrder: "asc", maxItems: 3 } as const;
  for await (const { roomId } of roomreel.each("getRooms", asked)) listed.push(roomId);
  assert.deepEqual(listed, made);
});

test("a bulk request of which a part failed answers with both parts", async () => {
  const recording = await http.finishOne(await http.makeRoom());
  const { deleted, failed } = await roomreel.bulkDeleteRecordings({ recordingIds: [recording, "nobody"] });
  assert.deepEqual([deleted, failed.map(({ recordingId }) => recordingId)], [[recording], ["nobody"]]);
});

test("a file is a stream with its name and length, and a part of it a part", async () => {
  const recordingId = await http.finishOne(await http.makeRoom());
  const whole = await roomreel.downloadRecording({ recordingId });
  assert.match(String(whole.filename), /^Rec - .*\.mp4$/);
  assert.deepEqual(Buffer.from(await new Response(whole.body).arrayBuffer()), FILE);
  const part = await roomreel.getRecordingMedia({ recordingId }, { headers: { Range: "bytes=10-19" } });
  assert.deepEqual([part.status, part.bytes], [206, 10]);
  assert.deepEqual(Buffer.from(await new Response(part.body).arrayBuffer()), FILE.subarray(10, 20));
});

test("a token that has ended is renewed once, and the request made again", async () => {
  await http.account("ida", "admin");
  let token = "ended";
  let renewals = 0;
  const renew = async () => {
    renewals += 1;
    token = await http.accessToken("ida");
  };
  const headers = () => ({ Authorization: `Bearer ${token}` });
  const ida = createClient({ baseUrl, credential: { headers, renew } });
  assert.ok((await ida.getRooms()).pagination);
  assert.equal(renewals, 1);
  const lost = createClient({ baseUrl, credential: { headers: () => ({ Authorization: "Bearer ended" }), renew } });
  assert.equal((await failureOf(lost.getRooms())).code, "bad-token");
  assert.equal(renewals, 2);
});
