/** The sender info of an RTCP sender report: 20 bytes as on the wire (RFC 3550 section 6.4.1), big-endian. */
import type { SenderReport } from "./records.ts";

export const SENDER_INFO_BYTES = 20;
/** Seconds from the NTP epoch (1900) to the Unix epoch (1970). */
const UNIX_EPOCH_IN_NTP_S = 2_208_988_800;

export const readSenderInfo = (info: Buffer): Omit<SenderReport, "track" | "at"> => ({
  ntpUs:
    (info.readUInt32BE(0) - UNIX_EPOCH_IN_NTP_S) * 1_000_000 + Math.round((info.readUInt32BE(4) * 1_000_000) / 2 ** 32),
  rtp: info.readUInt32BE(8),
  packets: info.readUInt32BE(12),
  octets: info.readUInt32BE(16),
});
