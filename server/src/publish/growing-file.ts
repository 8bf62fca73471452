/**
 * The file as it grows on the disk: media appended behind a reserve, the index written into it at the end.
 *
 * How large a reserve? An hour of index is 2 MB. One reserve for the longest meeting would put 16 MB of nothing into
 * a recording of one minute; one for a short meeting sends the index of a long one to the end of the file, where a
 * player finds it late. So a file begins with a small reserve, and when the meeting outlasts it (after about a
 * quarter of an hour) the file is copied once behind the large one, while the meeting still runs: what it costs has
 * a bound, and stopping costs the same after a minute and after a day.
 */
import type { Front } from "./container.ts";
import type { Disk, DiskFile } from "./disk.ts";

/** Which file, and how its kind begins. */
export type FilePlace = { readonly disk: Disk; readonly path: string; readonly front: Front };

export const SMALL_RESERVE = 512 * 1024;
/** About seven hours and a half. */
export const LARGE_RESERVE = 16 * 1024 * 1024;

const COPY_BYTES = 4 * 1024 * 1024;

export class GrowingFile {
  readonly #place: FilePlace;
  #file: DiskFile;
  #reserve: number;

  private constructor(place: FilePlace, opened: { file: DiskFile; reserve: number }) {
    this.#place = place;
    this.#file = opened.file;
    this.#reserve = opened.reserve;
  }

  /** @returns the file as it was found, or null when there is none with a whole opening */
  static async find(place: FilePlace): Promise<GrowingFile | null> {
    const { disk, path, front } = place;
    if ((await disk.size(path)) === null) return null;
    const file = await disk.open(path);
    const reserve = front.reserveOf(await file.read(0, front.noteBytes));
    if (reserve !== null) return new GrowingFile(place, { file, reserve });
    await file.close();
    return null;
  }

  static async create(place: FilePlace, reserve: number): Promise<GrowingFile> {
    const file = await place.disk.open(place.path);
    try {
      await file.truncate(0);
      await file.write([place.front.opening(reserve)], 0);
      await file.sync();
      return new GrowingFile(place, { file, reserve });
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  }

  get reserve(): number {
    return this.#reserve;
  }

  fits(indexBytes: number): boolean {
    return this.#place.front.fits(indexBytes, this.#reserve);
  }

  get #payloadAt(): number {
    return this.#place.front.payloadAt(this.#reserve);
  }

  /** Bytes of media on the disk, committed or not; negative when not even the reserve is whole. */
  async payloadBytes(): Promise<number> {
    return ((await this.#place.disk.size(this.#place.path)) ?? 0) - this.#payloadAt;
  }

  /** Appends media durably. When it fails, nothing before `at` is changed. */
  async append(media: readonly Buffer[], at: number): Promise<void> {
    await this.#file.write(media, this.#payloadAt + at);
    await this.#file.sync();
  }

  /** Drops media behind the last commit. */
  cut(payloadBytes: number): Promise<void> {
    return this.#file.truncate(this.#payloadAt + payloadBytes);
  }

  /** Moves the media behind a larger reserve; a crash or a failure leaves the one file or the other. */
  async enlarge(reserve: number, payloadBytes: number): Promise<void> {
    const aside = { ...this.#place, path: `${this.#place.path}.copy` };
    try {
      const copy = await GrowingFile.create(aside, reserve);
      await this.#moveInto(copy, payloadBytes);
      await this.#file.close();
      this.#file = copy.#file;
      this.#reserve = reserve;
    } catch (thrown) {
      await aside.disk.remove(aside.path);
      throw thrown;
    }
  }

  async #moveInto(copy: GrowingFile, payloadBytes: number): Promise<void> {
    try {
      for (let at = 0; at < payloadBytes; at += COPY_BYTES) {
        const bytes = await this.#file.read(this.#payloadAt + at, Math.min(COPY_BYTES, payloadBytes - at));
        await copy.#file.write([bytes], copy.#payloadAt + at);
      }
      await copy.#file.sync();
      await this.#place.disk.rename(copy.#place.path, this.#place.path);
    } catch (thrown) {
      await copy.#file.close();
      throw thrown;
    }
  }

  /** Writes the index, into the reserve when it fits. May be repeated. */
  async complete(index: Buffer, payloadBytes: number): Promise<void> {
    await this.cut(payloadBytes);
    const patches = this.#place.front.ending(index, { reserve: this.#reserve, payloadBytes });
    for (const { at, bytes } of patches) await this.#file.write(bytes, at);
    await this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
