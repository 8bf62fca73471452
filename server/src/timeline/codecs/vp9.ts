/**
 * VP9 in RTP (RFC 9628 section 4.2). A picture is made of one frame a spatial layer; each goes to the decoder by
 * itself, because RTP has taken away the index that would tell them apart in one buffer.
 *
 * A picture may begin with any layer. Browsers publish L3T3_KEY: between key frames no layer needs a lower one, and
 * LiveKit leaves out those that nobody needs, without a hole in the sequence. A key frame comes with all of them, and
 * the lowest says that it is one.
 */
import type { Depacketise } from "./piece.ts";

const PICTURE_ID = 0x80;
const INTER_PREDICTED = 0x40;
const LAYERS = 0x20;
const FLEXIBLE = 0x10;
const BEGINS = 0x08;
const STRUCTURE = 0x02;

export const depacketiseVp9: Depacketise = (payload) => {
  const first = payload[0];
  if (first === undefined) return null;
  let at = 1;
  if ((first & PICTURE_ID) !== 0) at += ((payload[at] ?? 0) & 0x80) !== 0 ? 2 : 1;
  let spatialLayer = 0;
  if ((first & LAYERS) !== 0) {
    spatialLayer = ((payload[at] ?? 0) >> 1) & 7;
    at += (first & FLEXIBLE) !== 0 ? 1 : 2;
  }
  if ((first & FLEXIBLE) !== 0 && (first & INTER_PREDICTED) !== 0) at = afterReferences(payload, at);
  if ((first & STRUCTURE) !== 0) at = afterStructure(payload, at);
  if (at >= payload.length) return null;
  const starts = (first & BEGINS) !== 0;
  const keyFrame = starts && spatialLayer === 0 && (first & INTER_PREDICTED) === 0;
  // The last packet of a picture has the marker, always (RFC 9628 section 4.1).
  return { starts, newPart: starts, mayEnd: false, keyFrame, bytes: [payload.subarray(at)] };
};

/** Up to three references, each with a bit that says whether one more follows. */
const afterReferences = (payload: Buffer, from: number): number => {
  let at = from;
  for (let count = 0; count < 3; count += 1) {
    at += 1;
    if (((payload[at - 1] ?? 0) & 1) === 0) break;
  }
  return at;
};

const afterStructure = (payload: Buffer, from: number): number => {
  const head = payload[from] ?? 0;
  const layers = (head >> 5) + 1;
  let at = from + 1;
  if ((head & 0x10) !== 0) at += 4 * layers;
  if ((head & 0x08) === 0) return at;
  const pictures = payload[at] ?? 0;
  at += 1;
  for (let picture = 0; picture < pictures; picture += 1) at += 1 + (((payload[at] ?? 0) >> 2) & 3);
  return at;
};
