/**
 * Real pictures and sound for tests, made by node-av as the renderer makes them: a new x264 context for each segment
 * and one AAC encoder that runs on.
 */
import * as av from "node-av";
import type { AccessUnit, AudioFormat, EncodedSegment, VideoFormat } from "../render/index.ts";

const WIDTH = 320;
const HEIGHT = 180;
const REORDER_FRAMES = 2;
const SAMPLE_RATE = 48_000;
const BITS_PER_SECOND = 128_000;
const AAC_SAMPLES = 1024;

// Encoders report their statistics otherwise, in the midst of the test results.
av.Log.setLevel(av.AV_LOG_ERROR);

export type Media = {
  readonly video: VideoFormat;
  readonly audio: AudioFormat;
  readonly segments: readonly EncodedSegment[];
};

const codecNamed = (name: "libx264" | "aac"): av.Codec => {
  const codec = av.Codec.findEncoderByName(name as Parameters<typeof av.Codec.findEncoderByName>[0]);
  if (codec === null) throw new Error(`no encoder ${name}`);
  return codec;
};

const must = (result: number, what: string): void => {
  if (result < 0) throw new Error(`${what}: ${result}`);
};

const opened = (context: av.CodecContext, codec: av.Codec): av.CodecContext => {
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER);
  must(context.open2Sync(codec, null), "open");
  return context;
};

const videoEncoder = (): av.CodecContext => {
  const codec = codecNamed("libx264");
  const context = new av.CodecContext();
  context.allocContext3(codec);
  context.width = WIDTH;
  context.height = HEIGHT;
  context.pixelFormat = av.AV_PIX_FMT_YUV420P;
  context.timeBase = new av.Rational(1, 30);
  context.framerate = new av.Rational(30, 1);
  context.gopSize = 288;
  context.threadCount = 1;
  // Options before opening: a dictionary given to open is freed twice (rendering.md, N-1).
  must(context.setOption("preset", "veryfast"), "preset");
  must(context.setOption("crf", "23"), "crf");
  must(context.setOption("x264-params", "open-gop=0:ref=1:bframes=3:weightp=1"), "x264-params");
  return opened(context, codec);
};

const audioEncoder = (): av.CodecContext => {
  const codec = codecNamed("aac");
  const context = new av.CodecContext();
  context.allocContext3(codec);
  context.sampleRate = SAMPLE_RATE;
  context.sampleFormat = av.AV_SAMPLE_FMT_FLTP;
  context.channelLayout = av.AV_CHANNEL_LAYOUT_STEREO;
  context.bitRate = BigInt(BITS_PER_SECOND);
  context.timeBase = new av.Rational(1, SAMPLE_RATE);
  return opened(context, codec);
};

const planesOf = (frame: av.Frame): readonly Buffer[] => {
  must(frame.getBuffer(), "buffer");
  if (frame.data === null) throw new Error("frame without planes");
  return frame.data;
};

/** A texture that moves, with a bar that moves; `look` says how far. */
const picture = (index: number, look: number): av.Frame => {
  const frame = new av.Frame();
  frame.alloc();
  frame.format = av.AV_PIX_FMT_YUV420P;
  frame.width = WIDTH;
  frame.height = HEIGHT;
  const [luma, ...chroma] = planesOf(frame);
  const stride = frame.linesize[0] ?? WIDTH;
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const bar = Math.abs(x - ((look * 7) % WIDTH)) < 8;
      luma?.writeUInt8(bar ? 235 : 16 + ((x * y + look * 3) % 200), y * stride + x);
    }
  }
  chroma.forEach((plane) => plane.fill(128));
  frame.pts = BigInt(index);
  return frame;
};

const tone = (index: number): av.Frame => {
  const frame = new av.Frame();
  frame.alloc();
  frame.format = av.AV_SAMPLE_FMT_FLTP;
  frame.nbSamples = AAC_SAMPLES;
  frame.sampleRate = SAMPLE_RATE;
  frame.channelLayout = av.AV_CHANNEL_LAYOUT_STEREO;
  for (const plane of planesOf(frame)) {
    for (let sample = 0; sample < AAC_SAMPLES; sample += 1) {
      const at = (index * AAC_SAMPLES + sample) / SAMPLE_RATE;
      plane.writeFloatLE(0.2 * Math.sin(2 * Math.PI * 440 * at), sample * 4);
    }
  }
  frame.pts = BigInt(index * AAC_SAMPLES);
  return frame;
};

