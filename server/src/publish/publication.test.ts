import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFile, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { isFailure, wallMs } from "../vocabulary/index.ts";
import type { EncodedSegment } from "../render/index.ts";
import type { Disk } from "./disk.ts";
import { diskUntilKilled, diskWithRoom, notingDisk } from "./disk.fixture.ts";
import { encodeMedia } from "./media.fixture.ts";
import { removePublication, removeSidecar } from "./leftovers.ts";
import { openPublication, reopenPublication } from "./open.ts";
import type { PublicationMeta } from "./metadata.ts";
import type { Publication } from "./publication.ts";
import { decodedPictures, keyFrameDecoder, readMp4 } from "./reading.fixture.ts";
import { verifyFile } from "./verify/verify-file.ts";

const media = encodeMedia([48, 32, 16]);
const FRAMES = 96;
const AUDIO_FRAMES = media.segments.reduce((sum, segment) => sum + segment.audio.length, 0);
const EXPECTED = { frames: FRAMES, audioFrames: AUDIO_FRAMES };
/** Enough for the index of the test's few frames, and nothing to wait for. */
const RESERVE = 8192;
const META: PublicationMeta = { title: "Weekly", createdAt: wallMs(1_700_000_000_000), chapters: [] };

let folder = "";
let files = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-test-"));
});
after(() => rm(folder, { recursive: true }));
const newPath = (): string => join(folder, `${(files += 1)}.mp4`);

const openAt = (filePath: string, options: { disk?: Disk; reserveBytes?: number } = {}): Promise<Publication> =>
  openPublication({
    filePath,
    fileFormat: "mp4",
    video: media.video,
    audio: media.audio,
    reserveBytes: RESERVE,
    ...options,
  });

/** Appends what is missing and finishes. */
const goOn = async (publication: Publication): Promise<void> => {
  for (const segment of media.segments) {
    if (segment.firstFrame >= publication.committedFrames) await publication.append(segment);
  }
  await publication.finish(META);
};

const publish = async (filePath: string, options: { disk?: Disk; reserveBytes?: number } = {}): Promise<void> =>
  goOn(await openAt(filePath, options));

/** The file and whatever lies beside it. */
const beside = async (path: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith(basename(path))).toSorted();

const codeOf = async (action: Promise<unknown>): Promise<string> => {
  try {
    await action;
    return "none";
  } catch (thrown) {
    return isFailure(thrown) ? thrown.code : String(thrown);
  }
};

const first = (): EncodedSegment => media.segments[0] ?? assert.fail();
const second = (): EncodedSegment => media.segments[1] ?? assert.fail();

const topBoxes = async (filePath: string): Promise<readonly string[]> => {
  const bytes = await readFile(filePath);
  const types: string[] = [];
  for (let at = 0; at < bytes.length;) {
    types.push(bytes.toString("latin1", at + 4, at + 8));
    const size = bytes.readUInt32BE(at);
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
  }
  return types;
};

