/**
 * The quickest packets. Networks only ever delay: among the packets of some seconds the one with the smallest delay
 * tells where the sender's clock stands on ours, and jitter and repairs of all others do not matter. What counts for an
 * instant are the 3 to 4 s before it and the second behind it that rendering waits for: so a drifting clock, a changed
 * route and lost sound are followed, and it does not matter how far ahead of that instant the log has been read.
 */
export type Quick = { readonly arrivalUs: number; readonly rtp: number };

const BIN_US = 1_000_000;
/** The bin of the instant, and three before it. */
const BINS_BEFORE = 3;
/** Read ahead at most: a megabyte of log of a quiet meeting. */
const BINS_KEPT = 180;

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
    if (this.#bins.size > BINS_KEPT && oldest !== undefined) this.#bins.delete(oldest);
  }

  /** Of each second around an instant; when nothing came then, of the second before it in which something came last. */
  quickestAround(us: number): readonly Quick[] {
    const bin = Math.floor(us / BIN_US);
    const near: Quick[] = [];
    for (let one = bin - BINS_BEFORE; one <= bin + 1; one += 1) {
      const quick = this.#bins.get(one);
      if (quick !== undefined) near.push(quick);
    }
    if (near.length > 0) return near;
    const known = [...this.#bins];
    const [, last] = known.findLast(([one]) => one <= bin) ?? known[0] ?? [];
    return last === undefined ? [] : [last];
  }

  #delayOf({ arrivalUs, rtp }: Quick): number {
    return arrivalUs - rtp * this.#usPerTick;
  }
}
