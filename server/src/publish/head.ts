/**
 * The front of the file:
 *
 *     ftyp            what it is
 *     free, 16 bytes  note: the size of the reserve, so that a file found after a crash explains itself
 *     moov            the index, once the file is finished and when it fits
 *     free            what is left of the reserve
 *     mdat            with a 64-bit size; media to its end
 *
 * The reserve is all that lies before mdat. While the file grows it is one free box.
 */
import { BOX_HEADER, box, latin, u32, u64, zeros } from "./boxes.ts";

const FILE_TYPE = box("ftyp", latin("isom"), u32(0x200), latin("isomiso2avc1mp41"));
const NOTE_BYTES = BOX_HEADER + 8;
const MDAT_HEADER = BOX_HEADER + 8;

/** Where the index goes. */
export const INDEX_AT = FILE_TYPE.length + NOTE_BYTES;

export const payloadAt = (reserve: number): number => reserve + MDAT_HEADER;

export const fitsReserve = (indexBytes: number, reserve: number): boolean =>
  INDEX_AT + indexBytes + BOX_HEADER <= reserve;

/** A size of 1 says that the true one follows with 64 bits. */
export const mdatHeader = (payloadBytes: number): Buffer =>
  Buffer.concat([u32(1), latin("mdat"), u64(MDAT_HEADER + payloadBytes)]);

/** The head of the box that fills the reserve behind an index; its body keeps whatever it held. */
export const restOfReserve = (indexBytes: number, reserve: number): Buffer =>
  Buffer.concat([u32(reserve - INDEX_AT - indexBytes), latin("free")]);

/** What a new file begins with. */
export const openingBytes = (reserve: number): Buffer => {
  const note = box("free", u64(reserve));
  const rest = box("free", zeros(reserve - INDEX_AT - BOX_HEADER));
  return Buffer.concat([FILE_TYPE, note, rest, mdatHeader(0)]);
};

/** The reserve of a file that `openingBytes` began, or null when the bytes are no such file. */
export const reserveOf = (opening: Buffer): number | null => {
  if (opening.length < INDEX_AT || !opening.subarray(0, FILE_TYPE.length).equals(FILE_TYPE)) return null;
  return Number(opening.readBigUInt64BE(INDEX_AT - 8));
};
