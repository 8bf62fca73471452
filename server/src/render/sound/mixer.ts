/** All voices of the meeting in one sound. */
import type { Epoch, Timeline, TrackDue } from "../../timeline/index.ts";
import type { MediaEngine, Sound } from "../ports.ts";
import { SAMPLE_RATE, sampleUs } from "../grid.ts";
import { Voice } from "./voice.ts";

/** Opus needs some packets before it is right; older ones are not worth decoding. */
const PRE_ROLL_US = 200_000;

export class Mixer {
  readonly #engine: MediaEngine;
  readonly #timeline: Timeline;
  readonly #voices = new Map<Epoch, Voice>();

  constructor(engine: MediaEngine, timeline: Timeline) {
    this.#engine = engine;
    this.#timeline = timeline;
  }

  /** Mixes `samples` from `fromUs` (LogUs) on. Times only go forward. */
  mix(fromUs: number, samples: number): Sound {
    const mix = { left: new Float32Array(samples), right: new Float32Array(samples) };
    const untilUs = fromUs + sampleUs(samples);
    for (const track of this.#timeline.takeDue("audio", untilUs + 1e6 / SAMPLE_RATE)) this.#take(track, fromUs);
    for (const [epoch, voice] of this.#voices) {
      if (!voice.mixInto(mix, fromUs, 1e6 / SAMPLE_RATE)) this.#rest(epoch, voice);
    }
    limit(mix.left);
    limit(mix.right);
    return mix;
  }

  close(): void {
    for (const voice of this.#voices.values()) voice.close();
    this.#voices.clear();
  }

  #take({ due }: TrackDue, fromUs: number): void {
    for (const { epoch, picture } of due) {
      let voice = this.#voices.get(epoch);
      voice ??= new Voice(this.#engine, epoch);
      this.#voices.set(epoch, voice);
      if (voice.isAfter(picture, fromUs - PRE_ROLL_US)) voice.add(picture);
    }
  }

  /** A voice without sound keeps its decoder as long as its epoch may go on. */
  #rest(epoch: Epoch, voice: Voice): void {
    if (!this.#timeline.isOver(epoch)) return;
    voice.close();
    this.#voices.delete(epoch);
  }
}

/** Untouched below; above it the louder the softer, so that many voices at once never clip. */
const KNEE = 0.8;

const limit = (samples: Float32Array): void => {
  for (let index = 0; index < samples.length; index += 1) {
    const value = samples[index] ?? 0;
    const over = Math.abs(value) - KNEE;
    if (over > 0) samples[index] = Math.sign(value) * (KNEE + (1 - KNEE) * Math.tanh(over / (1 - KNEE)));
  }
};
