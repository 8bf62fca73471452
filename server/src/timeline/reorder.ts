/**
 * Puts the packets of one track in order. A hole holds back what comes after it until it is filled, or the recorder
 * says that it gave up, or it waited long enough (T2). Late and duplicate packets are dropped by their number.
 */
import { nearestSequence } from "./unwrap.ts";

/** What is put in order. */
export type Sequenced = { readonly sequence: number; readonly arrivalUs: number };

/** Recorders give up after 1.5 s; what is logged by then is on its way. */
export const HOLE_WAIT_US = 2_000_000;
/** About 5 s of a busy screen share: more behind one hole means that waiting is wrong. */
const HELD_MAX = 2048;

export class ReorderBuffer<Packet extends Sequenced> {
  readonly #release: (packet: Packet) => void;
  readonly #held = new Map<number, Packet>();
  #expected: number | null = null;
  #lost: { readonly first: number; readonly last: number }[] = [];

  constructor(release: (packet: Packet) => void) {
    this.#release = release;
  }

  /** The unwrapped number of a packet; null before the first. */
  unwrap(sequence: number): number {
    return this.#expected === null ? sequence : nearestSequence(sequence, this.#expected);
  }

  /** How far a number lies from the one that is awaited. */
  distance(sequence: number): number {
    return this.#expected === null ? 0 : sequence - this.#expected;
  }

  push(packet: Packet): void {
    this.#expected ??= packet.sequence;
    if (packet.sequence < this.#expected || this.#held.has(packet.sequence)) return;
    this.#held.set(packet.sequence, packet);
    this.#releaseReady();
    if (this.#held.size > HELD_MAX) this.#skipHole();
  }

  /** The recorder will not get these any more. Numbers as logged; only their low 16 bits count here. */
  lost(first: number, last: number): void {
    const start = this.unwrap(first & 0xffff);
    this.#lost.push({ first: start, last: start + (last - first) });
    this.#releaseReady();
  }

  /** Gives up holes that packets have waited behind since before `arrivalUs`. */
  giveUpBefore(arrivalUs: number): void {
    for (let since = this.waitsSince; since !== null && since < arrivalUs; since = this.waitsSince) this.#skipHole();
  }

  /** Arrival of the oldest packet that waits behind a hole; null when nothing waits. */
  get waitsSince(): number | null {
    let oldest: number | null = null;
    for (const { arrivalUs } of this.#held.values()) oldest = oldest === null ? arrivalUs : Math.min(oldest, arrivalUs);
    return oldest;
  }

  /** Lets everything out; numbers may begin anew. */
  reset(): void {
    while (this.#held.size > 0) this.#skipHole();
    this.#expected = null;
    this.#lost = [];
  }

  #releaseReady(): void {
    for (;;) {
      if (this.#expected === null) return;
      const packet = this.#held.get(this.#expected);
      if (packet === undefined) {
        const hole = this.#lostAt(this.#expected);
        if (hole === null) return;
        this.#expected = hole + 1;
        continue;
      }
      this.#held.delete(this.#expected);
      this.#expected += 1;
      this.#release(packet);
    }
  }

  /** The last of the lost numbers that begin at `sequence`; ranges that lie behind are forgotten. */
  #lostAt(sequence: number): number | null {
    this.#lost = this.#lost.filter(({ last }) => last >= sequence);
    return this.#lost.find(({ first }) => first <= sequence)?.last ?? null;
  }

  #skipHole(): void {
    const next = Math.min(...this.#held.keys());
    if (next === Infinity) return;
    this.#expected = next;
    this.#releaseReady();
  }
}
