/**
 * The file as it grows on the disk: media appended behind a reserve, the index written into it at the end.
 *
 * How large a reserve? An hour of index is 2 MB. One reserve for the longest meeting would put 16 MB of nothing into
 * a recording of one minute; one for a short meeting sends the index of a long one to the end of the file, where a
 * player finds it late. So a file begins with a small reserve, and when the meeting outlasts it (after about a
 * quarter of an hour) the file is copied once behind the large one, while the meeting still runs: what it costs has
 * a bound, and stopping costs the same after a minute and after a day.
 */
import type { Disk, DiskFile } from "./disk.ts";
import { INDEX_AT, fitsReserve, mdatHeader, openingBytes, payloadAt, reserveOf, restOfReserve } from "./head.ts";

export const SMALL_RESERVE = 512 * 1024;
/** About seven hours and a half. */
export const LARGE_RESERVE = 16 * 1024 * 1024;

const COPY_BYTES = 4 * 1024 * 1024;

export class GrowingFile {
  readonly #disk: Disk;
  readonly #path: string;
  #file: DiskFile;
  #reserve: number;

  private constructor(disk: Disk, path: string, opened: { file: DiskFile; reserve: number }) {
    this.#disk = disk;
    this.#path = path;
    this.#file = opened.file;
    this.#reserve = opened.reserve;
  }

  /** @returns the file as it was found, or null when there is none with a whole opening */
  static async find(disk: Disk, path: string): Promise<GrowingFile | null> {
    if ((await disk.size(path)) === null) return null;
    const file = await disk.open(path);
    const reserve = reserveOf(await file.read(0, INDEX_AT));
    if (reserve !== null) return new GrowingFile(disk, path, { file, reserve });
    await file.close();
    return null;
  }

  static async create(disk: Disk, path: string, reserve: number): Promise<GrowingFile> {
    const file = await disk.open(path);
    try {
      await file.truncate(0);
      await file.write([openingBytes(reserve)], 0);
      await file.sync();
      return new GrowingFile(disk, path, { file, reserve });
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  }

  get reserve(): number {
    return this.#reserve;
  }

  /** Bytes of media on the disk, committed or not; negative when not even the reserve is whole. */
  async payloadBytes(): Promise<number> {
    return ((await this.#disk.size(this.#path)) ?? 0) - payloadAt(this.#reserve);
  }

  /** Appends media durably. When it fails, nothing before `at` is changed. */
  async append(media: readonly Buffer[], at: number): Promise<void> {
    await this.#file.write(media, payloadAt(this.#reserve) + at);
    await this.#file.sync();
  }

  /** Drops media behind the last commit. */
  cut(payloadBytes: number): Promise<void> {
    return this.#file.truncate(payloadAt(this.#reserve) + payloadBytes);
  }

  /** Moves the media behind a larger reserve; a crash or a failure leaves the one file or the other. */
  async enlarge(reserve: number, payloadBytes: number): Promise<void> {
    const copyPath = `${this.#path}.copy`;
    try {
      const copy = await GrowingFile.create(this.#disk, copyPath, reserve);
      await this.#moveInto(copy, payloadBytes);
      await this.#file.close();
      this.#file = copy.#file;
      this.#reserve = reserve;
    } catch (thrown) {
      await this.#disk.remove(copyPath);
      throw thrown;
    }
  }

  async #moveInto(copy: GrowingFile, payloadBytes: number): Promise<void> {
    try {
      for (let at = 0; at < payloadBytes; at += COPY_BYTES) {
        const bytes = await this.#file.read(payloadAt(this.#reserve) + at, Math.min(COPY_BYTES, payloadBytes - at));
        await copy.#file.write([bytes], payloadAt(copy.#reserve) + at);
      }
      await copy.#file.sync();
      await this.#disk.rename(copy.#path, this.#path);
    } catch (thrown) {
      await copy.#file.close();
      throw thrown;
    }
  }

  /** Writes the index in front of the media, or behind them when the reserve is too small. May be repeated. */
  async complete(index: Buffer, payloadBytes: number): Promise<void> {
    await this.cut(payloadBytes);
    const inFront = fitsReserve(index.length, this.#reserve);
    const ahead = inFront ? index : Buffer.alloc(0);
    await this.#file.write([ahead, restOfReserve(ahead.length, this.#reserve)], INDEX_AT);
    await this.#file.write([mdatHeader(payloadBytes)], this.#reserve);
    if (!inFront) await this.#file.write([index], payloadAt(this.#reserve) + payloadBytes);
    await this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
