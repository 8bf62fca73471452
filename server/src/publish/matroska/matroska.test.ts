import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { isFailure, wallMs } from "../../vocabulary/index.ts";
import { chaptersOf } from "../chapters.ts";
import type { Disk } from "../disk.ts";
import { diskUntilKilled, diskWithRoom, notingDisk } from "../disk.fixture.ts";
import { encodeMedia } from "../media.fixture.ts";
import type { PublicationMeta } from "../metadata.ts";
import { openPublication, reopenPublication } from "../open.ts";
import type { Publication } from "../publication.ts";
import { keyFrameDecoder } from "../reading.fixture.ts";
import { openPictures } from "../verify/open-pictures.ts";
import { verifyFile } from "../verify/verify-file.ts";

const media = encodeMedia([48, 32, 16]);
const FRAMES = 96;
const AUDIO_FRAMES = media.segments.reduce((sum, segment) => sum + segment.audio.length, 0);
const EXPECTED = { frames: FRAMES, audioFrames: AUDIO_FRAMES };
const META: PublicationMeta = {
  title: "Álgebra <1> 会議",
  createdAt: wallMs(1_700_000_000_000),
  chapters: [
    { atMs: 0, title: "Recording" },
    { atMs: 1200, title: "The proof" },
  ],
};

let folder = "";
let files = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "matroska-test-"));
});
after(() => rm(folder, { recursive: true }));
const newPath = (): string => join(folder, `${(files += 1)}.mkv`);

const openAt = (filePath: string, disk?: Disk): Promise<Publication> => {
  const options = { filePath, fileFormat: "mkv", video: media.video, audio: media.audio } as const;
  return openPublication(disk === undefined ? options : { ...options, disk });
};
const publish = async (filePath: string, disk?: Disk): Promise<void> => {
  const publication = await openAt(filePath, disk);
  for (const segment of media.segments)
    if (segment.firstFrame >= publication.committedFrames) await publication.append(segment);
  await publication.finish(META);
};

/** What another program finds in a file. */
const probe = (path: string, ...asked: readonly string[]): Record<string, unknown> => {
  const { stdout, stderr } = spawnSync("ffprobe", ["-v", "error", "-of", "json", ...asked, path], { encoding: "utf8" });
  assert.equal(stderr, "");
  return JSON.parse(stdout) as Record<string, unknown>;
};
type Packet = { readonly pts_time: string; readonly flags: string };
const packetsOf = (path: string, stream: "v" | "a"): readonly Packet[] =>
  probe(path, "-select_streams", stream, "-show_entries", "packet=pts_time,flags")["packets"] as Packet[];
const decodesWhole = (path: string): void => {
  const asked = ["-v", "error", "-xerror", "-i", path, "-f", "null", "-"];
  const { status, stderr } = spawnSync("ffmpeg", asked, { encoding: "utf8" });
  assert.deepEqual([status, stderr], [0, ""]);
};
const codeOf = async (action: Promise<unknown>): Promise<string> => {
  try {
    await action;
    return "none";
  } catch (thrown) {
    return isFailure(thrown) ? thrown.code : assert.fail(String(thrown));
  }
};

test("[P18] another program finds every picture once, in even steps from 0, and sound from 0 to the end", async () => {
  const path = newPath();
  await publish(path);
  const pictures = packetsOf(path, "v");
  const shown = pictures.map(({ pts_time: time }) => Number(time)).toSorted((one, two) => one - two);
  assert.equal(shown.length, FRAMES);
  shown.forEach((time, index) => assert.ok(Math.abs(time - index / 30) <= 0.000_501, `${index} at ${time}`));
  assert.equal(pictures.filter(({ flags }) => flags.startsWith("K")).length, media.segments.length);
  const sounds = packetsOf(path, "a").map(({ pts_time: time }) => Number(time));
  assert.equal(sounds.length, AUDIO_FRAMES - 1);
  sounds.forEach((time, index) => assert.ok(Math.abs(time - (index * 1024) / 48_000) <= 0.000_501));
  decodesWhole(path);
  const verified = await verifyFile(path, EXPECTED, keyFrameDecoder);
  assert.equal(verified.durationMs, 3200);
});

test("[P8] [P18] title, date, chapters, colours and duration are in the file", async () => {
  const path = newPath();
  await publish(path);
  const { format, chapters, streams } = probe(path, "-show_format", "-show_chapters", "-show_streams");
  const { duration, tags } = format as { duration: string; tags: Record<string, string> };
  assert.equal(Number(duration), 3.2);
  assert.equal(tags["title"], META.title);
  assert.equal(tags["creation_time"], "2023-11-14T22:13:20.000000Z");
  assert.deepEqual(
    (chapters as { start_time: string; tags: Record<string, string> }[]).map((one) => [
      Number(one.start_time),
      one.tags["title"],
    ]),
    [
      [0, "Recording"],
      [1.2, "The proof"],
    ],
  );
  const [video, audio] = streams as Record<string, unknown>[];
  assert.deepEqual(
    [video?.["codec_name"], video?.["r_frame_rate"], video?.["color_space"]],
    ["h264", "30/1", "smpte170m"],
  );
  assert.deepEqual([audio?.["codec_name"], audio?.["sample_rate"]], ["aac", "48000"]);
});

