/** Retransmissions on a stream of their own (RFC 4588 section 4). */
import { payloadEnd, payloadStart, payloadType } from "./rtp.ts";

const OSN_BYTES = 2;

/** The stream that is repeated, and its payload type for each payload type of the retransmission (`apt`). */
export type Repeats = { readonly ssrc: number; readonly payloadTypes: ReadonlyMap<number, number> };

/**
 * The original packet, in the memory of `packet`, whose header moves two bytes up. Null for probes, which
 * carry padding only, and for what is no packet.
 */
export const unwrapRetransmission = (packet: Buffer, repeats: Repeats): Buffer | null => {
  const start = payloadStart(packet);
  if (start < 0 || payloadEnd(packet) < start + OSN_BYTES) return null;
  const original = packet.readUInt16BE(start);
  const type = repeats.payloadTypes.get(payloadType(packet)) ?? payloadType(packet);
  packet.copyWithin(OSN_BYTES, 0, start);
  const unwrapped = packet.subarray(OSN_BYTES);
  unwrapped[1] = ((unwrapped[1] ?? 0) & 0x80) | type;
  unwrapped.writeUInt16BE(original, 2);
  unwrapped.writeUInt32BE(repeats.ssrc, 8);
  return unwrapped;
};
