/** H.265 in RTP (RFC 7798 section 4.4): where an intra random access picture begins. */
import type { PictureSize } from "./picture-size.ts";

const NAL = { irapFirst: 16, irapLast: 21, sps: 33, aggregate: 48, fragment: 49 } as const;
const unknown: PictureSize = { width: 0, height: 0 };

export const h265KeyFrame = (payload: Buffer): PictureSize | null => {
  const type = typeAt(payload, 0);
  if (type === NAL.fragment) {
    const fragment = payload[2] ?? 0;
    return (fragment & 0x80) !== 0 && isKey(fragment & 0x3f) ? unknown : null;
  }
  if (type !== NAL.aggregate) return isKey(type) ? unknown : null;
  for (let at = 2; at + 3 < payload.length; at += 2 + payload.readUInt16BE(at))
    if (isKey(typeAt(payload, at + 2))) return unknown;
  return null;
};

const typeAt = (payload: Buffer, at: number): number => ((payload[at] ?? 0) >> 1) & 0x3f;

const isKey = (type: number): boolean => (type >= NAL.irapFirst && type <= NAL.irapLast) || type === NAL.sps;