describe("a published file", () => {
  test("[P7] [P9] shows every frame once, in even steps from 0, and decodes without a complaint", async () => {
    const path = newPath();
    await publish(path);
    const reading = await readMp4(path);
    assert.equal(reading.pictures.length, FRAMES);
    reading.pictures.forEach((time, index) => assert.ok(Math.abs(time - index / 30) < 1e-6));
    assert.equal(reading.sounds, AUDIO_FRAMES);
    assert.ok(Math.abs(reading.firstSoundS + 1024 / 48_000) < 1e-6, "the encoder's delay lies before 0");
    assert.ok(Math.abs(reading.durationS - FRAMES / 30) < 1e-6);
    assert.equal(reading.keyFrames, media.segments.length);
    assert.equal(decodedPictures(media.video, reading.accessUnits), FRAMES);
    const verified = await verifyFile(path, EXPECTED, keyFrameDecoder);
    assert.equal(verified.durationMs, 3200);
    assert.equal(verified.bytes, (await stat(path)).size);
  });

  test("[P7] holds the bytes of the encoder, in order", async () => {
    const path = newPath();
    await publish(path);
    const { accessUnits } = await readMp4(path);
    const given = media.segments.flatMap((segment) => segment.frames.map((frame) => frame.data));
    assert.ok(Buffer.concat(given).equals(Buffer.concat(accessUnits)));
  });

  test("[P6] has its index in front, and nothing lies beside it once it is reported", async () => {
    const path = newPath();
    await publish(path);
    assert.deepEqual(await topBoxes(path), ["ftyp", "free", "moov", "free", "mdat"]);
    await removeSidecar(path);
    assert.deepEqual(await beside(path), [basename(path)]);
  });

  test("[P11] opened again before it is reported it has everything, and finishing changes nothing", async () => {
    const path = newPath();
    await publish(path);
    const { mtimeMs } = await stat(path);
    const again = await openAt(path);
    assert.deepEqual({ frames: again.committedFrames, audioFrames: again.committedAudioFrames }, EXPECTED);
    assert.equal(again.resumeState, media.segments.at(-1)?.resumeState);
    await again.finish({ ...META, title: "Other" });
    assert.equal((await stat(path)).mtimeMs, mtimeMs);
    assert.deepEqual(await beside(path), [basename(path), `${basename(path)}.index`]);
  });

  test("[P11] removed as a whole it begins anew", async () => {
    const path = newPath();
    await publish(path);
    await removePublication(path);
    assert.deepEqual(await beside(path), []);
    const anew = await openAt(path);
    assert.equal(anew.committedFrames, 0);
    await anew.close();
  });

  test("[P12] what is committed is finished without the encoder, and is a whole file", async () => {
    const path = newPath();
    const begun = await openAt(path);
    await begun.append(first());
    await begun.append(second());
    await begun.close();
    const reopened = await reopenPublication(path);
    assert.ok(reopened !== null);
    const { committedFrames: frames, committedAudioFrames: audioFrames } = reopened;
    assert.equal(frames, 80);
    await reopened.finish(META);
    await verifyFile(path, { frames, audioFrames }, keyFrameDecoder);
    assert.equal(decodedPictures(media.video, (await readMp4(path)).accessUnits), 80);
  });

  test("[P12] nothing committed, or nothing there, is nothing to finish", async () => {
    const path = newPath();
    await (await openAt(path)).close();
    assert.equal(await reopenPublication(path), null);
    assert.equal(await reopenPublication(newPath()), null);
  });

  test("[P6] a short one carries half a megabyte at most for its index", async () => {
    const path = newPath();
    const publication = await openPublication({
      filePath: path,
      fileFormat: "mp4",
      video: media.video,
      audio: media.audio,
    });
    await goOn(publication);
    const payload = media.segments.flatMap((s) => [...s.frames.map((f) => f.data), ...s.audio]);
    assert.ok((await stat(path)).size - Buffer.concat(payload).length <= 512 * 1024 + 16);
  });

  test("[P6] one that outgrows the small reserve moves behind the large one", async () => {
    const path = newPath();
    const publication = await openPublication({
      filePath: path,
      fileFormat: "mp4",
      video: media.video,
      audio: media.audio,
    });
    const tiny = tinySegments(first(), 64);
    for (const segment of tiny) await publication.append(segment);
    await publication.finish(META);
    assert.deepEqual(await topBoxes(path), ["ftyp", "free", "moov", "free", "mdat"]);
    assert.ok((await stat(path)).size > 16 * 1024 * 1024);
    const frames = tiny.reduce((sum, segment) => sum + segment.frames.length, 0);
    await verifyFile(path, { frames, audioFrames: tiny.reduce((sum, s) => sum + s.audio.length, 0) });
  });

  test("[P6] [P9] the index goes behind the media when no reserve is large enough", async () => {
    const path = newPath();
    await publish(path, { reserveBytes: 1024 });
    assert.deepEqual(await topBoxes(path), ["ftyp", "free", "free", "mdat", "moov"]);
    assert.equal((await readMp4(path)).pictures.length, FRAMES);
    await verifyFile(path, EXPECTED, keyFrameDecoder);
  });

  test("[P7] [P8] ffprobe, where there is one, sees the same", async (context) => {
    const path = newPath();
    const publication = await openAt(path);
    for (const segment of media.segments) await publication.append(segment);
    const chapters = [
      { atMs: 0, title: "Ana shares" },
      { atMs: 1500, title: "Bo joins" },
    ];
    await publication.finish({ ...META, chapters });
    const shown = ["-show_streams", "-show_format", "-show_chapters", "-count_frames"];
    const probe = spawnSync("ffprobe", ["-v", "warning", "-of", "json", ...shown, path], { encoding: "utf8" });
    if (probe.error !== undefined) return context.skip("no ffprobe here");
    assert.equal(probe.stderr, "");
    const seen = JSON.parse(probe.stdout);
    const [video, audio] = seen.streams;
    assert.deepEqual(
      [video.nb_read_frames, video.duration, video.start_time, video.has_b_frames, video.r_frame_rate],
      [String(FRAMES), "3.200000", "0.000000", 2, "30/1"],
    );
    assert.deepEqual([video.color_space, video.color_range, video.sample_aspect_ratio], ["smpte170m", "tv", "1:1"]);
    assert.deepEqual([audio.duration, audio.start_time], ["3.200000", "0.000000"]);
    assert.deepEqual([seen.format.tags.title, seen.format.tags.date], ["Weekly", "2023-11-14T22:13:20.000Z"]);
    const titles = seen.chapters.map((one: { start_time: string; tags: { title: string } }) => one.tags.title);
    assert.deepEqual(titles, ["Ana shares", "Bo joins"]);
    assert.equal(seen.chapters[1].start_time, "1.500000");
    return undefined;
  });

  test("[P8] tells its title and its chapters", async () => {
    const path = newPath();
    const publication = await openAt(path);
    for (const segment of media.segments) await publication.append(segment);
    const title = "Grüße \u{1f600} \u0000 " + "ü".repeat(4000);
    const chapters = Array.from({ length: 300 }, (_, n) => ({
      atMs: n * 10,
      title: `Kapitel ${n} ${"\u{1f600}".repeat(80)}`,
    }));
    await publication.finish({ ...META, title, chapters });
    const read = (await readMp4(path)).title ?? "";
    assert.ok(title.startsWith(read) && read.length > 500);
    const bytes = await readFile(path);
    const list = bytes.indexOf("chpl");
    assert.equal(bytes.readUInt8(list + 12), 255);
    assert.equal(bytes.readBigUInt64BE(list + 13), 0n);
    assert.ok(bytes.includes("Kapitel 254"));
    await verifyFile(path, EXPECTED);
  });
});

