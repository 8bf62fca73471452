/**
 * The front of a Matroska file (RFC 9559, 4):
 *
 *     EBML            what it is
 *     Segment         without a size while the file grows, with one when it is finished
 *       Void, 10 B    note: the size of the reserve, so that a file found after a crash explains itself
 *       Info, Tracks  while it grows: enough to play what is there
 *       SeekHead, Info, Tracks, Chapters, Tags, Cues    once it is finished
 *       Void          what is left of the reserve
 *       Cluster …     media, to the end of the file
 *
 * The reserve is all that lies before the first cluster.
 */
import type { Front } from "../container.ts";
import { element, longSize, note, text, uint, UNKNOWN_SIZE, VOID_HEAD_BYTES, voidHead } from "./ebml.ts";

const SEGMENT = Buffer.from("18538067", "hex");
const EBML = element(
  0x1a45dfa3,
  uint(0x4286, 1),
  uint(0x42f7, 1),
  uint(0x42f2, 4),
  uint(0x42f3, 8),
  text(0x4282, "matroska"),
  uint(0x4287, 4),
  uint(0x4285, 2),
);
const NOTE_BYTES = 10;
const SIZE_AT = EBML.length + SEGMENT.length;

/** From where places in the file are counted. */
export const SEGMENT_BODY_AT = SIZE_AT + UNKNOWN_SIZE.length;
/** Where the index goes. */
export const INDEX_AT = SEGMENT_BODY_AT + NOTE_BYTES;

const fits = (indexBytes: number, reserve: number): boolean => INDEX_AT + indexBytes + VOID_HEAD_BYTES <= reserve;

const reserveNote = (reserve: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(reserve));
  return note(bytes);
};

/** @param growing Info and Tracks of a file that is not finished */
export const matroskaFront = (growing: Buffer): Front => ({
  noteBytes: INDEX_AT,
  payloadAt: (reserve) => reserve,
  fits,

  opening: (reserve) => {
    const begin = Buffer.concat([EBML, SEGMENT, UNKNOWN_SIZE, reserveNote(reserve), growing]);
    const rest = reserve - begin.length;
    return Buffer.concat([begin, voidHead(rest), Buffer.alloc(rest - VOID_HEAD_BYTES)]);
  },

  reserveOf: (opening) => {
    const whatItIs = Buffer.concat([EBML, SEGMENT]);
    if (opening.length < INDEX_AT || !opening.subarray(0, whatItIs.length).equals(whatItIs)) return null;
    return Number(opening.readBigUInt64BE(INDEX_AT - 8));
  },

  ending: (index, { reserve, payloadBytes }) => [
    { at: SIZE_AT, bytes: [longSize(reserve + payloadBytes - SEGMENT_BODY_AT)] },
    { at: INDEX_AT, bytes: [index, voidHead(reserve - INDEX_AT - index.length)] },
  ],
});

/** So many bytes of index fit. */
export const indexRoom = (reserve: number): number => reserve - INDEX_AT - VOID_HEAD_BYTES;
