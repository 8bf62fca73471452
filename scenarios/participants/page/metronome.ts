/**
 * A microphone that beeps on the second. Beeps are planned in the audio clock, a second ahead, so that a busy
 * page cannot delay them. The audio clock is rendered in bursts: the largest seen lead of `currentTime` over
 * the wall clock is the true relation of the two.
 */
import { beep } from "../../pattern.ts";
import { wallNow } from "./picture.ts";

/**
 * How late WebAudio's bursts (8 ms) and Chromium's buffers make a beep: what remains of the 33 ms by which sound comes
 * later than pictures (Chromium 156, by the quickest packets of both), less the 26.5 ms for which the product makes up.
 */
const soundPathMs = 6;

const planAheadMs = 1500;
const lookEveryMs = 50;
/** Looks after which a lead is forgotten, so that clocks may drift apart. */
const leadsKept = 100;

export class Metronome {
  readonly track: MediaStreamTrack;
  /** Epoch ms. */
  readonly firstBeep: number;
  readonly #context: AudioContext;
  readonly #gain: GainNode;
  readonly #leads: number[] = [];
  readonly #timer: ReturnType<typeof setInterval>;
  #nextBeep: number;

  constructor(options: { readonly pitch: number; readonly epoch: number }) {
    this.#context = new AudioContext({ sampleRate: 48_000, latencyHint: "interactive" });
    const tone = new OscillatorNode(this.#context, { frequency: options.pitch });
    this.#gain = new GainNode(this.#context, { gain: 0 });
    const out = new MediaStreamAudioDestinationNode(this.#context, { channelCount: 1 });
    tone.connect(this.#gain).connect(out);
    tone.start();
    const [track] = out.stream.getAudioTracks();
    if (track === undefined) throw new Error("this browser gives no audio track");
    this.track = track;
    const secondsGone = Math.ceil((wallNow() - options.epoch) / 1000);
    this.firstBeep = options.epoch + (secondsGone + 2) * 1000;
    this.#nextBeep = this.firstBeep;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.track.stop();
    await this.#context.close();
  }

  #look(): void {
    this.#leads.push(this.#context.currentTime - wallNow() / 1000);
    if (this.#leads.length > leadsKept) this.#leads.shift();
    if (this.#nextBeep - wallNow() > planAheadMs) return;
    this.#plan((this.#nextBeep - soundPathMs) / 1000 + Math.max(...this.#leads));
    this.#nextBeep += 1000;
  }

  #plan(at: number): void {
    const [length, ramp] = [beep.lengthMs / 1000, beep.rampMs / 1000];
    const level = this.#gain.gain;
    level.setValueAtTime(0, at);
    level.linearRampToValueAtTime(beep.gain, at + ramp);
    level.setValueAtTime(beep.gain, at + length - ramp);
    level.linearRampToValueAtTime(0, at + length);
  }
}