/** Frames of six bytes and sound of one, so that the index grows and the media do not. */
const tinySegments = (from: EncodedSegment, count: number): readonly EncodedSegment[] => {
  const key = from.frames[0] ?? assert.fail();
  const small = Buffer.concat([Buffer.from([0, 0, 0, 2, 0x65, 0x80])]);
  return Array.from({ length: count }, (_, n) => ({
    firstFrame: n * 512,
    frames: Array.from({ length: 512 }, () => ({ ...key, data: small })),
    firstAudioFrame: n * 800,
    audio: Array.from({ length: 800 }, () => Buffer.from([1])),
    resumeState: "",
  }));
};

describe("a publication that is cut or killed", () => {
  /** Both files after all three segments, and the length of both after each. */
  const grown = async (): Promise<{ path: string; lengths: readonly { part: number; sidecar: number }[] }> => {
    const path = newPath();
    const publication = await openAt(path);
    const lengths: { part: number; sidecar: number }[] = [];
    for (const segment of media.segments) {
      await publication.append(segment);
      lengths.push({ part: (await stat(`${path}.part`)).size, sidecar: (await stat(`${path}.index`)).size });
    }
    await publication.close();
    return { path, lengths };
  };

  test("[P2] goes on from the last whole commit, wherever its files are cut", async () => {
    const { path, lengths } = await grown();
    const whole = lengths[lengths.length - 1] ?? assert.fail();
    const anywhere = fc.record({ part: fc.nat(whole.part), sidecar: fc.nat(whole.sidecar) });
    const nearBorder = fc
      .tuple(fc.constantFrom(...lengths), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
      .map(([at, part, sidecar]) => ({
        part: Math.min(whole.part, at.part + part),
        sidecar: Math.min(whole.sidecar, at.sidecar + sidecar),
      }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(anywhere, nearBorder), async (cut) => {
        const copy = newPath();
        await copyFile(`${path}.part`, `${copy}.part`);
        await copyFile(`${path}.index`, `${copy}.index`);
        await truncate(`${copy}.part`, cut.part);
        await truncate(`${copy}.index`, cut.sidecar);
        const kept = lengths.filter((length) => length.part <= cut.part && length.sidecar <= cut.sidecar).length;
        const publication = await openAt(copy);
        const frames = [0, 48, 80, 96][kept] ?? 0;
        assert.equal(publication.committedFrames, frames);
        assert.equal(publication.resumeState, kept === 0 ? null : `after ${kept - 1}`);
        await goOn(publication);
        await verifyFile(copy, EXPECTED);
        assert.equal(decodedPictures(media.video, (await readMp4(copy)).accessUnits), FRAMES);
        await rm(copy);
      }),
      { numRuns: 60 },
    );
  });

  test("[P2] flipped bits at the end of the sidecar cost the last commit only", async () => {
    const { path, lengths } = await grown();
    const bytes = await readFile(`${path}.index`);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 4, bytes.length - 3);
    await writeFile(`${path}.index`, bytes);
    const publication = await openAt(path);
    assert.equal(publication.committedFrames, 80);
    assert.equal((await stat(`${path}.index`)).size, lengths[1]?.sidecar);
    assert.equal((await stat(`${path}.part`)).size, lengths[1]?.part);
    await publication.close();
  });

  test("[P3] killed in any step it ends in the same file", async () => {
    const reference = newPath();
    const steps: string[] = [];
    await publish(reference, { disk: notingDisk(steps) });
    const wanted = await readFile(reference);
    for (let last = 1; last <= steps.length; last += 1) {
      const path = newPath();
      await assert.rejects(publish(path, { disk: diskUntilKilled(last) }), /killed/);
      await publish(path);
      assert.ok(wanted.equals(await readFile(path)), `killed in step ${last}, ${steps[last - 1]}`);
      await rm(path);
    }
  });

  test("[P3] killed in any step of moving behind the large reserve it ends in a whole file", async () => {
    const segments = tinySegments(first(), 64);
    const grow = async (path: string, disk?: Disk): Promise<void> => {
      const options = {
        filePath: path,
        fileFormat: "mp4" as const,
        video: media.video,
        audio: media.audio,
        reserveBytes: 1024 * 1024,
      };
      const publication = await openPublication(disk === undefined ? options : { ...options, disk });
      for (const segment of segments) {
        if (segment.firstFrame >= publication.committedFrames) await publication.append(segment);
      }
      await publication.finish(META);
    };
    const steps: string[] = [];
    const reference = newPath();
    await grow(reference, notingDisk(steps));
    const wanted = await readFile(reference);
    const moved = steps.indexOf("rename");
    assert.ok(moved > 0 && moved < steps.length - 10, "the file moved while it grew");
    for (let last = moved - 8; last <= moved + 4; last += 1) {
      const path = newPath();
      await assert.rejects(grow(path, diskUntilKilled(last)), /killed/);
      await grow(path);
      assert.ok(wanted.equals(await readFile(path)), `killed in step ${last}, ${steps[last - 1]}`);
      await rm(path);
    }
  });

  test("[P1] writes and secures the media before the record that tells of them", async () => {
    const steps: string[] = [];
    const publication = await openAt(newPath(), { disk: notingDisk(steps) });
    steps.length = 0;
    await publication.append(first());
    assert.deepEqual(steps, ["write", "sync", "write", "sync"]);
    await publication.close();
  });

  test("[P4] goes on only with the same formats", async () => {
    const { path } = await grown();
    const video = { ...media.video, pps: Buffer.from([0x68, 1]) };
    const other = openPublication({ filePath: path, fileFormat: "mp4", video, audio: media.audio });
    assert.equal(await codeOf(other), "publish.format-changed");
    await publish(path);
    await verifyFile(path, EXPECTED);
  });
});

