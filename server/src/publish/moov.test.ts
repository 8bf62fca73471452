import assert from "node:assert/strict";
import { test } from "node:test";
import { wallMs } from "../vocabulary/index.ts";
import { emptyTables, encodeMoov } from "./moov.ts";
import type { MediaFormat } from "./media-format.ts";
import { Box } from "./verify/boxes.ts";
import { movieTimes, readTrack } from "./verify/track.ts";

const format: MediaFormat = {
  video: {
    width: 1920,
    height: 1080,
    framesPerSecond: 30,
    sps: Buffer.from([0x67, 100, 0, 40]),
    pps: Buffer.from([0x68]),
    reorderFrames: 2,
  },
  audio: { sampleRate: 48000, channels: 2, bitsPerSecond: 128_000, asc: Buffer.from([0x11, 0x90]), encoderDelay: 1024 },
};

const picture = { bytes: 6000, composition: 2, keyFrame: false };
const sound = { bytes: 300, composition: 0, keyFrame: true };

/** The index of so many chunks of 16 frames and 25 AAC frames. */
const moovOf = (chunks: number): Box => {
  const tables = emptyTables(format);
  const pictures = Array.from({ length: 16 }, () => picture);
  const sounds = Array.from({ length: 25 }, () => sound);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    tables.video.addChunk(chunk * 103_500, pictures);
    tables.audio.addChunk(chunk * 103_500 + 96_000, sounds);
  }
  const meta = { title: "", createdAt: wallMs(1_700_000_000_000), chapters: [] };
  const bytes = encodeMoov({ format, tables, payloadAt: 1_000_000 }, meta);
  return new Box("moov", bytes.subarray(8));
};

const CHUNKS_AN_HOUR = 6750;

test("[P7] sound that lags behind the pictures is not stretched, sound that runs ahead is cut", () => {
  const moov = moovOf(4);
  const [video, audio] = moov
    .children()
    .filter((box) => box.type === "trak")
    .map(readTrack);
  assert.deepEqual(video?.edit, { presented: 64 * 1600, skip: 1024 });
  assert.deepEqual(audio?.edit, { presented: 100 * 1024 - 1024, skip: 1024 });
});

test("[P7] a meeting of 26 hours has its times and offsets in 64 bits, one of an hour in 32", () => {
  const long = moovOf(26 * CHUNKS_AN_HOUR);
  const short = moovOf(CHUNKS_AN_HOUR);
  assert.deepEqual([long.at("mvhd").full().wide, short.at("mvhd").full().wide], [true, false]);
  assert.deepEqual(movieTimes(long), { timescale: 48_000, duration: 26 * 3600 * 48_000 });
  const [video, audio] = long
    .children()
    .filter((box) => box.type === "trak")
    .map(readTrack);
  assert.equal(video?.samples, 26 * 3600 * 30);
  assert.equal(video?.edit.presented, 26 * 3600 * 48_000);
  assert.equal(audio?.edit.presented, 26 * 3600 * 48_000 - 1024);
  assert.equal([...(audio?.chunks() ?? [])].at(-1)?.offset, 1_000_000 + (26 * CHUNKS_AN_HOUR - 1) * 103_500 + 96_000);
});
