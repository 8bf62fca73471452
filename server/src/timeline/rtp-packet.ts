/** An RTP packet (RFC 3550 section 5.1), as far as rendering needs it. */
export type RtpPacket = {
  readonly ssrc: number;
  /** 16 bits, as on the wire. */
  readonly sequence: number;
  /** 32 bits, as on the wire. */
  readonly timestamp: number;
  readonly marker: boolean;
  /** A view; empty when the packet is padding only. */
  readonly payload: Buffer;
};

const FIXED_BYTES = 12;

/** Null when the bytes are no whole RTP packet. */
export const parseRtp = (bytes: Buffer): RtpPacket | null => {
  if (bytes.length < FIXED_BYTES) return null;
  const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
  if (first >> 6 !== 2) return null;
  let start = FIXED_BYTES + 4 * (first & 15);
  if ((first & 0x10) !== 0) {
    if (start + 4 > bytes.length) return null;
    start += 4 + 4 * bytes.readUInt16BE(start + 2);
  }
  const padding = (first & 0x20) !== 0 ? bytes.readUInt8(bytes.length - 1) : 0;
  if (start + padding > bytes.length) return null;
  return {
    ssrc: bytes.readUInt32BE(8),
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    marker: (second & 0x80) !== 0,
    payload: bytes.subarray(start, bytes.length - padding),
  };
};
