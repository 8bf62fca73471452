/**
 * The sound of the file: one AAC encode from the first sample to the last. After a crash a new encoder begins some
 * frames earlier, and what it makes of them is dropped: it then sounds as if it had never stopped, while an encoder
 * that begins at the cut clicks (V9).
 */
import { AAC_SAMPLES, sampleUs } from "../grid.ts";
import type { Sound, SoundEncoder } from "../ports.ts";
import type { Mixer } from "./mixer.ts";

/** Two suffice; the others let its bit reservoir and its choice of windows settle. */
const OVERLAP_FRAMES = 4;

export class Soundtrack {
  readonly #mixer: Mixer;
  readonly #encoder: SoundEncoder;
  readonly #originUs: number;
  /** AAC frame k is made of blocks k-1 and k. */
  #nextBlock: number;
  #toDrop: number;
  #ready: Buffer[] = [];

  constructor(parts: { mixer: Mixer; encoder: SoundEncoder; originUs: number }, committedFrames: number) {
    this.#mixer = parts.mixer;
    this.#encoder = parts.encoder;
    this.#originUs = parts.originUs;
    this.#nextBlock = Math.max(0, committedFrames - OVERLAP_FRAMES);
    this.#toDrop = committedFrames - this.#nextBlock;
  }

  /** Mixes and encodes whole blocks until `sample` of the file is in. */
  encodeUntil(sample: number): void {
    const blocks = Math.ceil(sample / AAC_SAMPLES) - this.#nextBlock;
    if (blocks <= 0) return;
    const first = this.#nextBlock * AAC_SAMPLES;
    const mix = this.#mixer.mix(this.#originUs + sampleUs(first), blocks * AAC_SAMPLES);
    for (let block = 0; block < blocks; block += 1) this.#keep(this.#encoder.encode(blockOf(mix, block)));
    this.#nextBlock += blocks;
  }

  /** No more sound will come. */
  flush(): void {
    this.#keep(this.#encoder.flush());
  }

  /** The packets that became ready since the last call. */
  takeReady(): readonly Buffer[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  close(): void {
    this.#mixer.close();
    this.#encoder.close();
  }

  #keep(packets: readonly Buffer[]): void {
    const dropped = Math.min(this.#toDrop, packets.length);
    this.#toDrop -= dropped;
    this.#ready.push(...packets.slice(dropped));
  }
}

const blockOf = ({ left, right }: Sound, block: number): Sound => {
  const [from, to] = [block * AAC_SAMPLES, (block + 1) * AAC_SAMPLES];
  return { left: left.subarray(from, to), right: right.subarray(from, to) };
};
