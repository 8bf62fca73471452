/** VP9 in RTP: payload descriptor of RFC 9628 section 4.2; uncompressed header of the VP9 bitstream section 6.2. */
import { Bits } from "./bits.ts";
import type { PictureSize } from "./picture-size.ts";

const FLAG = { pictureId: 0x80, inter: 0x40, layers: 0x20, flexible: 0x10, begins: 0x08, structure: 0x02 } as const;
const SYNC_CODE = 0x498342;
const SRGB = 7;

/** The size, when a key picture begins in this payload: its lowest spatial layer, predicted from nothing. */
export const vp9KeyFrame = (payload: Buffer): PictureSize | null => {
  const [first = 0] = payload;
  if ((first & FLAG.begins) === 0 || (first & FLAG.inter) !== 0) return null;
  let at = 1;
  if ((first & FLAG.pictureId) !== 0) at += ((payload[at] ?? 0) & 0x80) === 0 ? 1 : 2;
  if ((first & FLAG.layers) !== 0) {
    const spatialLayer = ((payload[at] ?? 0) >> 1) & 7;
    if (spatialLayer > 0) return null;
    at += (first & FLAG.flexible) === 0 ? 2 : 1;
  }
  if ((first & FLAG.structure) !== 0) return largestLayer(payload, at) ?? { width: 0, height: 0 };
  return sizeInHeader(payload.subarray(at));
};

/** Of the scalability structure (RFC 9628 section 4.2.1); null when it tells no sizes. */
const largestLayer = (payload: Buffer, at: number): PictureSize | null => {
  const structure = payload[at] ?? 0;
  if ((structure & 0x10) === 0) return null;
  const last = at + 1 + 4 * (structure >> 5);
  return last + 4 > payload.length
    ? null
    : { width: payload.readUInt16BE(last), height: payload.readUInt16BE(last + 2) };
};

/** Null when the header is not that of a key frame. */
const sizeInHeader = (frame: Buffer): PictureSize | null => {
  const bits = new Bits(frame);
  const marker = bits.read(2);
  const profile = bits.read(1) + 2 * bits.read(1);
  const isKeyFrame = (profile !== 3 || bits.read(1) === 0) && bits.read(1) === 0 && bits.read(1) === 0;
  if (marker !== 2 || !isKeyFrame) return null;
  bits.read(2);
  if (bits.read(24) !== SYNC_CODE) return null;
  if (profile >= 2) bits.read(1);
  const colourSpace = bits.read(3);
  if (colourSpace === SRGB) return { width: 0, height: 0 };
  bits.read(profile === 1 || profile === 3 ? 4 : 1);
  return { width: bits.read(16) + 1, height: bits.read(16) + 1 };
};
