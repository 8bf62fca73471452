/** Draws the film that a faultless product would make of a performance, or one with a fault, to test the examiner. */
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_LOG_ERROR,
  AV_PIX_FMT_YUV420P,
  AV_PROFILE_H264_HIGH,
  AV_SAMPLE_FMT_FLTP,
  Codec,
  CodecContext,
  Dictionary,
  type FFEncoderCodec,
  Rational,
  FormatContext,
  Frame,
  Log,
  Packet,
  type Stream,
} from "node-av";
import { beep, cameraPicture, cellsOf, colours, counterCells, counterTop, flashMs, type Rgb } from "../pattern.ts";
import type { Performance } from "../perform.ts";
import { isHeard, stageAfter, type Expected } from "../plan.ts";

export type SyntheticOptions = {
  readonly path: string;
  readonly performance: Performance;
  /** Epoch ms of the file's time 0. */
  readonly beginning: number;
  readonly lengthMs: number;
  /** Time in ms -> time whose picture is shown then: the identity, or a freeze. */
  readonly shownAt?: (atMs: number) => number;
  readonly beepLateMs?: number;
  readonly faststart?: boolean;
};

const size = { width: 1920, height: 1080 } as const;
const framesPerSecond = 30;
const sampleRate = 48_000;
const samplesPerFrame = 1024;

export const writeSynthetic = async (options: SyntheticOptions): Promise<void> => {
  Log.setLevel(AV_LOG_ERROR);
  const file = new FormatContext();
  file.allocOutputContext2(null, "mp4", options.path);
  const video = new Encoder(file, videoContext());
  const audio = new Encoder(file, audioContext());
  await file.openOutput();
  const settings = Dictionary.fromObject(options.faststart === false ? {} : { movflags: "+faststart" });
  await file.writeHeader(settings);
  const picture = blank();
  const samples = silence();
  const frames = Math.round((options.lengthMs * framesPerSecond) / 1000);
  let heard = 0;
  for (let index = 0; index < frames; index++) {
    const atMs = (index * 1000) / framesPerSecond;
    picture.makeWritable();
    drawStage(picture, options, options.shownAt?.(atMs) ?? atMs);
    picture.pts = BigInt(index);
    await video.encode(picture);
    for (; (heard * 1000) / sampleRate < atMs; heard += samplesPerFrame) {
      samples.makeWritable();
      play(samples, options, heard);
      samples.pts = BigInt(heard);
      await audio.encode(samples);
    }
  }
  await video.encode(null);
  await audio.encode(null);
  await file.writeTrailer();
  await file.closeOutput();
  for (const frame of [picture, samples]) frame.free();
};

class Encoder {
  readonly #file: FormatContext;
  readonly #codec: CodecContext;
  readonly #stream: Stream;
  readonly #packet = new Packet();

  constructor(file: FormatContext, codec: CodecContext) {
    this.#file = file;
    this.#codec = codec;
    this.#stream = file.newStream(null);
    this.#stream.codecpar.fromContext(codec);
    this.#stream.timeBase = codec.timeBase;
    this.#packet.alloc();
  }

  async encode(frame: Frame | null): Promise<void> {
    this.#codec.sendFrameSync(frame);
    while (this.#codec.receivePacketSync(this.#packet) >= 0) {
      this.#packet.streamIndex = this.#stream.index;
      this.#packet.rescaleTs(this.#codec.timeBase, this.#stream.timeBase);
      await this.#file.interleavedWriteFrame(this.#packet);
    }
  }
}

const contextOf = (name: string, setUp: (context: CodecContext) => void): CodecContext => {
  const codec = Codec.findEncoderByName(name as FFEncoderCodec);
  if (codec === null) throw new Error(`no encoder ${name}`);
  const context = new CodecContext();
  context.allocContext3(codec);
  setUp(context);
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  if (context.open2Sync(codec, null) < 0) throw new Error(`cannot open ${name}`);
  return context;
};

