/**
 * Reads boxes back. It shares no line with the writer, so that a mistake there is not repeated here. The bytes may be
 * anything: what is wrong ends in `publish.file-invalid`, nothing else.
 */
import type { FileHandle } from "node:fs/promises";
import { Failure } from "../../vocabulary/index.ts";

export const invalid = (what: string): Failure => new Failure("publish.file-invalid", `The file is damaged: ${what}.`);

/** Where a box lies, and where its body does. */
export type Place = { readonly type: string; readonly at: number; readonly body: number; readonly end: number };

const COMPACT_HEADER = 8;
const LARGE_HEADER = 16;
/** Far more than the five of a published file. */
const MOST_BOXES = 64;

export const readExactly = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, at + filled);
    if (bytesRead === 0) throw invalid("it ends too early");
    filled += bytesRead;
  }
  return bytes;
};

const placeAt = (header: Buffer, at: number, limit: number): Place => {
  const compact = header.readUInt32BE(0);
  const large = compact === 1;
  const size = large ? Number(header.readBigUInt64BE(COMPACT_HEADER)) : compact;
  const body = at + (large ? LARGE_HEADER : COMPACT_HEADER);
  const end = at + size;
  if (end < body || end > limit) throw invalid("a box does not fit into what holds it");
  return { type: header.toString("latin1", 4, 8), at, body, end };
};

/** The boxes of the file, from its first byte to its last. */
export const fileBoxes = async (file: FileHandle, length: number): Promise<readonly Place[]> => {
  const places: Place[] = [];
  for (let at = 0; at < length;) {
    if (places.length === MOST_BOXES) throw invalid("it has too many boxes");
    const header = await readExactly(file, at, Math.min(LARGE_HEADER, length - at));
    if (header.length < COMPACT_HEADER) throw invalid("it ends inside a box");
    const place = placeAt(header, at, length);
    places.push(place);
    at = place.end;
  }
  return places;
};

/** A box in memory. */
export class Box {
  readonly type: string;
  readonly body: Buffer;

  constructor(type: string, body: Buffer) {
    this.type = type;
    this.body = body;
  }

  /** Boxes in the body, behind `skip` bytes of its own. */
  children(skip = 0): readonly Box[] {
    const boxes: Box[] = [];
    for (let at = skip; at + COMPACT_HEADER <= this.body.length;) {
      const place = placeAt(this.body.subarray(at, at + LARGE_HEADER), at, this.body.length);
      boxes.push(new Box(place.type, this.body.subarray(place.body, place.end)));
      at = place.end;
    }
    return boxes;
  }

  /** The box at the end of a path of types. */
  at(...path: readonly string[]): Box {
    const [type, ...rest] = path;
    if (type === undefined) return this;
    const found = this.children().find((child) => child.type === type);
    if (found === undefined) throw invalid(`${this.type} has no ${type}`);
    return found.at(...rest);
  }

  /** The bytes behind version and flags, and the width of times in them. */
  full(): { readonly fields: Buffer; readonly wide: boolean } {
    return { fields: this.body.subarray(4), wide: this.body.readUInt8(0) === 1 };
  }
}

/** A list of numbers that stays where it is: an hour of video has 100,000 of them. */
export class NumberList {
  readonly count: number;
  readonly #bytes: Buffer;
  readonly #width: 4 | 8;

  constructor(bytes: Buffer, shape: { readonly count: number; readonly width: 4 | 8 }) {
    if (bytes.length !== shape.count * shape.width) throw invalid("a list has another length than it says");
    this.#bytes = bytes;
    this.#width = shape.width;
    this.count = shape.count;
  }

  at(index: number): number {
    if (this.#width === 4) return this.#bytes.readUInt32BE(index * 4);
    return Number(this.#bytes.readBigUInt64BE(index * 8));
  }
}
