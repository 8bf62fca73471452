import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { isFailure } from "../../vocabulary/index.ts";
import { archiveLength, archiveOf, distinctNames, type ZipSource } from "./archive.ts";

const run = promisify(execFile);
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "roomreel-zip-"));
});
after(() => rm(folder, { recursive: true }));

const source = (name: string, bytes: Uint8Array, said = bytes.length): ZipSource => ({
  name,
  bytes: said,
  modifiedAt: new Date("2026-11-21T09:45:13Z"),
  crc32: () => Promise.resolve(crc32(bytes)),
  read: async function* () {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
  },
});

const collected = async (sources: readonly ZipSource[]): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of archiveOf(sources)) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** What Python's zipfile makes of it: names, sizes and contents, after its own check of all checksums. */
const readBack = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[one.filename, archive.read(one).hex(), one.date_time] for one in archive.infolist()]))
`;

const members = fc.array(
  fc.record({
    name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    bytes: fc.uint8Array({ maxLength: 3000 }),
  }),
  { maxLength: 5 },
);

test("[L50] the length is known to the byte, whatever the members", () =>
  fc.assert(
    fc.asyncProperty(members, async (made) => {
      const sources = made.map(({ name, bytes }) => source(name, bytes));
      assert.equal((await collected(sources)).length, archiveLength(sources));
    }),
  ));

test("[L50] two other programs read it back, with names in every script", { timeout: 60_000 }, async () => {
  const names = ["Rec - Küche.mp4", "録画 - 会議.mp4", "تسجيل.mp4", "🎬.mp4", "plain.txt"];
  const path = join(folder, "scripts.zip");
  const contents = names.map((_, at) => Buffer.alloc(at * 1500, `${at}`));
  await writeFile(path, await collected(names.map((name, at) => source(name, contents[at] ?? Buffer.alloc(0)))));
  const { stdout } = await run("python3", ["-c", readBack, path]);
  assert.deepEqual(
    JSON.parse(stdout),
    names.map((name, at) => [name, contents[at]?.toString("hex"), [2026, 11, 21, 9, 45, 12]]),
  );
  assert.match((await run("unzip", ["-t", path])).stdout, /No errors detected/);
});

test("[L50] an archive of nothing is one", async () => {
  const path = join(folder, "empty.zip");
  await writeFile(path, await collected([]));
  assert.equal((await run("python3", ["-c", readBack, path])).stdout.trim(), "[]");
});

test("[L50] from 4 GiB on it is ZIP64: a large member, and one behind it", { timeout: 60_000 }, async () => {
  const large = 2 ** 32 + 5;
  const zeros = new Uint8Array(2 ** 26);
  const film: ZipSource = {
    ...source("film.mp4", new Uint8Array()),
    bytes: large,
    read: async function* () {
      for (let left = large; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length));
    },
  };
  const sources = [film, source("after.txt", Buffer.from("behind it"))];
  const path = join(folder, "large.zip");
  const file = await open(path, "w");
  let at = 0;
  // The zeros of the film are a hole in the file.
  for await (const piece of archiveOf(sources)) {
    if (piece.buffer !== zeros.buffer) await file.write(piece, 0, piece.length, at);
    at += piece.length;
  }
  await file.close();
  assert.equal(at, archiveLength(sources));
  const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    print([(one.filename, one.file_size, one.header_offset) for one in archive.infolist()], archive.read("after.txt"))
`;
  const { stdout } = await run("python3", ["-c", script, path]);
  const offset = 30 + "film.mp4".length + 20 + large;
  assert.equal(stdout.trim(), `[('film.mp4', ${large}, 0), ('after.txt', 9, ${offset})] b'behind it'`);
  assert.match((await run("unzip", ["-l", path])).stdout, /4294967301/);
});

test("[L53] a member that is shorter or longer than it was breaks off, before any directory", async () => {
  for (const said of [5, 7]) {
    const pieces: Uint8Array[] = [];
    await assert.rejects(
      async () => {
        for await (const piece of archiveOf([source("film", Buffer.from("sixxxx"), said)])) pieces.push(piece);
      },
      (error: unknown) => isFailure(error) && error.code === "source-changed",
    );
    assert.ok(!Buffer.concat(pieces).includes("PK\x01\x02"));
  }
});

test("[L52] no member is touched before its turn, and whoever leaves leaves nothing open", async () => {
  const deeds: string[] = [];
  const watched = (name: string): ZipSource => ({
    ...source(name, Buffer.alloc(5000)),
    crc32: () => (deeds.push(`sum ${name}`), Promise.resolve(0)),
    read: async function* () {
      deeds.push(`open ${name}`);
      try {
        for (let at = 0; at < 5; at += 1) yield Buffer.alloc(1000);
      } finally {
        deeds.push(`close ${name}`);
      }
    },
  });
  let taken = 0;
  for await (const piece of archiveOf([watched("one"), watched("two")])) {
    taken += piece.length;
    if (taken > 3000) break;
  }
  assert.deepEqual(deeds, ["sum one", "open one", "close one"]);
});

test("names are each there once, whatever their case", () => {
  assert.deepEqual(distinctNames(["a.mp4", "A.mp4", "a.mp4", "a (2).mp4", "b", "b"]), [
    "a.mp4",
    "A (2).mp4",
    "a (3).mp4",
    "a (2) (2).mp4",
    "b",
    "b (2)",
  ]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a.mp4", "A.MP4", "a (2).mp4", "ä.mp4", ".mp4", "")), (names) => {
      const made = distinctNames(names).map((name) => name.toLowerCase());
      assert.equal(new Set(made).size, names.length);
    }),
  );
});
