/** VP8 in RTP: payload descriptor of RFC 7741 section 4.2, frame header of RFC 6386 section 9.1. */
import type { PictureSize } from "./picture-size.ts";

/** The size, when a key frame begins in this payload. */
export const vp8KeyFrame = (payload: Buffer): PictureSize | null => {
  const [first = 0, extensions = 0, pictureId = 0] = payload;
  const beginsFrame = (first & 0x10) !== 0 && (first & 0x07) === 0;
  if (!beginsFrame) return null;
  let at = 1;
  if ((first & 0x80) !== 0) {
    at = 2;
    if ((extensions & 0x80) !== 0) at += (pictureId & 0x80) === 0 ? 1 : 2;
    if ((extensions & 0x40) !== 0) at += 1;
    if ((extensions & 0x30) !== 0) at += 1;
  }
  if (at + 10 > payload.length || ((payload[at] ?? 1) & 1) !== 0 || payload.readUIntBE(at + 3, 3) !== 0x9d012a)
    return null;
  // The upper two bits are a scale for display.
  return { width: payload.readUInt16LE(at + 6) & 0x3fff, height: payload.readUInt16LE(at + 8) & 0x3fff };
};
