/**
 * When each pitch begins to sound. The strength of one pitch comes from a Goertzel filter over 10 ms, every
 * two milliseconds; a beep begins where the strength first passes half of that beep's own height.
 * A block is as long as the filter needs to tell pitches 300 Hz apart, and its middle counts as its time.
 */
const blockMs = 10;
const hopMs = 2;
/** Below this share of the loudest beep it is noise, an echo or another pitch. */
const audible = 0.3;

/** Sound of a whole file, collected. */
export class Listener {
  readonly #blocks: { readonly atMs: number; readonly samples: Float32Array }[] = [];
  #sampleRate = 48_000;

  hear(atMs: number, samples: Float32Array, sampleRate: number): void {
    this.#sampleRate = sampleRate;
    this.#blocks.push({ atMs, samples });
  }

  /** Times in the file at which a pitch starts, in order. */
  beepsOf(pitch: number): readonly number[] {
    const strengths = this.#strengths(pitch);
    const loudest = largest(strengths);
    const starts: number[] = [];
    for (let at = 1; at < strengths.length; at++) {
      if ((strengths[at] ?? 0) < audible * loudest || (strengths[at - 1] ?? 0) >= audible * loudest) continue;
      starts.push(this.#startOf(strengths, at));
    }
    return starts;
  }

  /** Amplitude of the loudest moment of a pitch, 0 to 1. */
  loudestOf(pitch: number): number {
    return largest(this.#strengths(pitch));
  }

  /** The half of this beep's height, between two hops. */
  #startOf(strengths: readonly number[], rise: number): number {
    const height = Math.max(...strengths.slice(rise, rise + 40 / hopMs));
    let at = Math.max(1, rise - 20 / hopMs);
    while ((strengths[at] ?? 0) < height / 2) at++;
    const [before = 0, after = 0] = [strengths[at - 1], strengths[at]];
    const between = after === before ? 0 : (height / 2 - before) / (after - before);
    return (at - 1 + between) * hopMs + blockMs / 2;
  }

  /** Strength of a pitch at every hop, from the beginning of the file. */
  #strengths(pitch: number): readonly number[] {
    const sound = this.#joined();
    const block = Math.round((blockMs * this.#sampleRate) / 1000);
    const hop = Math.round((hopMs * this.#sampleRate) / 1000);
    const strengths: number[] = [];
    for (let at = 0; at + block <= sound.length; at += hop)
      strengths.push(goertzel(sound.subarray(at, at + block), pitch / this.#sampleRate));
    return strengths;
  }

  /** One array in which position is time; a hole in the file is silence here. */
  #joined(): Float32Array {
    const position = (atMs: number): number => Math.round((atMs * this.#sampleRate) / 1000);
    const last = this.#blocks.at(-1);
    const length = last === undefined ? 0 : position(last.atMs) + last.samples.length;
    const sound = new Float32Array(Math.max(0, length));
    for (const { atMs, samples } of this.#blocks) if (position(atMs) >= 0) sound.set(samples, position(atMs));
    return sound;
  }
}

const largest = (strengths: readonly number[]): number => strengths.reduce((most, value) => Math.max(most, value), 0);

/** Amplitude of one frequency, given in cycles per sample. */
const goertzel = (samples: Float32Array, frequency: number): number => {
  const coefficient = 2 * Math.cos(2 * Math.PI * frequency);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + coefficient * one - two, one];
  return (2 * Math.sqrt(Math.max(0, one * one + two * two - coefficient * one * two))) / samples.length;
};
