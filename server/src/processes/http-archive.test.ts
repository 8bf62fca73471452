/** Several recordings as one archive, by HTTP, over real sockets where the client leaves. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readlink, truncate, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { placesOf } from "../adapters/postgres/index.ts";
import { recordingId } from "../vocabulary/index.ts";
import { fields, FILE, startHttp } from "./http.fixture.ts";

const run = promisify(execFile);
let http: Awaited<ReturnType<typeof startHttp>>;
let address: string;
before(async () => {
  http = await startHttp();
  address = await http.app.listen({ host: "127.0.0.1", port: 0 });
});
after(() => http.stop());

const path = (ids: readonly string[]): string => `/api/v1/recordings/download?recordingIds=${ids.join(",")}`;
const fileOf = (id: string): string => placesOf(http.dataDir, recordingId(id)).filePath;

const asked = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(`${address}/meet${url}`, { headers: { "x-api-key": "test-key-0123456789" }, agent: false }, resolve).on(
      "error",
      reject,
    );
  });

/** Descriptors of this process below the folder of recordings. */
const held = async (): Promise<number> => {
  const own = await readdir("/proc/self/fd");
  const targets = await Promise.all(own.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")));
  return targets.filter((target) => target.startsWith(join(http.dataDir, "recordings"))).length;
};
/** A condition that comes true by itself; the test's own time-out ends a wait in vain. */
const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
};

test("[L50] [L51] another program reads the archive; what is not in it is named, with one reason", async () => {
  const room = await http.makeRoom({ roomName: "Küche" });
  const foreign = await http.finishOne(await http.makeRoom());
  const [one, two] = [await http.finishOne(room), await http.finishOne(room)];
  const running = await http.recordOne(room);
  const moderator = await http.member(room, "moderator");
  const answer = await http.ask(moderator, `GET ${path([one, foreign, two, "none", running, one])}`);
  assert.equal(answer.status, 200);
  assert.deepEqual(
    [answer.headers["content-type"], answer.headers["content-disposition"], answer.headers["cache-control"]],
    ["application/zip", 'attachment; filename="recordings.zip"', "private, no-store"],
  );
  const body = answer.body as Buffer;
  assert.equal(Number(answer.headers["content-length"]), body.length);
  assert.equal(answer.headers["x-not-included"], [foreign, "none", running].join(","));
  const zip = join(http.dataDir, "read-back.zip");
  await writeFile(zip, body);
  assert.match((await run("unzip", ["-t", zip])).stdout, /No errors detected/);
  const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    print(json.dumps([[name, archive.read(name).hex()] for name in archive.namelist()]))
`;
  const read = JSON.parse((await run("python3", ["-c", script, zip])).stdout) as [string, string][];
  assert.deepEqual(
    read.slice(1).map(([, bytes]) => bytes),
    [FILE.toString("hex"), FILE.toString("hex")],
  );
  assert.equal(read[0]?.[0], "Not included.txt");
  const note = Buffer.from(read[0]?.[1] ?? "", "hex").toString();
  for (const id of [foreign, "none"])
    assert.ok(note.includes(`${id}: it does not exist, or you may not download it\r\n`));
  assert.ok(note.includes(`${running}: it has no file`));
  assert.ok(read.slice(1).every(([name]) => /^Rec - .* - Küche( \(2\))?\.mp4$/.test(name)));
});

test("[L51] nothing left is 400; no download right is 403; the second archive knows the checksum", async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  const none = await http.ask("key", `GET ${path(["none"])}`);
  assert.deepEqual([none.status, fields(none.body)["code"]], [400, "nothing-to-download"]);
  assert.equal((await http.ask(await http.member(room, "speaker"), `GET ${path([id])}`)).status, 403);
  assert.equal((await http.ask("nobody", `GET ${path([id])}`)).status, 401);
  const sum = async () =>
    (await http.query("select crc32 from recordings where recording_id = $1", [id]))[0]?.["crc32"];
  assert.equal(await sum(), null);
  const first = await http.ask("key", `GET ${path([id])}`);
  assert.equal(await sum(), String(crc32(FILE)));
  const second = await http.ask("key", `GET ${path([id])}`);
  assert.deepEqual(first.body, second.body);
  const head = await http.app.inject({
    method: "HEAD",
    url: `/meet${path([id])}`,
    headers: { "x-api-key": "test-key-0123456789" },
  });
  assert.equal(Number(head.headers["content-length"]), (first.body as Buffer).length);
});

test("[L52] a client that takes its time holds one file open, one that leaves none", { timeout: 60_000 }, async () => {
  const room = await http.makeRoom();
  const ids = [await http.finishOne(room), await http.finishOne(room)];
  for (const id of ids) await truncate(fileOf(id), 80_000_000);
  const slow = await asked(path(ids));
  await until(async () => (await held()) === 1);
  const { arrayBuffers } = process.memoryUsage();
  assert.ok(arrayBuffers < 60_000_000, `${arrayBuffers} bytes are held for a client that reads nothing`);
  slow.destroy();
  await until(async () => (await held()) === 0);
  const media = await asked(`/api/v1/recordings/${String(ids[0])}/media`);
  await until(async () => (await held()) === 1);
  media.destroy();
  await until(async () => (await held()) === 0);
});

test("[L53] a file that shrinks while it is sent breaks the answer off", { timeout: 60_000 }, async () => {
  const room = await http.makeRoom();
  const id = await http.finishOne(room);
  await truncate(fileOf(id), 80_000_000);
  const answer = await asked(path([id]));
  await truncate(fileOf(id), 0);
  let bytes = 0;
  await assert.rejects(async () => {
    for await (const piece of answer) bytes += Buffer.from(piece).length;
  });
  assert.ok(bytes < Number(answer.headers["content-length"]));
});
