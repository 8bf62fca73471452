/**
 * x264, one context a segment: a segment is a function of its pictures alone and can be made again by anybody. All
 * options that reach SPS and PPS are pinned, so that they are byte-identical in all segments of a file, whatever the
 * preset does in other versions. One thread: many segments side by side beat one encoder with many threads.
 *
 * - `ref=1:bframes=3:weightp=1`: the same parameter sets for veryfast and superfast; 2 frames of reordering.
 * - hurried: superfast with the macroblock tree that veryfast has, which is worth more than it costs (CPU x0.68, size
 *   +10 %). Plain superfast and ultrafast pay with two to five times the bits.
 * - `scenecut=40` with a `keyint` of the whole segment: key frames where pictures change, none by the clock.
 * - `vbv-*`: constant quality under a lid. A segment begins with 0.9 s of the lid in the buffer and fills it at 0.9 of
 *   the lid, so 9.6 s hold at most (0.9 x 9.6 + 0.9) / 9.6 = 0.99 of it (V16). What is still costs what it costs.
 * - Key frames by the clock only where a coding wants them, at an even distance: then none is the last picture of a
 *   segment, with the same `idr_pic_id` as the first of the next.
 * - BT.601 tags: decoded camera pictures are BT.601 limited, and an untagged 1080p file is shown as BT.709.
 */
import * as av from "node-av";
import type { AccessUnit, Canvas, Effort, SegmentEncoder, VideoFormat } from "../../render/index.ts";
import type { Coding } from "../../rooms/index.ts";
import { impossible } from "../../vocabulary/index.ts";
import { NAL, nalType, nalUnits, withLengths } from "./annex-b.ts";
import { frameCanvas } from "./canvas.ts";
import { contextOf, drain, must, newPacket, opened } from "./ffmpeg.ts";

const X264 = "open-gop=0:threads=1:ref=1:bframes=3:weightp=1:scenecut=40";
const LEVEL_4 = 40;
const LEVEL_4_2 = 42;
/** Of level 4.0 (ISO 14496-10, table A-1). */
const MACROBLOCKS_A_SECOND = 245_760;
/** What a profile does not have is switched off by name: parameters count more than the profile. */
const PROFILES = {
  baseline: { number: av.AV_PROFILE_H264_BASELINE, without: ":8x8dct=0:cabac=0:bframes=0:weightp=0" },
  main: { number: av.AV_PROFILE_H264_MAIN, without: ":8x8dct=0" },
  high: { number: av.AV_PROFILE_H264_HIGH, without: "" },
} as const;
const EFFORTS: Readonly<Record<Effort, { readonly preset: string; readonly "x264-params": string }>> = {
  full: { preset: "veryfast", "x264-params": X264 },
  hurried: { preset: "superfast", "x264-params": `${X264}:rc-lookahead=10:mbtree=1` },
};

type Options = { readonly framesAtMost: number; readonly effort: Effort };

export class X264SegmentEncoder implements SegmentEncoder {
  readonly #context: av.CodecContext;
  readonly #packet = newPacket();
  readonly #units: AccessUnit[] = [];
  #added = 0;
  #closed = false;

  constructor(coding: Coding, options: Options) {
    this.#context = openX264(coding, options);
  }

  async add(canvas: Canvas): Promise<void> {
    const { frame } = frameCanvas(canvas);
    frame.pts = BigInt(this.#added);
    this.#added += 1;
    must(await this.#context.sendFrame(frame), "encode a picture");
    this.#takeReady();
  }

  async finish(): Promise<readonly AccessUnit[]> {
    must(await this.#context.sendFrame(null), "finish a segment");
    this.#takeReady();
    if (this.#units.length !== this.#added) impossible(`x264 gave ${this.#units.length} of ${this.#added} pictures`);
    this.close();
    return this.#units;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#context.freeContext();
    this.#packet.free();
  }

  #takeReady(): void {
    drain(this.#context, this.#packet, ({ data, pts, isKeyframe }) => {
      const units = nalUnits(data ?? Buffer.alloc(0)).filter((unit) => !isParameterSet(unit));
      const compositionFrames = Number(pts) - this.#units.length;
      this.#units.push({ data: withLengths(units), compositionFrames, keyFrame: isKeyframe });
    });
  }
}

/** SPS, PPS and reordering of all segments of this coding, whatever their effort. */
export const videoFormatOf = (coding: Coding, effort: Effort = "full"): VideoFormat => {
  const context = openX264(coding, { framesAtMost: coding.framesPerSecond, effort });
  const units = nalUnits(context.extraData ?? Buffer.alloc(0));
  const [sps, pps] = [NAL.sps, NAL.pps].map((type) => units.find((unit) => nalType(unit) === type));
  const reorderFrames = context.hasBFrames;
  if (sps === undefined || pps === undefined) return impossible("x264 gives no parameter sets");
  const format: VideoFormat = {
    ...coding.size,
    framesPerSecond: coding.framesPerSecond,
    sps: Buffer.from(sps),
    pps: Buffer.from(pps),
    reorderFrames,
  };
  context.freeContext();
  return format;
};

const isParameterSet = (unit: Buffer): boolean => nalType(unit) === NAL.sps || nalType(unit) === NAL.pps;

/** Macroblocks are 16 x 16. */
const levelOf = ({ size, framesPerSecond }: Coding): number => {
  const macroblocks = Math.ceil(size.width / 16) * Math.ceil(size.height / 16);
  return macroblocks * framesPerSecond > MACROBLOCKS_A_SECOND ? LEVEL_4_2 : LEVEL_4;
};

const keyFrameDistance = ({ keyFrameSecondsAtMost, framesPerSecond }: Coding, framesAtMost: number): number => {
  if (keyFrameSecondsAtMost === null) return framesAtMost;
  return Math.min(framesAtMost, 2 * Math.floor((keyFrameSecondsAtMost * framesPerSecond) / 2));
};

const lidOf = ({ kilobitsAtMost }: Coding): string =>
  `vbv-maxrate=${Math.floor(kilobitsAtMost * 0.9)}:vbv-bufsize=${kilobitsAtMost}:vbv-init=0.9`;

const openX264 = (coding: Coding, { framesAtMost, effort }: Options): av.CodecContext => {
  const { width, height } = coding.size;
  const context = contextOf(av.Codec.findEncoderByName("libx264" as av.FFEncoderCodec));
  context.width = width;
  context.height = height;
  context.pixelFormat = av.AV_PIX_FMT_YUV420P;
  context.timeBase = new av.Rational(1, coding.framesPerSecond);
  context.framerate = new av.Rational(coding.framesPerSecond, 1);
  context.gopSize = keyFrameDistance(coding, framesAtMost);
  context.profile = PROFILES[coding.profile].number;
  context.level = levelOf(coding);
  context.colorPrimaries = av.AVCOL_PRI_SMPTE170M;
  context.colorTrc = av.AVCOL_TRC_SMPTE170M;
  context.colorSpace = av.AVCOL_SPC_SMPTE170M;
  context.colorRange = av.AVCOL_RANGE_MPEG;
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER);
  const { preset, "x264-params": parameters } = EFFORTS[effort];
  const { without } = PROFILES[coding.profile];
  const options = { preset, crf: "23", "x264-params": `${parameters}:${lidOf(coding)}${without}` };
  for (const [name, value] of Object.entries(options)) must(context.setOption(name, value), name);
  return opened(context);
};
