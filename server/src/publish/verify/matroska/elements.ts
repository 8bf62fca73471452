/**
 * Reads elements of EBML back (RFC 8794). It shares no line with the writer, so that a mistake there is not repeated
 * here. The bytes may be anything: what is wrong ends in `publish.file-invalid`, nothing else.
 */
import type { FileHandle } from "node:fs/promises";
import { invalid, readExactly } from "../boxes.ts";

/** Where an element lies in the file, and where its body does. */
export type Placed = { readonly id: number; readonly at: number; readonly body: number; readonly end: number };

/** An element in memory. */
export type Element = { readonly id: number; readonly body: Buffer; readonly at: number };

const HEAD_BYTES_MAX = 12;

/** Bytes of a number that says its own width by its first set bit. */
const widthOf = (first: number, most: number): number => {
  const width = Math.clz32(first) - 23;
  if (first === 0 || width > most) throw invalid("a number has no width");
  return width;
};

const headAt = (bytes: Buffer, at: number): { readonly id: number; readonly size: number; readonly bytes: number } => {
  const idWidth = widthOf(bytes.readUInt8(at), 4);
  const id = bytes.readUIntBE(at, idWidth);
  const sizeWidth = widthOf(bytes.readUInt8(at + idWidth), 8);
  let size = bytes.readUInt8(at + idWidth) % 2 ** (8 - sizeWidth);
  for (let index = 1; index < sizeWidth; index += 1) size = size * 256 + bytes.readUInt8(at + idWidth + index);
  if (!Number.isSafeInteger(size)) throw invalid("an element has no size");
  return { id, size, bytes: idWidth + sizeWidth };
};

/** The element that begins there in the file, and ends before `limit`. */
export const placeAt = async (file: FileHandle, at: number, limit: number): Promise<Placed> => {
  const bytes = await readExactly(file, at, Math.min(HEAD_BYTES_MAX, limit - at));
  const { id, size, bytes: head } = headAt(bytes, 0);
  if (at + head + size > limit) throw invalid("an element does not fit into what holds it");
  return { id, at, body: at + head, end: at + head + size };
};

/** The elements of a body, to its last byte; `at` counts from the body's beginning. */
export function* elementsIn(bytes: Buffer): Generator<Element> {
  for (let at = 0; at < bytes.length;) {
    const { id, size, bytes: head } = headAt(bytes, at);
    const end = at + head + size;
    if (end > bytes.length) throw invalid("an element does not fit into what holds it");
    yield { id, body: bytes.subarray(at + head, end), at };
    at = end;
  }
}

/** The element at the end of a path of ids. */
export const elementAt = (body: Buffer, ...path: readonly number[]): Buffer => {
  const [id, ...rest] = path;
  if (id === undefined) return body;
  for (const element of elementsIn(body)) if (element.id === id) return elementAt(element.body, ...rest);
  throw invalid(`it has no element ${id.toString(16)}`);
};

export const uintOf = (body: Buffer): number => {
  if (body.length === 0 || body.length > 8) throw invalid("a number has another length");
  const value = Number(body.length <= 6 ? body.readUIntBE(0, body.length) : BigInt(`0x${body.toString("hex")}`));
  if (!Number.isSafeInteger(value)) throw invalid("a number is too large");
  return value;
};

export const floatOf = (body: Buffer): number => (body.length === 4 ? body.readFloatBE(0) : body.readDoubleBE(0));
