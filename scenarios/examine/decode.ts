/**
 * Reads a finished file the way a player does: edit lists applied, every frame decoded in order.
 *
 * The planes of a frame belong to native memory that is used again for the next frame, so pictures and samples
 * are only valid during the call that hands them out.
 */
import {
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  Codec,
  CodecContext,
  FormatContext,
  Frame,
  Packet,
  type AVMediaType,
  type Stream,
} from "node-av";
import { setImmediate } from "node:timers/promises";
import type { Rgb } from "../pattern.ts";

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Mean colour of an area. */
  colourOf(area: Area): Rgb;
}

export type FilmFacts = {
  readonly video: {
    readonly codecId: number;
    readonly profile: number;
    readonly width: number;
    readonly height: number;
    readonly frames: number;
    /** Distance of neighbouring frames: all the same in a file with a steady rate. */
    readonly stepsMs: readonly number[];
    readonly durationMs: number;
  };
  readonly audio: {
    readonly codecId: number;
    readonly sampleRate: number;
    readonly channels: number;
    readonly durationMs: number;
  };
};

export interface Viewer {
  /** In order of time; `atMs` is when a player shows it. */
  frame(atMs: number, picture: Picture): void;
  /** Left channel, -1 to 1, without holes unless the file has some. */
  sound(atMs: number, samples: Float32Array, sampleRate: number): void;
}

/** A native frame that blocks the event loop is followed by a breath after so many packets. */
const packetsPerBreath = 100;

/** @throws when the file cannot be opened or does not hold one video and one audio track that decode cleanly */
export const watch = async (path: string, viewer: Viewer): Promise<FilmFacts> => {
  const file = new FormatContext();
  must("open", await file.openInput(path));
  must("find streams", await file.findStreamInfo());
  const video = new Track(trackOf(file, AVMEDIA_TYPE_VIDEO));
  const audio = new Track(trackOf(file, AVMEDIA_TYPE_AUDIO));
  const shown: number[] = [];
  const seen = (frame: Frame): void => {
    shown.push(video.timeMs(frame));
    viewer.frame(video.timeMs(frame), pictureOf(frame));
  };
  let heardMs = 0;
  const heard = (frame: Frame): void => {
    const samples = samplesOf(frame);
    viewer.sound(audio.timeMs(frame), samples, frame.sampleRate);
    heardMs = audio.timeMs(frame) + (samples.length * 1000) / frame.sampleRate;
  };
  const packet = new Packet();
  packet.alloc();
  for (let count = 1; (await file.readFrame(packet)) !== AVERROR_EOF; count++) {
    if (packet.streamIndex === video.index) video.decode(packet, seen);
    if (packet.streamIndex === audio.index) audio.decode(packet, heard);
    packet.unref();
    if (count % packetsPerBreath === 0) await setImmediate();
  }
  video.decode(null, seen);
  audio.decode(null, heard);
  const facts = factsOf({ video, audio, shown, heardMs });
  packet.free();
  for (const track of [video, audio]) track.close();
  await file.closeInput();
  return facts;
};

class Track {
  readonly index: number;
  readonly codec: CodecContext;
  readonly #frame = new Frame();
  readonly #tickMs: number;

  constructor(stream: Stream) {
    this.index = stream.index;
    this.#tickMs = (stream.timeBase.num * 1000) / stream.timeBase.den;
    const decoder = Codec.findDecoder(stream.codecpar.codecId);
    if (decoder === null) throw new Error(`no decoder for codec ${stream.codecpar.codecId}`);
    this.codec = new CodecContext();
    this.codec.allocContext3(decoder);
    must("take parameters", this.codec.parametersToContext(stream.codecpar));
    this.codec.pktTimebase = stream.timeBase;
    must("open decoder", this.codec.open2Sync(decoder, null));
    this.#frame.alloc();
  }

  /** `null` asks for what the decoder still holds. */
  decode(packet: Packet | null, take: (frame: Frame) => void): void {
    must("decode", this.codec.sendPacketSync(packet));
    while (this.codec.receiveFrameSync(this.#frame) >= 0) {
      take(this.#frame);
      this.#frame.unref();
    }
  }

  timeMs(frame: Frame): number {
    return Number(frame.bestEffortTimestamp) * this.#tickMs;
  }

  close(): void {
    this.#frame.free();
    this.codec.freeContext();
  }
}

const trackOf = (file: FormatContext, type: AVMediaType): Stream => {
  const found = file.streams.filter((stream) => stream.codecpar.codecType === type);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} tracks of type ${type}, wanted one`);
  return first;
};

const must = (what: string, result: number): void => {
  if (result < 0) throw new Error(`cannot ${what}: error ${result}`);
};

type Watched = {
  readonly video: Track;
  readonly audio: Track;
  readonly shown: readonly number[];
  readonly heardMs: number;
};

const factsOf = ({ video, audio, shown, heardMs }: Watched): FilmFacts => {
  const stepsMs = [...new Set(shown.slice(1).map((at, index) => Math.round(at - (shown[index] ?? 0))))];
  const [first = 0, last = 0] = [shown[0], shown.at(-1)];
  const frameMs = shown.length > 1 ? (last - first) / (shown.length - 1) : 0;
  const { codecId, profile, width, height } = video.codec;
  const { sampleRate, channels } = audio.codec;
  return {
    video: { codecId, profile, width, height, frames: shown.length, stepsMs, durationMs: last + frameMs },
    audio: { codecId: audio.codec.codecId, sampleRate, channels, durationMs: heardMs },
  };
};

const samplesOf = (frame: Frame): Float32Array => {
  const plane = frame.data?.[0];
  if (plane === undefined) throw new Error("a sound frame without samples");
  return new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples).slice();
};

/** Every how many pixels an area is looked at. */
const stride = 2;

const pictureOf = (frame: Frame): Picture => {
  const [luma, blue, red] = frame.data ?? [];
  const [lumaWidth = 0, chromaWidth = 0] = frame.linesize;
  if (luma === undefined || blue === undefined || red === undefined) throw new Error("a picture that is not planar");
  const { width, height } = frame;
  const colourOf = (area: Area): Rgb => {
    let [y, u, v, count] = [0, 0, 0, 0];
    for (let row = Math.max(0, Math.ceil(area.y)); row < Math.min(height, area.y + area.height); row += stride) {
      for (
        let column = Math.max(0, Math.ceil(area.x));
        column < Math.min(width, area.x + area.width);
        column += stride
      ) {
        const chroma = (row >> 1) * chromaWidth + (column >> 1);
        y += luma[row * lumaWidth + column] ?? 0;
        u += blue[chroma] ?? 0;
        v += red[chroma] ?? 0;
        count++;
      }
    }
    return rgbOf(y / count, u / count, v / count);
  };
  return { width, height, colourOf };
};

/** BT.601, limited range: how WebRTC's pictures arrive. */
const rgbOf = (y: number, u: number, v: number): Rgb => {
  const light = 1.164 * (y - 16);
  const [blue, red] = [u - 128, v - 128];
  return [light + 1.596 * red, light - 0.392 * blue - 0.813 * red, light + 2.017 * blue];
};