type Packet = { readonly data: Buffer; readonly pts: number; readonly key: boolean };

const drain = (context: av.CodecContext, into: Packet[]): void => {
  const packet = new av.Packet();
  packet.alloc();
  while (context.receivePacketSync(packet) >= 0) {
    into.push({ data: Buffer.from(packet.data ?? []), pts: Number(packet.pts), key: packet.isKeyframe });
    packet.unref();
  }
  packet.free();
};

const encoded = (context: av.CodecContext, frames: Iterable<av.Frame>): readonly Packet[] => {
  const packets: Packet[] = [];
  for (const frame of frames) {
    must(context.sendFrameSync(frame), "send");
    frame.free();
    drain(context, packets);
  }
  must(context.sendFrameSync(null), "flush");
  drain(context, packets);
  return packets;
};

/** NAL units of a byte stream with start codes (ISO 14496-10, annex B). */
const nalUnits = (stream: Buffer): readonly Buffer[] => {
  const starts: number[] = [];
  for (let at = stream.indexOf("000001", 0, "hex"); at >= 0; at = stream.indexOf("000001", at + 3, "hex"))
    starts.push(at);
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? stream.length;
    const end = index + 1 < starts.length && stream[next - 1] === 0 ? next - 1 : next;
    return stream.subarray(start + 3, end);
  });
};

const withLengths = (stream: Buffer): Buffer =>
  Buffer.concat(
    nalUnits(stream).flatMap((unit) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(unit.length);
      return [length, unit];
    }),
  );

const accessUnit = (packet: Packet, index: number): AccessUnit => ({
  data: withLengths(packet.data),
  compositionFrames: packet.pts - index,
  keyFrame: packet.key,
});

const times = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const parameterSet = (stream: Buffer, type: number): Buffer => {
  const found = nalUnits(stream).find((unit) => ((unit[0] ?? 0) & 31) === type);
  if (found === undefined) throw new Error(`no NAL unit of type ${type}`);
  return Buffer.from(found);
};

/** @param framesOfSegments multiples of 16 */
export const encodeMedia = (framesOfSegments: readonly number[]): Media => {
  const frames = framesOfSegments.reduce((sum, count) => sum + count, 0);
  const audioContext = audioEncoder();
  const sounds = encoded(audioContext, times((frames * 25) / 16, tone)).map((packet) => packet.data);
  const asc = Buffer.from(audioContext.extraData ?? []);
  let extraData: Buffer = Buffer.alloc(0);
  let firstFrame = 0;
  const segments = framesOfSegments.map((count, number) => {
    const context = videoEncoder();
    extraData = Buffer.from(context.extraData ?? []);
    const units = encoded(
      context,
      times(count, (index) => picture(index, index + number * 100)),
    ).map(accessUnit);
    context.freeContext();
    const firstAudioFrame = (firstFrame * 25) / 16;
    const last = number === framesOfSegments.length - 1;
    const audio = sounds.slice(firstAudioFrame, last ? undefined : firstAudioFrame + (count * 25) / 16);
    const segment = { firstFrame, frames: units, firstAudioFrame, audio, resumeState: `after ${number}` };
    firstFrame += count;
    return segment;
  });
  const delay = { encoderDelay: AAC_SAMPLES };
  const sets = { sps: parameterSet(extraData, 7), pps: parameterSet(extraData, 8) };
  audioContext.freeContext();
  return {
    video: { width: WIDTH, height: HEIGHT, framesPerSecond: 30, reorderFrames: REORDER_FRAMES, ...sets },
    audio: { sampleRate: 48000, channels: 2, bitsPerSecond: BITS_PER_SECOND, asc, ...delay },
    segments,
  };
};
