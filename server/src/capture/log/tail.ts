/**
 * Reads a log that may still grow. The place of the reader is a chunk and an offset; it reads on while whole
 * records come, and goes on to the next chunk or take once that one has a readable head and nothing more came
 * here. A broken record ends its chunk: in the chunk that is still written it may be half a write, so it is
 * simply looked at again.
 */
import { type FileHandle, open } from "node:fs/promises";
import { Failure, type LogUs, logUs, reasonOf } from "../../vocabulary/index.ts";
import { type ChunkTime, decodeRecord } from "./decode.ts";
import { MAGIC, parseRecord } from "./format.ts";
import { findStart, type Place, successorOf } from "./place.ts";
import type { LogRecord, LogTail } from "./records.ts";

const READ_BYTES = 1024 * 1024;

/** Where to begin, in `LogUs`. */
export type TailOptions = {
  /** Begins with the last chunk that starts at or before it. Default: the beginning. */
  readonly fromUs?: LogUs;
};

/** A log that does not exist yet reads as empty. @throws Failure `log.unreadable` when reading fails */
export const openLogTail = (logDir: string, options: TailOptions = {}): Promise<LogTail> =>
  Promise.resolve(new Tail(logDir, options.fromUs ?? logUs(0)));

type Open = {
  readonly place: Place;
  readonly file: FileHandle;
  readonly time: ChunkTime;
  offset: number;
  /** Its footer was read: nothing more comes in it. */
  sealed: boolean;
  /** Read once more after its successor was seen: whatever was written before is read. */
  exhausted: boolean;
};

class Tail implements LogTail {
  readonly #logDir: string;
  readonly #fromUs: LogUs;
  #open: Open | null = null;
  #buffer = Buffer.alloc(0);

  constructor(logDir: string, fromUs: LogUs) {
    this.#logDir = logDir;
    this.#fromUs = fromUs;
  }

  async read(maxBytes = READ_BYTES): Promise<readonly LogRecord[]> {
    try {
      for (;;) {
        const records = this.#open === null ? [] : await this.#readHere(this.#open, maxBytes);
        if (records.length > 0) return records;
        if (!(await this.#goOn())) return [];
      }
    } catch (cause) {
      throw new Failure("log.unreadable", `the recording log cannot be read: ${reasonOf(cause)}`, { cause });
    }
  }

  async close(): Promise<void> {
    await this.#open?.file.close();
    this.#open = null;
  }

  /** @returns whether there is something to read now */
  async #goOn(): Promise<boolean> {
    const here = this.#open;
    const next =
      here === null ? await findStart(this.#logDir, this.#fromUs) : await successorOf(this.#logDir, here.place);
    if (next === null) return false;
    if (here !== null && !here.sealed && !here.exhausted) {
      here.exhausted = true;
      return true;
    }
    await this.close();
    const file = await open(next.path, "r");
    const { headUs, clock } = next;
    const time = { headUs, takeUs: clock.startUs };
    this.#open = { place: next, file, time, offset: MAGIC.length, sealed: false, exhausted: false };
    return true;
  }

  async #readHere(here: Open, maxBytes: number): Promise<readonly LogRecord[]> {
    if (here.sealed) return [];
    for (let size = maxBytes; ;) {
      const bytes = await this.#bytesAt(here, size);
      const { records, needed } = decodeAll(here, bytes);
      if (records.length > 0 || needed <= size || bytes.length < size) return records;
      size = needed;
    }
  }

  async #bytesAt(here: Open, size: number): Promise<Buffer> {
    if (this.#buffer.length < size) this.#buffer = Buffer.allocUnsafe(size);
    const { bytesRead } = await here.file.read(this.#buffer, 0, size, here.offset);
    return this.#buffer.subarray(0, bytesRead);
  }
}

/** Moves `here` behind the whole records. `needed` is the size of the first one that is not whole, or 0. */
const decodeAll = (here: Open, bytes: Buffer): { records: readonly LogRecord[]; needed: number } => {
  const records: LogRecord[] = [];
  for (let at = 0; ;) {
    const parsed = parseRecord(bytes, at);
    if (parsed.parsed === "short") return { records, needed: parsed.needed };
    if (parsed.parsed === "broken") return { records, needed: 0 };
    const record = decodeRecord(parsed.record, here.time);
    if (record === null) return { records, needed: 0 };
    if (record === "footer") {
      here.sealed = true;
      return { records, needed: 0 };
    }
    records.push(record);
    here.offset += parsed.record.end - at;
    at = parsed.record.end;
  }
};
