/**
 * The quickest packets. Networks only ever delay: among the packets of some seconds the one with the smallest delay
 * tells where the sender's clock stands on ours, and jitter and repairs of all others do not matter. The fastest of
 * each 2.5 s is kept, for 7.5 to 10 s, so that a drifting clock, a changed route and lost sound are followed.
 */
export type Quick = { readonly arrivalUs: number; readonly rtp: number };

const BIN_US = 2_500_000;
const BINS = 4;

export class Envelope {
  readonly #usPerTick: number;
  readonly #bins = new Map<number, Quick>();

  constructor(clockRate: number) {
    this.#usPerTick = 1e6 / clockRate;
  }

  observe(packet: Quick): void {
    const bin = Math.floor(packet.arrivalUs / BIN_US);
    const best = this.#bins.get(bin);
    if (best !== undefined && this.#delayOf(best) <= this.#delayOf(packet)) return;
    this.#bins.set(bin, { arrivalUs: packet.arrivalUs, rtp: packet.rtp });
    const [oldest] = this.#bins.keys();
    if (this.#bins.size > BINS && oldest !== undefined) this.#bins.delete(oldest);
  }

  get quickest(): readonly Quick[] {
    return [...this.#bins.values()];
  }

  #delayOf({ arrivalUs, rtp }: Quick): number {
    return arrivalUs - rtp * this.#usPerTick;
  }
}
