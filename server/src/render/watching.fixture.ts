/** Looks at rendered segments as a viewer would: decodes pictures and sound with node-av. */
import * as av from "node-av";
import type { AudioFormat, EncodedSegment, VideoFormat } from "./segment.ts";
import { must } from "./coding.fixture.ts";

/** A decoded picture of the file. */
export type Seen = {
  readonly width: number;
  readonly height: number;
  /** Luma, Cb, Cr at a place in pixels of luma. */
  at(x: number, y: number): readonly [number, number, number];
};

const withStartCodes = (data: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 0; at < data.length; at += 4 + data.readUInt32BE(at))
    parts.push(Buffer.from([0, 0, 0, 1]), data.subarray(at + 4, at + 4 + data.readUInt32BE(at)));
  return Buffer.concat(parts);
};

/** All pictures, in order of presentation. */
export const watch = (segments: readonly EncodedSegment[], format: VideoFormat): readonly Seen[] => {
  const context = new av.CodecContext();
  context.allocContext3(av.Codec.findDecoder(av.AV_CODEC_ID_H264));
  must(context.open2Sync(null, null), "open");
  const [packet, frame] = [new av.Packet(), new av.Frame()];
  packet.alloc();
  frame.alloc();
  const seen: Seen[] = [];
  const receive = (): void => {
    while (context.receiveFrameSync(frame) >= 0) seen.push(copyOf(frame));
  };
  const sets = Buffer.concat([Buffer.from([0, 0, 0, 1]), format.sps, Buffer.from([0, 0, 0, 1]), format.pps]);
  segments
    .flatMap(({ frames }) => frames)
    .forEach(({ data }, index) => {
      packet.data = Buffer.concat(index === 0 ? [sets, withStartCodes(data)] : [withStartCodes(data)]);
      packet.pts = BigInt(index);
      must(context.sendPacketSync(packet), "decode");
      packet.unref();
      receive();
    });
  must(context.sendPacketSync(null), "flush");
  receive();
  context.freeContext();
  return seen;
};

const copyOf = (frame: av.Frame): Seen => {
  const [width, height] = [frame.width, frame.height];
  const strides = frame.linesize;
  const planes = (frame.data ?? []).slice(0, 3).map((plane) => Buffer.from(plane));
  const value = (plane: number, x: number, y: number): number => {
    const half = plane === 0 ? 1 : 2;
    return planes[plane]?.[Math.floor(y / half) * (strides[plane] ?? 0) + Math.floor(x / half)] ?? -1;
  };
  return { width, height, at: (x, y) => [value(0, x, y), value(1, x, y), value(2, x, y)] };
};

/** The left channel, as the file plays it: without the encoder's delay. */
export const listen = (segments: readonly EncodedSegment[], format: AudioFormat): Float32Array => {
  const context = new av.CodecContext();
  context.allocContext3(av.Codec.findDecoder(av.AV_CODEC_ID_AAC));
  context.extraData = format.asc;
  must(context.open2Sync(null, null), "open");
  const [packet, frame] = [new av.Packet(), new av.Frame()];
  packet.alloc();
  frame.alloc();
  const blocks: Float32Array[] = [];
  for (const data of segments.flatMap(({ audio }) => audio)) {
    packet.data = data;
    must(context.sendPacketSync(packet), "decode");
    packet.unref();
    while (context.receiveFrameSync(frame) >= 0) {
      const plane = frame.data?.[0];
      if (plane !== undefined) blocks.push(new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples).slice());
    }
  }
  context.freeContext();
  const sound = new Float32Array(blocks.length * 1024);
  blocks.forEach((block, index) => sound.set(block, index * 1024));
  return sound.subarray(format.encoderDelay);
};

/** Seconds at which it becomes bright at a place. */
export const flashesAt = (pictures: readonly Seen[], x: number, y: number): readonly number[] =>
  pictures.flatMap((picture, index) => {
    const bright = (one: Seen | undefined): boolean => (one?.at(x, y)[0] ?? 255) > 215;
    return bright(picture) && index > 0 && !bright(pictures[index - 1]) ? [index / 30] : [];
  });

/** Seconds at which a beep begins after at least 100 ms without. */
export const beepsIn = (sound: Float32Array): readonly number[] => {
  const beeps: number[] = [];
  let last = -Infinity;
  sound.forEach((value, index) => {
    if (Math.abs(value) < 0.08) return;
    if (index - last > 4800) beeps.push(index / 48_000);
    last = index;
  });
  return beeps;
};