const videoContext = (): CodecContext =>
  contextOf("libx264", (context) => {
    Object.assign(context, { ...size, pixelFormat: AV_PIX_FMT_YUV420P, profile: AV_PROFILE_H264_HIGH, gopSize: 60 });
    context.timeBase = new Rational(1, framesPerSecond);
    context.framerate = new Rational(framesPerSecond, 1);
    context.setOption("preset", "superfast");
    context.setOption("crf", "28");
  });

const audioContext = (): CodecContext =>
  contextOf("aac", (context) => {
    Object.assign(context, { sampleRate, sampleFormat: AV_SAMPLE_FMT_FLTP, bitRate: 128_000n });
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    context.timeBase = new Rational(1, sampleRate);
  });

const blank = (): Frame => {
  const frame = new Frame();
  frame.alloc();
  Object.assign(frame, { ...size, format: AV_PIX_FMT_YUV420P });
  frame.getBuffer(64);
  return frame;
};

const silence = (): Frame => {
  const frame = new Frame();
  frame.alloc();
  Object.assign(frame, { format: AV_SAMPLE_FMT_FLTP, nbSamples: samplesPerFrame, sampleRate });
  frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
  frame.getBuffer(0);
  return frame;
};

const drawStage = (picture: Frame, { performance, beginning }: SyntheticOptions, atMs: number): void => {
  const wall = beginning + atMs;
  fill(picture, [24, 24, 24], { x: 0, y: 0, ...size });
  const over = performance.steps.filter(({ to }) => to <= wall);
  for (const one of stageAfter(performance.plan.people, over)) drawTile(picture, one, { wall, performance });
};

type Instant = { readonly wall: number; readonly performance: Performance };

const drawTile = (picture: Frame, { rect, colour, person, what }: Expected, { wall, performance }: Instant): void => {
  const diary = performance.diaries.get(person.name);
  const drawn = (what === "person" ? diary?.camera : diary?.screen)?.findLast(({ at }) => at <= wall);
  if (drawn === undefined) return;
  const inSecond = ((drawn.frame % cameraPicture.framesPerSecond) * 1000) / cameraPicture.framesPerSecond;
  const white = what === "person" && inSecond < flashMs;
  const top = Math.round(rect.height * counterTop);
  fill(picture, white ? [255, 255, 255] : colours[colour], { ...rect, height: top });
  for (const [index, cell] of cellsOf(drawn.frame & 0xffff).entries()) {
    const [x, next] = [index, index + 1].map((at) => rect.x + (at * rect.width) / counterCells) as [number, number];
    const area = { x, y: rect.y + top, width: next - x, height: rect.height - top };
    fill(picture, cell ? [255, 255, 255] : [0, 0, 0], area);
  }
};

type Area = Expected["rect"];

const fill = (frame: Frame, [red, green, blue]: Rgb, area: Area): void => {
  const y = 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
  const u = 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
  const v = 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
  for (const [plane, value] of [y, u, v].entries()) {
    const [data, stride = 0, scale] = [frame.data?.[plane], frame.linesize[plane], plane === 0 ? 1 : 2];
    const [left, right] = [area.x, area.x + area.width].map((x) => Math.round(x / scale)) as [number, number];
    for (let row = Math.round(area.y / scale); row < Math.round((area.y + area.height) / scale); row++)
      data?.fill(value, row * stride + left, row * stride + right);
  }
};

const play = (frame: Frame, { performance, beginning, beepLateMs = 0 }: SyntheticOptions, from: number): void => {
  const samples = Float32Array.from({ length: samplesPerFrame }, (_, index) => {
    const wall = beginning + ((from + index) * 1000) / sampleRate - beepLateMs;
    const over = performance.steps.filter(({ to }) => to <= wall);
    return performance.plan.people.reduce((sum, person) => {
      const epoch = performance.diaries.get(person.name)?.epoch ?? 0;
      const sounds = (wall - epoch) % 1000 < beep.lengthMs && isHeard(person, over);
      return sum + (sounds ? beep.gain * Math.sin((2 * Math.PI * person.pitch * wall) / 1000) : 0);
    }, 0);
  });
  for (const plane of frame.data ?? []) plane.set(new Uint8Array(samples.buffer));
};
