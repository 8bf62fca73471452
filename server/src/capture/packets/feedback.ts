/** RTCP that we send: receiver reports (RFC 3550 section 6.4.2), NACK and PLI (RFC 4585 sections 6.2.1, 6.3.1). */

/** We send no media, so our SSRC names nothing; LiveKit does the same. */
const OUR_SSRC = 1;
const CNAME = "roomreel";
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;
const BLOCKS_MAX = 31;
/** Pairs of sequence number and bit mask in one packet: stays far below an MTU. */
const NACK_ITEMS_MAX = 64;

export type ReportBlock = {
  readonly ssrc: number;
  /** Of 256, since the last report. */
  readonly fractionLost: number;
  /** Since the beginning. */
  readonly lost: number;
  /** Highest sequence number with the count of wraps above it, 32 bits. */
  readonly highest: number;
  /** In time stamp units. */
  readonly jitter: number;
  /** Of the last sender report, 0 when there was none; and the delay since, in 1/65536 s. */
  readonly lastReport: number;
  readonly delay: number;
};

/** Compound packets: receiver report and source description; 31 blocks each. */
export const receiverReports = (blocks: readonly ReportBlock[]): readonly Buffer[] => {
  const packets: Buffer[] = [];
  for (let at = 0; at < blocks.length; at += BLOCKS_MAX)
    packets.push(Buffer.concat([receiverReport(blocks.slice(at, at + BLOCKS_MAX)), sourceDescription]));
  return packets;
};

const receiverReport = (blocks: readonly ReportBlock[]): Buffer => {
  const packet = rtcp(RECEIVER_REPORT, { count: blocks.length, bodyBytes: 4 + 24 * blocks.length });
  blocks.forEach((block, index) => {
    const at = 8 + 24 * index;
    packet.writeUInt32BE(block.ssrc, at);
    packet.writeUInt32BE(((block.fractionLost & 0xff) << 24) >>> 0, at + 4);
    packet.writeUIntBE(Math.min(Math.max(block.lost, 0), 0x7fffff), at + 5, 3);
    packet.writeUInt32BE(block.highest >>> 0, at + 8);
    packet.writeUInt32BE(block.jitter >>> 0, at + 12);
    packet.writeUInt32BE(block.lastReport, at + 16);
    packet.writeUInt32BE(block.delay >>> 0, at + 20);
  });
  return packet;
};

/** Asks again for these packets: unwrapped or 16-bit numbers, ascending. */
export const nacks = (ssrc: number, sequence: readonly number[]): readonly Buffer[] => {
  const items: { first: number; mask: number }[] = [];
  for (const number of sequence) {
    const last = items.at(-1);
    const behind = last === undefined ? 0 : (number - last.first) & 0xffff;
    if (last !== undefined && behind >= 1 && behind <= 16) last.mask |= 1 << (behind - 1);
    else items.push({ first: number & 0xffff, mask: 0 });
  }
  const packets: Buffer[] = [];
  for (let at = 0; at < items.length; at += NACK_ITEMS_MAX)
    packets.push(nack(ssrc, items.slice(at, at + NACK_ITEMS_MAX)));
  return packets;
};

const nack = (ssrc: number, items: readonly { first: number; mask: number }[]): Buffer => {
  const packet = rtcp(TRANSPORT_FEEDBACK, { count: 1, bodyBytes: 8 + 4 * items.length });
  packet.writeUInt32BE(ssrc, 8);
  items.forEach(({ first, mask }, index) => {
    packet.writeUInt16BE(first, 12 + 4 * index);
    packet.writeUInt16BE(mask, 14 + 4 * index);
  });
  return packet;
};

/** Asks for a key frame. */
export const pictureLossIndication = (ssrc: number): Buffer => {
  const packet = rtcp(PAYLOAD_FEEDBACK, { count: 1, bodyBytes: 8 });
  packet.writeUInt32BE(ssrc, 8);
  return packet;
};

/** A packet with our SSRC in front of an empty body. */
const rtcp = (type: number, { count, bodyBytes }: { count: number; bodyBytes: number }): Buffer => {
  const packet = Buffer.alloc(4 + bodyBytes);
  packet[0] = 0x80 | count;
  packet[1] = type;
  packet.writeUInt16BE(bodyBytes / 4, 2);
  packet.writeUInt32BE(OUR_SSRC, 4);
  return packet;
};

/** SDES with one CNAME item, ended by at least one zero and padded to 32 bits (RFC 3550 section 6.5). */
const sourceDescription = ((): Buffer => {
  const itemBytes = 2 + CNAME.length + 1;
  const packet = rtcp(SOURCE_DESCRIPTION, { count: 1, bodyBytes: 4 + 4 * Math.ceil(itemBytes / 4) });
  packet[8] = 1;
  packet[9] = CNAME.length;
  packet.write(CNAME, 10, "latin1");
  return packet;
})();
