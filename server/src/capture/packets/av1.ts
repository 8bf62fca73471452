/** AV1 in RTP: the N bit of the aggregation header marks the first packet of a coded video sequence. */
import type { PictureSize } from "./picture-size.ts";

const NEW_SEQUENCE = 0x08;
const unknown: PictureSize = { width: 0, height: 0 };

export const av1KeyFrame = (payload: Buffer): PictureSize | null =>
  ((payload[0] ?? 0) & NEW_SEQUENCE) === 0 ? null : unknown;
