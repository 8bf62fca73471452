/**
 * The bytes of a record (FORMAT.md). A chunk is a magic and then records:
 *
 *     0      4     5      6      8         12              12 + length
 *     length type  flags  track  arrival   payload         CRC-32
 *
 * All numbers are little-endian. `arrival` counts microseconds from the head of the chunk; the CRC covers
 * everything before it. Sixteen bytes around each packet, so 1.6 % of a packet of 1,000.
 */
import { crc32 } from "node:zlib";

/** Names the format and its version; a reader refuses any other. */
export const MAGIC = Buffer.from("RRLOG001", "latin1");

export const RECORD = { chunk: 1, rtp: 2, senderReport: 3, event: 4, tick: 5, end: 6, footer: 7 } as const;
export const FLAG = { recovered: 1, duplicate: 2, keyFrame: 4, fake: 8 } as const;

export const HEADER_BYTES = 12;
export const CRC_BYTES = 4;
/** Around every payload. */
export const FRAME_BYTES = HEADER_BYTES + CRC_BYTES;
/** No whole record claims more: a broken length is found before memory is taken for it. */
export const PAYLOAD_MAX = 4 * 1024 * 1024;

export type RecordHead = {
  readonly type: number;
  readonly flags: number;
  readonly track: number;
  /** Microseconds since the head of the chunk. */
  readonly arrivalUs: number;
};

export type RawRecord = RecordHead & {
  /** A view into the bytes that were parsed. */
  readonly payload: Buffer;
  /** Where the next record begins. */
  readonly end: number;
};

export type Parsed =
  | { readonly parsed: "record"; readonly record: RawRecord }
  /** The record goes on behind the bytes at hand; `needed` counts from where it begins. */
  | { readonly parsed: "short"; readonly needed: number }
  | { readonly parsed: "broken" };

/** The record that begins at `at` in `bytes`. */
export const parseRecord = (bytes: Buffer, at: number): Parsed => {
  if (bytes.length - at < FRAME_BYTES) return { parsed: "short", needed: FRAME_BYTES };
  const length = bytes.readUInt32LE(at);
  const type = bytes[at + 4] ?? 0;
  if (length > PAYLOAD_MAX || type < RECORD.chunk || type > RECORD.footer) return { parsed: "broken" };
  const crcAt = at + HEADER_BYTES + length;
  if (crcAt + CRC_BYTES > bytes.length) return { parsed: "short", needed: FRAME_BYTES + length };
  if (crc32(bytes.subarray(at, crcAt)) !== bytes.readUInt32LE(crcAt)) return { parsed: "broken" };
  const record: RawRecord = {
    type,
    flags: bytes[at + 5] ?? 0,
    track: bytes.readUInt16LE(at + 6),
    arrivalUs: bytes.readUInt32LE(at + 8),
    payload: bytes.subarray(at + HEADER_BYTES, crcAt),
    end: crcAt + CRC_BYTES,
  };
  return { parsed: "record", record };
};

/** Writes a record at `at`, where there must be room for it. @returns where it ends */
export const putRecord = (
  into: Buffer,
  at: number,
  { head, payload }: { head: RecordHead; payload: Buffer },
): number => {
  into.writeUInt32LE(payload.length, at);
  into[at + 4] = head.type;
  into[at + 5] = head.flags;
  into.writeUInt16LE(head.track, at + 6);
  into.writeUInt32LE(head.arrivalUs, at + 8);
  payload.copy(into, at + HEADER_BYTES);
  const crcAt = at + HEADER_BYTES + payload.length;
  into.writeUInt32LE(crc32(into.subarray(at, crcAt)), crcAt);
  return crcAt + CRC_BYTES;
};
