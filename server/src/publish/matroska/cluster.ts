/**
 * One segment as one cluster (RFC 9559, 5.1.3): pictures and sound in blocks, in the order in which they are decoded.
 *
 * A block says when its picture is shown, in whole milliseconds; the track says how long each lasts, so that players
 * know that 33 and 34 ms are one thirtieth. The frames of sound that only warm the decoder up are left out, so sound
 * begins at 0 in every player, whether it knows of encoder delays or not; what is heard of it is the same but for the
 * first 21 ms, which fade in.
 */
import type { EncodedSegment } from "../../render/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { MediaFormat } from "../media-format.ts";
import { elementHead, uint } from "./ebml.ts";

const CLUSTER = 0x1f43b675;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_HEADER = 4;
const KEY_FRAME = 0x80;
const AAC_SAMPLES = 1024;
/** A block counts from its cluster in 16 bits. */
const LONGEST_MS = 32_767;

type Block = { readonly track: 1 | 2; readonly decodeMs: number; readonly atMs: number } & {
  readonly keyFrame: boolean;
  readonly data: Buffer;
};

export const frameMs = (frame: number, { video }: MediaFormat): number =>
  Math.round((frame * 1000) / video.framesPerSecond);

/** Negative of what only warms the decoder up. */
const soundMs = (index: number, { audio }: MediaFormat): number =>
  Math.round(((index * AAC_SAMPLES - audio.encoderDelay) * 1000) / audio.sampleRate);

const blocksOf = (segment: EncodedSegment, format: MediaFormat): readonly Block[] => {
  const pictures = segment.frames.map(({ data, keyFrame, compositionFrames }, index): Block => {
    const frame = segment.firstFrame + index;
    const atMs = frameMs(frame + compositionFrames, format);
    return { track: 1, decodeMs: frameMs(frame, format), atMs, keyFrame, data };
  });
  const sounds = segment.audio.map((data, index): Block => {
    const atMs = soundMs(segment.firstAudioFrame + index, format);
    return { track: 2, decodeMs: atMs, atMs, keyFrame: true, data };
  });
  const heard = sounds.filter(({ atMs }) => atMs >= 0);
  // Sorting keeps the order of equals: a picture before the sound of its time, pictures as they are decoded.
  return [...pictures, ...heard].toSorted((one, two) => one.decodeMs - two.decodeMs);
};

const blockHead = ({ track, atMs, keyFrame, data }: Block, clusterMs: number): Buffer => {
  const head = Buffer.alloc(BLOCK_HEADER);
  head.writeUInt8(0x80 + track, 0);
  head.writeInt16BE(atMs - clusterMs, 1);
  head.writeUInt8(keyFrame ? KEY_FRAME : 0, 3);
  return Buffer.concat([elementHead(SIMPLE_BLOCK, BLOCK_HEADER + data.length), head]);
};

/** @throws Failure `publish.segment-invalid` */
export const clusterOf = (segment: EncodedSegment, format: MediaFormat): readonly Buffer[] => {
  const blocks = blocksOf(segment, format);
  const times = blocks.map(({ atMs }) => atMs);
  const fromMs = times.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY);
  const toMs = times.reduce((most, ms) => Math.max(most, ms), 0);
  if (toMs - fromMs > LONGEST_MS) throw new Failure("publish.segment-invalid", "The segment is longer than 32 s.");
  const begin = uint(TIMESTAMP, fromMs);
  const body = [begin, ...blocks.flatMap((block) => [blockHead(block, fromMs), block.data])];
  const bytes = body.reduce((sum, part) => sum + part.length, 0);
  return [elementHead(CLUSTER, bytes), ...body];
};
