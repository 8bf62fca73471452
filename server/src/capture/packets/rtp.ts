/** The header of an RTP packet (RFC 3550 section 5.1), read in place. */

/** Larger ones do not cross the networks we know; they are foreign. */
export const RTP_BYTES_MAX = 1500;
const FIXED_BYTES = 12;
const VERSION = 2;

/** Payload types 64 to 95 with the marker bit are RTCP (RFC 5761 section 4). */
export const isRtcp = (packet: Buffer): boolean => {
  const second = packet[1] ?? 0;
  return second >= 192 && second <= 223;
};

export const payloadType = (packet: Buffer): number => (packet[1] ?? 0) & 0x7f;
export const sequenceNumber = (packet: Buffer): number => packet.readUInt16BE(2);
export const timestamp = (packet: Buffer): number => packet.readUInt32BE(4);
export const synchronisationSource = (packet: Buffer): number => packet.readUInt32BE(8);

/** Where the payload begins; -1 when the bytes are no RTP packet that we take. */
export const payloadStart = (packet: Buffer): number => {
  const [first = 0] = packet;
  if (packet.length < FIXED_BYTES || packet.length > RTP_BYTES_MAX || first >> 6 !== VERSION) return -1;
  let start = FIXED_BYTES + 4 * (first & 0x0f);
  if ((first & 0x10) !== 0) {
    if (start + 4 > packet.length) return -1;
    start += 4 + 4 * packet.readUInt16BE(start + 2);
  }
  return start > packet.length ? -1 : start;
};

/** Where the payload ends and padding begins; equal to or before the start for a packet of padding alone. */
export const payloadEnd = (packet: Buffer): number =>
  ((packet[0] ?? 0) & 0x20) === 0 ? packet.length : packet.length - (packet[packet.length - 1] ?? 0);
