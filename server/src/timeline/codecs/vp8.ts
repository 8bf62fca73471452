/** VP8 in RTP (RFC 7741 section 4). */
import type { Depacketise } from "./piece.ts";

const EXTENDED = 0x80;
const START_OF_PARTITION = 0x10;
const PARTITION = 0x07;

/** Bytes of the payload descriptor; may lie beyond the payload when it is cut. */
const descriptorBytes = (payload: Buffer): number => {
  const first = payload[0] ?? 0;
  if ((first & EXTENDED) === 0) return 1;
  const extensions = payload[1] ?? 0;
  let at = 2;
  if ((extensions & 0x80) !== 0) at += ((payload[at] ?? 0) & 0x80) !== 0 ? 2 : 1;
  if ((extensions & 0x40) !== 0) at += 1;
  if ((extensions & 0x30) !== 0) at += 1;
  return at;
};

export const depacketiseVp8: Depacketise = (payload) => {
  const at = descriptorBytes(payload);
  if (at >= payload.length) return null;
  const first = payload[0] ?? 0;
  const starts = (first & START_OF_PARTITION) !== 0 && (first & PARTITION) === 0;
  // Lowest bit of the frame tag: 0 in a key frame (RFC 6386 section 9.1).
  const keyFrame = starts && ((payload[at] ?? 0) & 1) === 0;
  // The last packet of a picture has the marker, always (RFC 7741 section 4.1).
  return { starts, newPart: false, mayEnd: false, keyFrame, bytes: [payload.subarray(at)] };
};
