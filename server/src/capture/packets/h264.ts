/** H.264 in RTP (RFC 6184 section 5) and the size in a sequence parameter set (ITU-T H.264 section 7.3.2.1.1). */
import { Bits } from "./bits.ts";
import type { PictureSize } from "./picture-size.ts";

const NAL = { idr: 5, sps: 7, stapA: 24, fuA: 28 } as const;
const unknown: PictureSize = { width: 0, height: 0 };

/** The size, when an IDR picture or its parameter set begins in this payload; 0x0 without a parameter set. */
export const h264KeyFrame = (payload: Buffer): PictureSize | null => {
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === NAL.fuA) {
    const fragment = payload[1] ?? 0;
    return (fragment & 0x80) !== 0 && (fragment & 0x1f) === NAL.idr ? unknown : null;
  }
  return type === NAL.stapA ? inAggregate(payload) : ofUnit(payload);
};

const inAggregate = (payload: Buffer): PictureSize | null => {
  let found: PictureSize | null = null;
  for (let at = 1; at + 2 < payload.length;) {
    const end = at + 2 + payload.readUInt16BE(at);
    if (end > payload.length) break;
    const size = ofUnit(payload.subarray(at + 2, end));
    if (size !== null && (found === null || found.width === 0)) found = size;
    at = end;
  }
  return found;
};

const ofUnit = (unit: Buffer): PictureSize | null => {
  const type = (unit[0] ?? 0) & 0x1f;
  if (type === NAL.idr) return unknown;
  return type === NAL.sps ? sizeOf(unit) : null;
};

/** Profiles whose parameter set tells a chroma format. */
const withChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

const sizeOf = (unit: Buffer): PictureSize => {
  const bits = new Bits(withoutEmulation(unit.subarray(1)));
  const profile = bits.read(8);
  bits.read(16);
  bits.readUnsigned();
  const chroma = withChroma.has(profile) ? readChroma(bits) : 1;
  bits.readUnsigned();
  skipOrder(bits);
  bits.readUnsigned();
  bits.read(1);
  const width = 16 * (bits.readUnsigned() + 1);
  const mapUnits = bits.readUnsigned() + 1;
  const frameOnly = bits.read(1);
  if (frameOnly === 0) bits.read(1);
  bits.read(1);
  const height = 16 * mapUnits * (2 - frameOnly);
  if (bits.read(1) === 0) return bounded(width, height);
  const [left, right, top, bottom] = [
    bits.readUnsigned(),
    bits.readUnsigned(),
    bits.readUnsigned(),
    bits.readUnsigned(),
  ];
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - frameOnly);
  return bounded(width - unitX * (left + right), height - unitY * (top + bottom));
};

/** Nonsense is no size. */
const bounded = (width: number, height: number): PictureSize =>
  width > 0 && width <= 0xffff && height > 0 && height <= 0xffff ? { width, height } : unknown;

/** @returns chroma_format_idc */
const readChroma = (bits: Bits): number => {
  const chroma = bits.readUnsigned();
  if (chroma === 3) bits.read(1);
  bits.readUnsigned();
  bits.readUnsigned();
  bits.read(1);
  if (bits.read(1) === 1)
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list++)
      if (bits.read(1) === 1) skipScaling(bits, list < 6 ? 16 : 64);
  return chroma;
};

const skipScaling = (bits: Bits, count: number): void => {
  let [last, next] = [8, 8];
  for (let index = 0; index < count; index++) {
    if (next !== 0) next = (last + bits.readSigned() + 256) % 256;
    if (next !== 0) last = next;
  }
};

const skipOrder = (bits: Bits): void => {
  const type = bits.readUnsigned();
  if (type === 0) bits.readUnsigned();
  if (type !== 1) return;
  bits.read(1);
  bits.readSigned();
  bits.readSigned();
  const cycle = Math.min(bits.readUnsigned(), 255);
  for (let index = 0; index < cycle; index++) bits.readSigned();
};

/** Without the 3 in `0 0 3` (ITU-T H.264 section 7.4.1). */
const withoutEmulation = (bytes: Buffer): Buffer => {
  const kept: number[] = [];
  bytes.forEach((byte, index) => {
    if (byte !== 3 || index < 2 || bytes[index - 1] !== 0 || bytes[index - 2] !== 0) kept.push(byte);
  });
  return Buffer.from(kept);
};
