/**
 * The sample table of one track, as it grows (ISO 14496-12, 8.5 to 8.7).
 *
 * A day of video is 2.6 million samples, so nothing here is an object per sample, and adding a sample never costs
 * more because there are many. Only `encode` walks the table, once, at the end.
 *
 * Samples lie in the file in chunks: a run of samples of one track without a gap. Offsets of chunks are kept
 * relative to the payload of the mdat box, because the space in front of it may still change.
 */
import { box, plainBox, u32 } from "./boxes.ts";
import { bytes, integers, offsets } from "./growing.ts";
import type { Growing } from "./growing.ts";

export type Sample = {
  readonly bytes: number;
  /** Presentation minus decoding time, in sample durations, 0 to 255. */
  readonly composition: number;
  readonly keyFrame: boolean;
};

export type TableFormat = {
  /** Duration of each sample, in units of the track's timescale. */
  readonly sampleDuration: number;
  /** Pictures are reordered, and not every one is a key frame; sound is neither. */
  readonly pictures: boolean;
};

const LARGEST_U32 = 0xffffffff;
/** The eight boxes without their lists, and a sample entry. */
const FIXED_BYTES = 512;

export class SampleTable {
  readonly #format: TableFormat;
  readonly #sizes = integers();
  readonly #compositions = bytes();
  readonly #keys = integers();
  readonly #offsets = offsets();
  readonly #samplesOfChunk = integers();
  #compositionRuns = 0;
  #chunkRuns = 0;

  constructor(format: TableFormat) {
    this.#format = format;
  }

  get samples(): number {
    return this.#sizes.length;
  }

  /** In units of the track's timescale. */
  get duration(): number {
    return this.samples * this.#format.sampleDuration;
  }

  /** An upper bound of what `encode` gives, without walking the table. */
  get bytesAtMost(): number {
    const runs = 8 * this.#compositionRuns + 12 * this.#chunkRuns;
    return FIXED_BYTES + runs + 4 * this.#sizes.length + 4 * this.#keys.length + 8 * this.#offsets.length;
  }

  /** @param offset of the first sample, from the start of the mdat payload */
  addChunk(offset: number, samples: readonly Sample[]): void {
    if (this.#samplesOfChunk.last !== samples.length) this.#chunkRuns += 1;
    this.#offsets.push(offset);
    this.#samplesOfChunk.push(samples.length);
    for (const sample of samples) this.#addSample(sample);
  }

  #addSample(sample: Sample): void {
    this.#sizes.push(sample.bytes);
    if (!this.#format.pictures) return;
    if (this.#compositions.last !== sample.composition) this.#compositionRuns += 1;
    this.#compositions.push(sample.composition);
    if (sample.keyFrame) this.#keys.push(this.#sizes.length);
  }

  /**
   * The `stbl` box.
   * @param sampleEntry how the samples are coded
   * @param payloadAt where the payload of the mdat box begins in the file
   */
  encode(sampleEntry: Buffer, payloadAt: number): Buffer {
    const durations = plainBox("stts", u32(1, this.samples, this.#format.sampleDuration));
    const pictures = this.#format.pictures ? [this.#compositionBox(), plainBox("stss", entriesOf(this.#keys, 1))] : [];
    return box(
      "stbl",
      plainBox("stsd", u32(1), sampleEntry),
      durations,
      ...pictures,
      this.#chunkRunBox(),
      plainBox("stsz", u32(0), entriesOf(this.#sizes, 1)),
      this.#offsetBox(payloadAt),
    );
  }

  /** Runs of samples with one distance between decoding and presentation. */
  #compositionBox(): Buffer {
    const list = integers();
    let count = 0;
    let before = Number.NaN;
    const endRun = (): void => {
      if (count > 0) pushAll(list, [count, before * this.#format.sampleDuration]);
      count = 0;
    };
    for (const composition of this.#compositions.view()) {
      if (composition !== before) endRun();
      before = composition;
      count += 1;
    }
    endRun();
    return plainBox("ctts", entriesOf(list, 2));
  }

  /** Chunks with the same number of samples as the one before are not repeated. */
  #chunkRunBox(): Buffer {
    const list = integers();
    let before = Number.NaN;
    for (const [index, samples] of this.#samplesOfChunk.view().entries()) {
      if (samples !== before) pushAll(list, [index + 1, samples, 1]);
      before = samples;
    }
    return plainBox("stsc", entriesOf(list, 3));
  }

  #offsetBox(payloadAt: number): Buffer {
    const wide = this.#offsets.last + payloadAt > LARGEST_U32;
    const width = wide ? 8 : 4;
    const list = Buffer.alloc(this.#offsets.length * width);
    for (const [index, offset] of this.#offsets.view().entries()) {
      if (wide) list.writeBigUInt64BE(BigInt(offset + payloadAt), index * width);
      else list.writeUInt32BE(offset + payloadAt, index * width);
    }
    return plainBox(wide ? "co64" : "stco", u32(this.#offsets.length), list);
  }
}

const pushAll = (list: Growing, values: readonly number[]): void => values.forEach((value) => list.push(value));

/** The count of entries and the entries, each of `width` numbers. */
const entriesOf = (numbers: Growing, width: number): Buffer => {
  const list = Buffer.alloc(4 + numbers.length * 4);
  list.writeUInt32BE(numbers.length / width, 0);
  for (const [index, value] of numbers.view().entries()) list.writeUInt32BE(value, 4 + index * 4);
  return list;
};
