/**
 * H.264 in RTP (RFC 6184): single NAL units, STAP-A and FU-A; others are not negotiated. Pictures carry no mark of
 * their beginning: what may stand before a first slice, and the first slice itself (`first_mb_in_slice` 0), begin one.
 * The marker at their end is a hint that receivers must not depend on (section 5.1), so a whole NAL unit may end one.
 * A picture counts as a key frame when it brings its SPS, as encoders of meetings do with every IDR.
 */
import type { Depacketise, Piece } from "./piece.ts";

const STAP_A = 24;
const FU_A = 28;
const FU_START = 0x80;
const FU_END = 0x40;
const NON_IDR_SLICE = 1;
const IDR_SLICE = 5;
const SEI = 6;
const SPS = 7;
const DELIMITER = 9;

const START_CODE = Buffer.from([0, 0, 0, 1]);

export const depacketiseH264: Depacketise = (payload) => {
  const first = payload[0];
  if (first === undefined || payload.length < 2) return null;
  const type = first & 31;
  if (type === STAP_A) return aggregated(payload);
  if (type === FU_A) return fragment(payload);
  return type === 0 || type > 23 ? null : pieceOf([payload]);
};

const pieceOf = (units: readonly Buffer[]): Piece => {
  const starts = units[0] !== undefined && begins(units[0]);
  const keyFrame = units.some((unit) => typeOf(unit) === SPS);
  return { starts, newPart: false, mayEnd: true, keyFrame, bytes: units.flatMap((unit) => [START_CODE, unit]) };
};

const aggregated = (payload: Buffer): Piece | null => {
  const units: Buffer[] = [];
  let at = 1;
  while (at + 2 < payload.length) {
    const end = at + 2 + payload.readUInt16BE(at);
    if (end > payload.length) return null;
    if (end > at + 2) units.push(payload.subarray(at + 2, end));
    at = end;
  }
  return at === payload.length && units.length > 0 ? pieceOf(units) : null;
};

const fragment = (payload: Buffer): Piece | null => {
  const [indicator, header] = [payload[0] ?? 0, payload[1] ?? 0];
  if (payload.length < 3) return null;
  const body = payload.subarray(2);
  const mayEnd = (header & FU_END) !== 0;
  if ((header & FU_START) === 0) return { starts: false, newPart: false, mayEnd, keyFrame: false, bytes: [body] };
  const nalHeader = Buffer.from([(indicator & 0xe0) | (header & 31)]);
  const starts = begins(Buffer.concat([nalHeader, body.subarray(0, 1)]));
  return { starts, newPart: false, mayEnd, keyFrame: typeOf(nalHeader) === SPS, bytes: [START_CODE, nalHeader, body] };
};

const typeOf = (unit: Buffer): number => (unit[0] ?? 0) & 31;

const begins = (unit: Buffer): boolean => {
  const type = typeOf(unit);
  // `first_mb_in_slice` is an Exp-Golomb number: 0 is written as one set bit.
  if (type === NON_IDR_SLICE || type === IDR_SLICE) return ((unit[1] ?? 0) & 0x80) !== 0;
  return type >= SEI && type <= DELIMITER;
};
