/**
 * The front of an MP4:
 *
 *     ftyp            what it is
 *     free, 16 bytes  note: the size of the reserve, so that a file found after a crash explains itself
 *     moov            the index, once the file is finished and when it fits
 *     free            what is left of the reserve
 *     mdat            with a 64-bit size; media to its end
 *
 * The reserve is all that lies before mdat. While the file grows it is one free box.
 */
import type { Front } from "./container.ts";
import { BOX_HEADER, box, latin, u32, u64, zeros } from "./boxes.ts";

const FILE_TYPE = box("ftyp", latin("isom"), u32(0x200), latin("isomiso2avc1mp41"));
const NOTE_BYTES = BOX_HEADER + 8;
const MDAT_HEADER = BOX_HEADER + 8;

/** Where the index goes. */
const INDEX_AT = FILE_TYPE.length + NOTE_BYTES;

const payloadAt = (reserve: number): number => reserve + MDAT_HEADER;

const fits = (indexBytes: number, reserve: number): boolean => INDEX_AT + indexBytes + BOX_HEADER <= reserve;

/** A size of 1 says that the true one follows with 64 bits. */
const mdatHeader = (payloadBytes: number): Buffer =>
  Buffer.concat([u32(1), latin("mdat"), u64(MDAT_HEADER + payloadBytes)]);

/** The head of the box that fills the reserve behind an index; its body keeps whatever it held. */
const restOfReserve = (indexBytes: number, reserve: number): Buffer =>
  Buffer.concat([u32(reserve - INDEX_AT - indexBytes), latin("free")]);

export const mp4Front: Front = {
  noteBytes: INDEX_AT,
  payloadAt,
  fits,

  opening: (reserve) => {
    const note = box("free", u64(reserve));
    const rest = box("free", zeros(reserve - INDEX_AT - BOX_HEADER));
    return Buffer.concat([FILE_TYPE, note, rest, mdatHeader(0)]);
  },

  reserveOf: (opening) => {
    if (opening.length < INDEX_AT || !opening.subarray(0, FILE_TYPE.length).equals(FILE_TYPE)) return null;
    return Number(opening.readBigUInt64BE(INDEX_AT - 8));
  },

  /** The index in front of the media, or behind them when the reserve is too small. */
  ending: (index, { reserve, payloadBytes }) => {
    const inFront = fits(index.length, reserve);
    const ahead = inFront ? index : Buffer.alloc(0);
    return [
      { at: INDEX_AT, bytes: [ahead, restOfReserve(ahead.length, reserve)] },
      { at: reserve, bytes: [mdatHeader(payloadBytes)] },
      ...(inFront ? [] : [{ at: payloadAt(reserve) + payloadBytes, bytes: [index] }]),
    ];
  },
};