test("[P18] while it grows and after a kill, what is there plays", async () => {
  const path = newPath();
  const publication = await openAt(path);
  for (const [index, segment] of media.segments.entries()) {
    await publication.append(segment);
    const seen = join(folder, "seen.mkv");
    await copyFile(`${path}.part`, seen);
    const frames = media.segments.slice(0, index + 1).reduce((sum, one) => sum + one.frames.length, 0);
    assert.equal(packetsOf(seen, "v").length, frames);
    decodesWhole(seen);
  }
  await publication.close();
});

test("[P2] [P18] cut at any byte, a publication goes on from the last whole commit", async () => {
  const whole = newPath();
  await publish(whole);
  const wanted = await readFile(whole);
  const grown = newPath();
  const publication = await openAt(grown);
  for (const segment of media.segments) await publication.append(segment);
  await publication.close();
  const [part, sidecar] = [await readFile(`${grown}.part`), await readFile(`${grown}.index`)];
  await fc.assert(
    fc.asyncProperty(fc.nat(part.length), fc.nat(sidecar.length), async (partBytes, sidecarBytes) => {
      const path = newPath();
      await writeFile(`${path}.part`, part.subarray(0, partBytes));
      await writeFile(`${path}.index`, sidecar.subarray(0, sidecarBytes));
      await publish(path);
      assert.ok(wanted.equals(await readFile(path)));
      await rm(path);
      await rm(`${path}.index`);
    }),
    { numRuns: 40 },
  );
});

test("[P3] [P18] killed in any step, of appending or finishing, it ends in the same file", async () => {
  const steps: string[] = [];
  const whole = newPath();
  await publish(whole, notingDisk(steps));
  const wanted = await readFile(whole);
  for (let last = 1; last <= steps.length; last += 1) {
    const path = newPath();
    await assert.rejects(publish(path, diskUntilKilled(last)), /killed/);
    await publish(path);
    assert.ok(wanted.equals(await readFile(path)), `killed in step ${last}, ${steps[last - 1]}`);
    await rm(path);
  }
});

test("[P5] [P18] a full disk loses nothing that was committed, and with room again it goes on", async () => {
  const path = newPath();
  const { disk, refill } = diskWithRoom(560_000);
  const publication = await openAt(path, disk);
  let refused = 0;
  for (const segment of media.segments)
    while ((await codeOf(publication.append(segment))) === "publish.disk-full") {
      refused += 1;
      refill(1_000_000);
    }
  refill(10_000_000);
  await publication.finish(META);
  assert.ok(refused > 0);
  await verifyFile(path, EXPECTED);
});

test("[P12] [P18] what is committed is finished by somebody who knows the file alone", async () => {
  const path = newPath();
  const publication = await openAt(path);
  const [first] = media.segments;
  assert.ok(first !== undefined);
  await publication.append(first);
  await publication.close();
  const again = (await reopenPublication(path)) ?? assert.fail("nothing is committed");
  await again.finish({ ...META, chapters: chaptersOf([]) });
  const verified = await verifyFile(path, { frames: 48, audioFrames: first.audio.length }, keyFrameDecoder);
  assert.equal(verified.durationMs, 1600);
  decodesWhole(path);
});

test("[P15] [P18] pictures to look at come from its places to begin at", async () => {
  const path = newPath();
  await publish(path);
  const pictures = await openPictures(path);
  const found: number[] = [];
  for await (const frame of pictures.keyFrames(240)) {
    found.push(frame.atMs);
    assert.ok(await keyFrameDecoder.decodes(frame));
  }
  await pictures.close();
  assert.deepEqual([pictures.durationMs, found], [3200, [0, 1600, 2667]]);
});

test("[P9] [P18] whatever of it is damaged or cut off, it is refused with a code or it is whole", async () => {
  const whole = newPath();
  await publish(whole);
  const bytes = await readFile(whole);
  const path = join(folder, "damaged.mkv");
  const codes = new Set<string>();
  const frontEnd = 1500;
  const places = fc.oneof(fc.nat(frontEnd), fc.integer({ min: 512 * 1024, max: bytes.length - 1 }));
  await fc.assert(
    fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ change, at);
      await writeFile(path, damaged);
      const code = await codeOf(verifyFile(path, EXPECTED));
      codes.add(code);
      assert.match(code, /^(none|publish\.file-invalid)$/);
    }),
    { numRuns: 150 },
  );
  assert.ok(codes.has("publish.file-invalid"));
  for (const length of [0, 3, 40, 5000, 530_000, bytes.length - 1]) {
    await writeFile(path, bytes);
    await truncate(path, length);
    assert.equal(await codeOf(verifyFile(path, EXPECTED)), "publish.file-invalid", `cut at ${length}`);
  }
  assert.equal(await codeOf(verifyFile(whole, { ...EXPECTED, frames: 95 })), "publish.file-invalid");
  assert.equal(await codeOf(verifyFile(whole, { ...EXPECTED, audioFrames: 1 })), "publish.file-invalid");
});