describe("refusals", () => {
  const firstFrame = (): EncodedSegment["frames"][number] => first().frames[0] ?? assert.fail();
  const withFirst = (change: Partial<EncodedSegment["frames"][number]>): EncodedSegment => ({
    ...first(),
    frames: [{ ...firstFrame(), ...change }, ...first().frames.slice(1)],
  });
  const sps = Buffer.concat([Buffer.from([0, 0, 0, media.video.sps.length]), media.video.sps]);
  const refused: readonly (readonly [string, EncodedSegment, string])[] = [
    ["a later frame", second(), "publish.segment-gap"],
    ["later sound", { ...first(), firstAudioFrame: 1 }, "publish.segment-gap"],
    ["no frame", { ...first(), frames: [] }, "publish.segment-invalid"],
    ["no key frame first", { ...first(), frames: first().frames.slice(1) }, "publish.segment-invalid"],
    [
      "a key frame that is none",
      withFirst({ data: first().frames[1]?.data ?? assert.fail() }),
      "publish.segment-invalid",
    ],
    ["parameter sets", withFirst({ data: Buffer.concat([sps, firstFrame().data]) }), "publish.parameter-sets"],
    ["a torn NAL unit", withFirst({ data: firstFrame().data.subarray(0, -1) }), "publish.segment-invalid"],
    ["an empty frame", withFirst({ data: Buffer.alloc(0) }), "publish.segment-invalid"],
    ["a frame twice", withFirst({ compositionFrames: 1 }), "publish.segment-invalid"],
    ["half a frame", withFirst({ compositionFrames: 0.5 }), "publish.segment-invalid"],
    ["a frame before its decoding", withFirst({ compositionFrames: -3 }), "publish.segment-invalid"],
    ["silence of no bytes", { ...first(), audio: [Buffer.alloc(0)] }, "publish.segment-invalid"],
  ];
  for (const [what, segment, code] of refused) {
    test(`[P4] ${what}`, async () => {
      const path = newPath();
      const publication = await openAt(path);
      assert.equal(await codeOf(publication.append(segment)), code);
      assert.equal(publication.committedFrames, 0);
      await goOn(publication);
      await verifyFile(path, EXPECTED);
    });
  }

  test("[P4] nothing at all cannot be finished", async () => {
    const publication = await openAt(newPath());
    assert.equal(await codeOf(publication.finish(META)), "publish.empty");
    await publication.close();
  });

  test("[P4] a file that has its final name already takes no more", async () => {
    const path = newPath();
    await publish(path);
    const publication = await openAt(path);
    assert.equal(publication.committedFrames, FRAMES);
    const more = { ...first(), firstFrame: FRAMES, firstAudioFrame: AUDIO_FRAMES };
    assert.equal(await codeOf(publication.append(more)), "publish.finished");
    await publication.finish(META);
    await verifyFile(path, EXPECTED);
  });

  test("[P5] a disk that is full at any write loses nothing and goes on when there is room", async () => {
    const all = media.segments.flatMap((segment) => [...segment.frames.map((frame) => frame.data), ...segment.audio]);
    const most = Buffer.concat(all).length + 40_000;
    await fc.assert(
      fc.asyncProperty(fc.nat(most), async (bytes) => {
        const path = newPath();
        const { disk, refill } = diskWithRoom(bytes + 9000);
        const publication = await openAt(path, { disk });
        let committed = 0;
        const code = await codeOf(
          (async () => {
            for (const segment of media.segments) {
              await publication.append(segment);
              committed += segment.frames.length;
            }
            await publication.finish(META);
          })(),
        );
        assert.ok(code === "publish.disk-full" || code === "none");
        assert.equal(publication.committedFrames, committed);
        refill(1e9);
        await goOn(publication);
        await verifyFile(path, EXPECTED);
        await rm(path);
      }),
      { numRuns: 40 },
    );
  });

  test("[P5] a disk without room for the beginning says so", async () => {
    assert.equal(await codeOf(openAt(newPath(), { disk: diskWithRoom(100).disk })), "publish.disk-full");
  });
});
