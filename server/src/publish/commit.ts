/**
 * One commit: what a segment adds to the file, as it is laid out in mdat and as it is written to the sidecar.
 *
 * Pictures and sound alternate in chunks of 8/15 s, 25 AAC frames and 16 frames (8 or 32 at 15 or 60 a second), so that
 * a player reads the file from front to back. Bytes of a commit in the sidecar (little-endian):
 *
 *     u64 start, u64 end         of its media, from the start of the mdat payload
 *     u32 frames, u32 audio frames, u32 chunks, u32 bytes of the resume state
 *     chunks x u32               samples of the chunk; bit 31 set: sound
 *     frames x u32               size; bit 31 set: key frame
 *     frames x u8                composition (presentation minus decoding time), frames
 *     audio frames x u32         size
 *     resume state               UTF-8
 */
import type { EncodedSegment, VideoFormat } from "../render/index.ts";
import type { Tables } from "./moov.ts";
import type { Sample } from "./sample-table.ts";

/** Of 8/15 s. */
const AUDIO_FRAMES_IN_CHUNK = 25;
const HIGH_BIT = 0x80000000;
const FIXED_BYTES = 32;

export type Chunk = { readonly track: "video" | "audio"; readonly samples: number };

export type Commit = {
  /** From the start of the mdat payload. */
  readonly start: number;
  readonly end: number;
  readonly chunks: readonly Chunk[];
  readonly video: readonly Sample[];
  readonly audio: readonly Sample[];
  readonly resumeState: string;
};

const chunksOf = (frames: number, audioFrames: number, framesInChunk: number): readonly Chunk[] => {
  const rounds = Math.ceil(Math.max(frames / framesInChunk, audioFrames / AUDIO_FRAMES_IN_CHUNK));
  const chunks: Chunk[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pictures = Math.min(framesInChunk, frames - round * framesInChunk);
    const sounds = Math.min(AUDIO_FRAMES_IN_CHUNK, audioFrames - round * AUDIO_FRAMES_IN_CHUNK);
    if (pictures > 0) chunks.push({ track: "video", samples: pictures });
    if (sounds > 0) chunks.push({ track: "audio", samples: sounds });
  }
  return chunks;
};

/** The share of each chunk of what the two tracks have, in the order of the chunks. */
const sharesOf = <Item>(
  chunks: readonly Chunk[],
  tracks: Readonly<Record<Chunk["track"], readonly Item[]>>,
): readonly { readonly track: Chunk["track"]; readonly items: readonly Item[] }[] => {
  const taken = { video: 0, audio: 0 };
  return chunks.map(({ track, samples }) => {
    const first = taken[track];
    taken[track] = first + samples;
    return { track, items: tracks[track].slice(first, first + samples) };
  });
};

/** @param start where its media go, from the start of the mdat payload */
export const planCommit = (
  segment: EncodedSegment,
  start: number,
  { reorderFrames, framesPerSecond }: VideoFormat,
): { commit: Commit; media: readonly Buffer[] } => {
  const video = segment.frames.map((unit) => ({
    bytes: unit.data.length,
    composition: unit.compositionFrames + reorderFrames,
    keyFrame: unit.keyFrame,
  }));
  const audio = segment.audio.map((packet) => ({ bytes: packet.length, composition: 0, keyFrame: true }));
  const chunks = chunksOf(video.length, audio.length, (framesPerSecond * 8) / 15);
  const pictures = segment.frames.map((unit) => unit.data);
  const media = sharesOf(chunks, { video: pictures, audio: segment.audio }).flatMap((share) => share.items);
  const end = media.reduce((sum, part) => sum + part.length, start);
  return { commit: { start, end, chunks, video, audio, resumeState: segment.resumeState }, media };
};

/** Adds what a commit holds to the sample tables. */
export const addToTables = (commit: Commit, tables: Tables): void => {
  let at = commit.start;
  for (const { track, items } of sharesOf(commit.chunks, commit)) {
    tables[track].addChunk(at, items);
    at = items.reduce((sum, sample) => sum + sample.bytes, at);
  }
};

const marked = (value: number, mark: boolean): number => value + (mark ? HIGH_BIT : 0);

const littleEndian = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
};

export const encodeCommit = (commit: Commit): Buffer => {
  const state = Buffer.from(commit.resumeState);
  const places = Buffer.alloc(16);
  places.writeBigUInt64LE(BigInt(commit.start), 0);
  places.writeBigUInt64LE(BigInt(commit.end), 8);
  return Buffer.concat([
    places,
    littleEndian([commit.video.length, commit.audio.length, commit.chunks.length, state.length]),
    littleEndian(commit.chunks.map((chunk) => marked(chunk.samples, chunk.track === "audio"))),
    littleEndian(commit.video.map((sample) => marked(sample.bytes, sample.keyFrame))),
    Buffer.from(commit.video.map((sample) => sample.composition)),
    littleEndian(commit.audio.map((sample) => sample.bytes)),
    state,
  ]);
};

type Counts = { readonly frames: number; readonly audioFrames: number; readonly chunks: number };

const numbersAt = (bytes: Buffer, at: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => bytes.readUInt32LE(at + index * 4));

const decodeLists = (bytes: Buffer, counts: Counts): Pick<Commit, "chunks" | "video" | "audio"> => {
  const sizesAt = FIXED_BYTES + counts.chunks * 4;
  const compositionsAt = sizesAt + counts.frames * 4;
  const audioAt = compositionsAt + counts.frames;
  return {
    chunks: numbersAt(bytes, FIXED_BYTES, counts.chunks).map((value) => ({
      track: value >= HIGH_BIT ? "audio" : "video",
      samples: value % HIGH_BIT,
    })),
    video: numbersAt(bytes, sizesAt, counts.frames).map((value, index) => ({
      bytes: value % HIGH_BIT,
      composition: bytes.readUInt8(compositionsAt + index),
      keyFrame: value >= HIGH_BIT,
    })),
    audio: numbersAt(bytes, audioAt, counts.audioFrames).map((value) => ({
      bytes: value,
      composition: 0,
      keyFrame: true,
    })),
  };
};

/** @returns null when the bytes are not one whole commit; their checksum is the caller's matter */
export const decodeCommit = (bytes: Buffer): Commit | null => {
  if (bytes.length < FIXED_BYTES) return null;
  const counts = {
    frames: bytes.readUInt32LE(16),
    audioFrames: bytes.readUInt32LE(20),
    chunks: bytes.readUInt32LE(24),
  };
  const stateAt = FIXED_BYTES + counts.chunks * 4 + counts.frames * 5 + counts.audioFrames * 4;
  if (bytes.length !== stateAt + bytes.readUInt32LE(28)) return null;
  return {
    start: Number(bytes.readBigUInt64LE(0)),
    end: Number(bytes.readBigUInt64LE(8)),
    ...decodeLists(bytes, counts),
    resumeState: bytes.toString("utf8", stateAt),
  };
};
