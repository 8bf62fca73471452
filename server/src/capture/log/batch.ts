/**
 * Records that wait for the next write, in one buffer that is used again and again: nothing is allocated for a
 * packet. It grows when the disk falls behind, up to a bound; what does not fit then is refused, and the writer
 * counts it.
 */
import { FRAME_BYTES, putRecord, type RecordHead } from "./format.ts";

const FIRST_BYTES = 256 * 1024;
/** About six seconds of a busy meeting (1,100 packets of 1,000 bytes a second). */
export const BATCH_BYTES_MAX = 8 * 1024 * 1024;

export class Batch {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A view: valid until `clear`. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** @returns false when the bound is reached: the record is not in the batch */
  add(head: RecordHead, payload: Buffer): boolean {
    if (!this.#makeRoom(FRAME_BYTES + payload.length)) return false;
    this.#length = putRecord(this.#buffer, this.#length, { head, payload });
    return true;
  }

  /** Bytes that are no record: the magic, the trailer. */
  addRaw(bytes: Buffer): void {
    if (this.#makeRoom(bytes.length)) this.#length += bytes.copy(this.#buffer, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #makeRoom(bytes: number): boolean {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return true;
    if (needed > BATCH_BYTES_MAX) return false;
    const larger = Buffer.allocUnsafe(Math.min(BATCH_BYTES_MAX, Math.max(needed, 2 * this.#buffer.length)));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
    return true;
  }
}
