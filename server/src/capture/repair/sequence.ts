/**
 * What is missing in one stream, and what to do about it: a state machine that is fed with arrivals and time.
 *
 * Sequence numbers are unwrapped to 64 bits. A hole is asked for (NACK) 12 ms after it shows, so that packets that
 * only overtook each other are not asked for, then every max(30 ms, 1.5 round trips): LiveKit serves a packet at
 * most three times and ignores repeats within two round trips. After 6 tries or 1.5 s it is given up.
 *
 *     hole --12 ms--> asked --…--> asked (6) --> lost
 *       \______________\______________\----> arrived
 */

const FIRST_ASK_US = 12_000;
const ASK_AGAIN_US_MIN = 30_000;
const ROUND_TRIPS = 1.5;
const TRIES_MAX = 6;
const GIVE_UP_US = 1_500_000;
/** A larger jump is no loss but another stream under the same name. */
export const JUMP_MAX = 3000;
/** Holes and given-up packets that are remembered; the oldest are forgotten first. */
const REMEMBERED_MAX = 4096;
/** Before the first packet lies room for those that it overtook. */
const FIRST_CYCLE = 65_536;

type Hole = { readonly sinceUs: number; nextUs: number; tries: number };

export type Arrival = {
  /** Unwrapped. */
  readonly sequence: number;
  readonly kind: "next" | "late" | "recovered" | "duplicate" | "discontinuity";
};

/** Unwrapped sequence numbers, both ends inclusive. */
export type LostRange = { readonly first: number; readonly last: number };

export type Due = { readonly ask: readonly number[]; readonly lost: readonly LostRange[] };

const nothingDue: Due = { ask: [], lost: [] };

export class SequenceRepair {
  #first = -1;
  #highest = -1;
  #received = 0;
  readonly #holes = new Map<number, Hole>();
  readonly #givenUp = new Set<number>();

  /** Unwrapped; -1 before the first packet. */
  get highest(): number {
    return this.#highest;
  }

  /** Packets that should have come by now, and that came; of the present stretch without discontinuity. */
  get expected(): number {
    return this.#highest < 0 ? 0 : this.#highest - this.#first + 1;
  }
  get received(): number {
    return this.#received;
  }

  /** Holes that may still be filled. */
  get open(): number {
    return this.#holes.size;
  }

  /** @param number as on the wire, 16 bits */
  arrived(number: number, { atUs, retransmitted }: { atUs: number; retransmitted: boolean }): Arrival {
    if (this.#highest < 0) return this.#begin(FIRST_CYCLE + number, "next");
    const ahead = ((number - this.#highest) << 16) >> 16;
    const sequence = this.#highest + ahead;
    if (Math.abs(ahead) > JUMP_MAX) return this.#begin(sequence, "discontinuity");
    if (ahead <= 0) return { sequence, kind: this.#filled(sequence, retransmitted) };
    for (let hole = this.#highest + 1; hole < sequence; hole++)
      this.#holes.set(hole, { sinceUs: atUs, nextUs: atUs + FIRST_ASK_US, tries: 0 });
    this.#highest = sequence;
    this.#received += 1;
    return { sequence, kind: "next" };
  }

  /** What must be asked for now, and what is given up now. */
  due(nowUs: number, roundTripUs: number): Due {
    if (this.#holes.size === 0) return nothingDue;
    const againUs = Math.max(ASK_AGAIN_US_MIN, ROUND_TRIPS * roundTripUs);
    const ask: number[] = [];
    const lost: number[] = [];
    for (const [sequence, hole] of this.#holes) {
      const over = this.#holes.size > REMEMBERED_MAX || nowUs - hole.sinceUs >= GIVE_UP_US;
      if (over || (hole.tries === TRIES_MAX && nowUs >= hole.nextUs)) {
        this.#giveUp(sequence);
        lost.push(sequence);
      } else if (nowUs >= hole.nextUs) {
        hole.tries += 1;
        hole.nextUs = nowUs + againUs;
        ask.push(sequence);
      }
    }
    return { ask, lost: ranges(lost) };
  }

  /** Gives up everything that is open: the stream ends. */
  abandon(): readonly LostRange[] {
    const lost = [...this.#holes.keys()];
    this.#holes.clear();
    return ranges(lost);
  }

  #begin(sequence: number, kind: Arrival["kind"]): Arrival {
    this.#first = sequence;
    this.#highest = sequence;
    this.#received = 1;
    this.#holes.clear();
    this.#givenUp.clear();
    return { sequence, kind };
  }

  #filled(sequence: number, retransmitted: boolean): Arrival["kind"] {
    const hole = this.#holes.get(sequence);
    if (hole === undefined && !this.#givenUp.delete(sequence)) {
      // What the first packet overtook was never a hole.
      if (sequence >= this.#first) return "duplicate";
      this.#openBefore(sequence);
    }
    this.#holes.delete(sequence);
    this.#received += 1;
    return retransmitted || (hole !== undefined && hole.tries > 0) ? "recovered" : "late";
  }

  /** The stream begins earlier than it seemed; what lies between is not asked for, nobody knows that it was sent. */
  #openBefore(sequence: number): void {
    for (let between = sequence + 1; between < this.#first; between++) this.#givenUp.add(between);
    this.#first = sequence;
    this.#forgetOldest();
  }

  #giveUp(sequence: number): void {
    this.#holes.delete(sequence);
    this.#givenUp.add(sequence);
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    for (const oldest of this.#givenUp) {
      if (this.#givenUp.size <= REMEMBERED_MAX) return;
      this.#givenUp.delete(oldest);
    }
  }
}

/** Neighbours joined. */
const ranges = (sequence: readonly number[]): readonly LostRange[] => {
  const joined: { first: number; last: number }[] = [];
  for (const one of sequence.toSorted((left, right) => left - right)) {
    const last = joined.at(-1);
    if (last !== undefined && last.last + 1 === one) last.last = one;
    else joined.push({ first: one, last: one });
  }
  return joined;
};
