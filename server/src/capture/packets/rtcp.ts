/** RTCP that we receive: of the compound packets only the sender reports matter (RFC 3550 section 6.4.1). */

const SENDER_REPORT = 200;
const HEADER_BYTES = 4;
const SENDER_INFO_AT = 8;
const SENDER_REPORT_BYTES = 28;

export type SenderReportPacket = {
  readonly ssrc: number;
  /** 20 bytes of sender info, a view. */
  readonly info: Buffer;
  /** The middle 32 bits of the NTP time: what a receiver report gives back as LSR. */
  readonly compactNtp: number;
};

/** The sender reports of a compound packet, up to the first part that is not whole. */
export const senderReports = (packet: Buffer): readonly SenderReportPacket[] => {
  const reports: SenderReportPacket[] = [];
  for (let at = 0; at + HEADER_BYTES <= packet.length;) {
    const end = at + HEADER_BYTES + 4 * packet.readUInt16BE(at + 2);
    if (end > packet.length || (packet[at] ?? 0) >> 6 !== 2) break;
    if (packet[at + 1] === SENDER_REPORT && end - at >= SENDER_REPORT_BYTES)
      reports.push({
        ssrc: packet.readUInt32BE(at + 4),
        info: packet.subarray(at + SENDER_INFO_AT, at + SENDER_REPORT_BYTES),
        compactNtp: packet.readUInt32BE(at + SENDER_INFO_AT + 2),
      });
    at = end;
  }
  return reports;
};
