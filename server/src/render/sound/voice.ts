/**
 * The sound of one epoch of one track: decoded packets, each in its place in RTP time, read at the pace that the clock
 * wants. Between samples a cubic is laid through four of them, so a clock that is off by some ppm is followed without a
 * jump (V8). Where packets are missing (loss, DTX, mute) there is silence with soft edges.
 */
import { type CodedPicture, type Epoch, rtpAt, usAt } from "../../timeline/index.ts";
import type { MediaEngine, Sound, SoundDecoder } from "../ports.ts";

type Chunk = Sound & {
  readonly rtp: number;
  /** The packet before ends where this one begins. */
  readonly joined: boolean;
};

/** 2.5 ms. */
const EDGE = 120;
/** Samples around a position that a cubic needs. */
const MARGIN = 2;
/** A mapping that reads faster or slower is no clock but a step; it is followed, but not through an endless range. */
const READ_MAX = 4 * 48_000;

export class Voice {
  readonly #epoch: Epoch;
  readonly #decoder: SoundDecoder;
  #chunks: Chunk[] = [];

  constructor(engine: MediaEngine, epoch: Epoch) {
    this.#epoch = epoch;
    this.#decoder = engine.openSoundDecoder();
  }

  /** Whether a packet begins at or after that instant. */
  isAfter(packet: CodedPicture, us: number): boolean {
    const { line } = this.#epoch.clock;
    return line !== null && usAt(line, packet.rtp) >= us;
  }

  add(packet: CodedPicture): void {
    const [bytes] = packet.parts;
    const sound = bytes === undefined ? null : this.#decoder.decode(bytes);
    if (sound === null) return;
    const before = this.#chunks.at(-1);
    const joined = before !== undefined && before.rtp + before.left.length === packet.rtp;
    this.#chunks.push({ ...sound, rtp: packet.rtp, joined });
  }

  /** Adds what is heard from `fromUs` (LogUs) on. @returns false when there is nothing left to read */
  mixInto(mix: Sound, fromUs: number, usPerSample: number): boolean {
    const { line } = this.#epoch.clock;
    if (line === null) return this.#chunks.length > 0;
    const start = rtpAt(line, fromUs);
    const step = usPerSample / line.usPerTick;
    const first = Math.floor(start) - MARGIN;
    const length = Math.min(READ_MAX, Math.ceil(mix.left.length * step) + 2 * MARGIN + 1);
    const source = this.#read(first, length);
    if (source !== null) {
      addResampled(mix.left, source.left, { offset: start - first, step });
      addResampled(mix.right, source.right, { offset: start - first, step });
    }
    this.#chunks = this.#chunks.filter(({ rtp, left }) => rtp + left.length > first + length - 2 * MARGIN - 1);
    return this.#chunks.length > 0;
  }

  close(): void {
    this.#decoder.close();
  }

  /** Null when all of it is silence. */
  #read(first: number, length: number): Sound | null {
    const sound = { left: new Float32Array(length), right: new Float32Array(length) };
    let any = false;
    this.#chunks.forEach((chunk, index) => {
      if (chunk.rtp >= first + length || chunk.rtp + chunk.left.length <= first) return;
      any = true;
      const next = this.#chunks[index + 1];
      const edges = { opens: !chunk.joined, closes: next?.joined !== true };
      copyChunk(sound.left, chunk.left, { at: chunk.rtp - first, ...edges });
      copyChunk(sound.right, chunk.right, { at: chunk.rtp - first, ...edges });
    });
    return any ? sound : null;
  }
}

type Placing = { readonly at: number; readonly opens: boolean; readonly closes: boolean };

const copyChunk = (into: Float32Array, samples: Float32Array, { at, opens, closes }: Placing): void => {
  const end = Math.min(samples.length, into.length - at);
  for (let index = Math.max(0, -at); index < end; index += 1) {
    let value = samples[index] ?? 0;
    // Also lets no NaN through: one would silence everybody.
    if (!(value > -8 && value < 8)) value = 0;
    if (opens && index < EDGE) value *= index / EDGE;
    if (closes && index >= samples.length - EDGE) value *= (samples.length - index) / EDGE;
    into[at + index] = value;
  }
};

/** Catmull-Rom. */
const addResampled = (
  into: Float32Array,
  source: Float32Array,
  { offset, step }: { readonly offset: number; readonly step: number },
): void => {
  for (let index = 0; index < into.length; index += 1) {
    const position = offset + index * step;
    const at = Math.floor(position);
    if (at + 2 >= source.length) return;
    const part = position - at;
    const [a, b, c, d] = [source[at - 1] ?? 0, source[at] ?? 0, source[at + 1] ?? 0, source[at + 2] ?? 0];
    const curve = ((3 * (b - c) + d - a) * part + (2 * a - 5 * b + 4 * c - d)) * part + (c - a);
    into[index] = (into[index] ?? 0) + b + 0.5 * part * curve;
  }
};
