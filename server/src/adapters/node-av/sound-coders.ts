import * as av from "node-av";
import type { AudioFormat, Sound, SoundDecoder, SoundEncoder } from "../../render/index.ts";
import type { Coding } from "../../rooms/index.ts";
import { impossible } from "../../vocabulary/index.ts";
import { contextOf, drain, must, newFrame, newPacket, opened, sendBytes } from "./ffmpeg.ts";

const SAMPLE_RATE = 48_000;
const BLOCK = 1024;

/** Opus, always to two channels: what is mono comes out twice. */
export class OpusDecoder implements SoundDecoder {
  readonly #context: av.CodecContext;
  readonly #packet = newPacket();
  readonly #frame = newFrame();

  constructor() {
    this.#context = contextOf(av.Codec.findDecoder(av.AV_CODEC_ID_OPUS));
    this.#context.sampleRate = SAMPLE_RATE;
    this.#context.channelLayout = av.AV_CHANNEL_LAYOUT_STEREO;
    // Without it the decoder complains about samples to skip at the start.
    this.#context.pktTimebase = new av.Rational(1, SAMPLE_RATE);
    opened(this.#context);
  }

  decode(bytes: Buffer): Sound | null {
    if (!sendBytes(this.#context, this.#packet, bytes)) return null;
    if (this.#context.receiveFrameSync(this.#frame) < 0) return null;
    const [left, right] = this.#frame.data ?? [];
    if (left === undefined || this.#frame.format !== av.AV_SAMPLE_FMT_FLTP) return null;
    const samples = this.#frame.nbSamples;
    return { left: copied(left, samples), right: copied(right ?? left, samples) };
  }

  close(): void {
    this.#context.freeContext();
    this.#packet.free();
    this.#frame.free();
  }
}

const copied = (plane: Buffer, samples: number): Float32Array =>
  new Float32Array(plane.buffer, plane.byteOffset, samples).slice();

/** FFmpeg's own AAC-LC encoder. One for a whole file: pieces joined would click and drift by 1,024 samples each. */
export class AacEncoder implements SoundEncoder {
  readonly #context: av.CodecContext;
  readonly #packet = newPacket();
  readonly #frame = newFrame();
  readonly #planes: readonly Float32Array[];
  #blocks = 0;

  constructor(coding: Coding) {
    this.#context = openAac(coding);
    this.#frame.format = av.AV_SAMPLE_FMT_FLTP;
    this.#frame.nbSamples = BLOCK;
    this.#frame.sampleRate = SAMPLE_RATE;
    this.#frame.channelLayout = av.AV_CHANNEL_LAYOUT_STEREO;
    must(this.#frame.getBuffer(), "allocate a block of sound");
    this.#planes = (this.#frame.data ?? []).map((data) => new Float32Array(data.buffer, data.byteOffset, BLOCK));
  }

  encode({ left, right }: Sound): readonly Buffer[] {
    if (left.length !== BLOCK || right.length !== BLOCK) impossible("a block of sound has 1,024 samples");
    // The encoder copies what it is given: the same frame serves for every block.
    this.#planes[0]?.set(left);
    this.#planes[1]?.set(right);
    this.#frame.pts = BigInt(this.#blocks * BLOCK);
    this.#blocks += 1;
    must(this.#context.sendFrameSync(this.#frame), "encode sound");
    return this.#ready();
  }

  flush(): readonly Buffer[] {
    must(this.#context.sendFrameSync(null), "finish the sound");
    return this.#ready();
  }

  close(): void {
    this.#context.freeContext();
    this.#packet.free();
    this.#frame.free();
  }

  #ready(): readonly Buffer[] {
    const packets: Buffer[] = [];
    drain(this.#context, this.#packet, ({ data }) => packets.push(Buffer.from(data ?? [])));
    return packets;
  }
}

export const audioFormat = (coding: Coding): AudioFormat => {
  const context = openAac(coding);
  const asc = Buffer.from(context.extraData ?? []);
  context.freeContext();
  return { sampleRate: SAMPLE_RATE, channels: 2, bitsPerSecond: coding.soundKilobits * 1000, asc, encoderDelay: BLOCK };
};

const openAac = ({ soundKilobits }: Coding): av.CodecContext => {
  const context = contextOf(av.Codec.findEncoderByName("aac" as av.FFEncoderCodec));
  context.sampleRate = SAMPLE_RATE;
  context.sampleFormat = av.AV_SAMPLE_FMT_FLTP;
  context.channelLayout = av.AV_CHANNEL_LAYOUT_STEREO;
  context.bitRate = BigInt(soundKilobits * 1000);
  context.timeBase = new av.Rational(1, SAMPLE_RATE);
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER);
  return opened(context);
};
