/**
 * The end of a sealed chunk: where its seconds and its key frames begin, so that a reader can enter anywhere.
 * Eight bytes behind the record say where it is. A chunk without a footer was cut off; everything in the footer
 * can be had by reading the chunk.
 */
import type { FileHandle } from "node:fs/promises";
import { HEADER_BYTES, parseRecord, PAYLOAD_MAX, RECORD } from "./format.ts";

export type KeyFrameEntry = {
  readonly track: number;
  readonly arrivalUs: number;
  /** Where the record begins in the chunk. */
  readonly offset: number;
  /** Of the picture; 0 when the packet does not say. */
  readonly width: number;
  readonly height: number;
};
export type SecondEntry = { readonly arrivalUs: number; readonly offset: number };
export type Footer = {
  /** Arrival of the last record. */
  readonly endUs: number;
  readonly seconds: readonly SecondEntry[];
  readonly keyFrames: readonly KeyFrameEntry[];
};

/** A chunk of 10 s has 11 seconds and some dozens of key frames; a storm of key frames is cut here. */
const KEY_FRAMES_MAX = 4096;
const SECONDS_MAX = 600;
const FIXED_BYTES = 12;
const SECOND_BYTES = 8;
const KEY_FRAME_BYTES = 14;
const TRAILER_BYTES = 8;
const TRAILER_MAGIC = 0x5846_5252;
const SECOND_US = 1_000_000;

/** Collects a footer while a chunk is written. */
export class ChunkIndex {
  readonly #seconds: SecondEntry[] = [];
  readonly #keyFrames: KeyFrameEntry[] = [];
  #nextSecondUs = 0;

  /** Called for every record. */
  passed(arrivalUs: number, offset: number): void {
    if (arrivalUs < this.#nextSecondUs || this.#seconds.length === SECONDS_MAX) return;
    this.#seconds.push({ arrivalUs, offset });
    this.#nextSecondUs = (Math.floor(arrivalUs / SECOND_US) + 1) * SECOND_US;
  }

  keyFrame(entry: KeyFrameEntry): void {
    if (this.#keyFrames.length < KEY_FRAMES_MAX) this.#keyFrames.push(entry);
  }

  footer(endUs: number): Footer {
    return { endUs, seconds: this.#seconds, keyFrames: this.#keyFrames };
  }
}

export const encodeFooter = ({ endUs, seconds, keyFrames }: Footer): Buffer => {
  const bytes = Buffer.alloc(FIXED_BYTES + seconds.length * SECOND_BYTES + keyFrames.length * KEY_FRAME_BYTES);
  bytes.writeUInt32LE(endUs, 0);
  bytes.writeUInt32LE(seconds.length, 4);
  bytes.writeUInt32LE(keyFrames.length, 8);
  let at = FIXED_BYTES;
  for (const entry of seconds) {
    bytes.writeUInt32LE(entry.arrivalUs, at);
    bytes.writeUInt32LE(entry.offset, at + 4);
    at += SECOND_BYTES;
  }
  for (const entry of keyFrames) {
    bytes.writeUInt32LE(entry.arrivalUs, at);
    bytes.writeUInt32LE(entry.offset, at + 4);
    bytes.writeUInt16LE(entry.track, at + 8);
    bytes.writeUInt16LE(entry.width, at + 10);
    bytes.writeUInt16LE(entry.height, at + 12);
    at += KEY_FRAME_BYTES;
  }
  return bytes;
};

/** Null when the counts do not fit the length. */
export const decodeFooter = (bytes: Buffer): Footer | null => {
  if (bytes.length < FIXED_BYTES) return null;
  const [seconds, keyFrames] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  const keyFramesAt = FIXED_BYTES + seconds * SECOND_BYTES;
  if (keyFramesAt + keyFrames * KEY_FRAME_BYTES !== bytes.length) return null;
  return {
    endUs: bytes.readUInt32LE(0),
    seconds: Array.from({ length: seconds }, (_, index) => secondAt(bytes, FIXED_BYTES + index * SECOND_BYTES)),
    keyFrames: Array.from({ length: keyFrames }, (_, index) =>
      keyFrameAt(bytes, keyFramesAt + index * KEY_FRAME_BYTES),
    ),
  };
};

const secondAt = (bytes: Buffer, at: number): SecondEntry => ({
  arrivalUs: bytes.readUInt32LE(at),
  offset: bytes.readUInt32LE(at + 4),
});

const keyFrameAt = (bytes: Buffer, at: number): KeyFrameEntry => ({
  ...secondAt(bytes, at),
  track: bytes.readUInt16LE(at + 8),
  width: bytes.readUInt16LE(at + 10),
  height: bytes.readUInt16LE(at + 12),
});

/** Follows the footer, whose record begins at `offset`. */
export const encodeTrailer = (offset: number): Buffer => {
  const bytes = Buffer.alloc(TRAILER_BYTES);
  bytes.writeUInt32LE(offset, 0);
  bytes.writeUInt32LE(TRAILER_MAGIC, 4);
  return bytes;
};

/** The footer of a sealed chunk, found from its end; null when the chunk was cut off. */
export const readFooter = async (file: FileHandle): Promise<Footer | null> => {
  const { size } = await file.stat();
  const trailer = Buffer.alloc(TRAILER_BYTES);
  const { bytesRead } = await file.read(trailer, 0, TRAILER_BYTES, Math.max(0, size - TRAILER_BYTES));
  if (bytesRead < TRAILER_BYTES || trailer.readUInt32LE(4) !== TRAILER_MAGIC) return null;
  const offset = trailer.readUInt32LE(0);
  const length = size - TRAILER_BYTES - offset;
  if (length < HEADER_BYTES || length > PAYLOAD_MAX) return null;
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, offset);
  const parsed = parseRecord(bytes, 0);
  if (parsed.parsed !== "record" || parsed.record.type !== RECORD.footer) return null;
  return decodeFooter(parsed.record.payload);
};
