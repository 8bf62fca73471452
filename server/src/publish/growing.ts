type Numbers = Uint8Array | Uint32Array | Float64Array;

const FIRST_CAPACITY = 4096;

/** Numbers that only grow in count: an array that doubles when it is full, a few bytes each. */
export class Growing {
  readonly #allocate: (capacity: number) => Numbers;
  #values: Numbers;
  #length = 0;

  constructor(allocate: (capacity: number) => Numbers) {
    this.#allocate = allocate;
    this.#values = allocate(FIRST_CAPACITY);
  }

  get length(): number {
    return this.#length;
  }

  /** The number pushed last; NaN when there is none, which equals nothing. */
  get last(): number {
    return this.#values[this.#length - 1] ?? Number.NaN;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#allocate(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** All numbers so far; a view that is valid until the next `push`. */
  view(): Numbers {
    return this.#values.subarray(0, this.#length);
  }
}

export const bytes = (): Growing => new Growing((capacity) => new Uint8Array(capacity));
export const integers = (): Growing => new Growing((capacity) => new Uint32Array(capacity));
/** For file offsets, which outgrow 32 bits. */
export const offsets = (): Growing => new Growing((capacity) => new Float64Array(capacity));
