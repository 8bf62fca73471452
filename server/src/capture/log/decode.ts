/** Raw records as values of the contract (records.ts). */
import { type LogUs, logUs, trackIndex } from "../../vocabulary/index.ts";
import { FLAG, type RawRecord, RECORD } from "./format.ts";
import { decodeHead } from "./head.ts";
import type { CaptureEvent, LogRecord, SenderReport, Snapshot } from "./records.ts";
import { readSenderInfo, SENDER_INFO_BYTES } from "./sender-info.ts";

/** Where a chunk lies on the clock of the recording. */
export type ChunkTime = {
  /** The head of the chunk. */
  readonly headUs: LogUs;
  /** The beginning of its take. */
  readonly takeUs: LogUs;
};

/** Null when the payload is none of ours: the chunk ends before it. A footer is no record of the contract. */
export const decodeRecord = (raw: RawRecord, time: ChunkTime): LogRecord | "footer" | null => {
  const at = logUs(time.headUs + raw.arrivalUs);
  switch (raw.type) {
    case RECORD.chunk:
      return chunkRecord(raw.payload, time);
    case RECORD.rtp:
      return rtpRecord(raw, at);
    case RECORD.senderReport:
      if (raw.payload.length !== SENDER_INFO_BYTES) return null;
      return { kind: "sender-report", track: trackIndex(raw.track), at, ...readSenderInfo(raw.payload) };
    case RECORD.event:
      return eventRecord(raw.payload, at);
    case RECORD.tick:
      return { kind: "tick", at };
    case RECORD.end:
      return endRecord(raw.payload, at);
    default:
      return "footer";
  }
};

const rtpRecord = ({ flags, track, payload }: RawRecord, at: LogUs): LogRecord => ({
  kind: "rtp",
  at,
  track: trackIndex(track),
  recovered: (flags & FLAG.recovered) !== 0,
  duplicate: (flags & FLAG.duplicate) !== 0,
  keyFrame: (flags & FLAG.keyFrame) !== 0,
  fake: (flags & FLAG.fake) !== 0,
  packet: payload,
});

const chunkRecord = (payload: Buffer, { headUs, takeUs }: ChunkTime): LogRecord | null => {
  const head = decodeHead(payload);
  if (head === null) return null;
  const { take, chunk, headWall, snapshot } = head;
  return {
    kind: "chunk",
    at: headUs,
    take,
    chunk,
    continues: chunk > 1,
    wall: headWall,
    snapshot: shifted(snapshot, takeUs),
  };
};

const shifted = (snapshot: Snapshot, byUs: LogUs): Snapshot => ({
  ...snapshot,
  senderReports: snapshot.senderReports.map((one): SenderReport => ({ ...one, at: logUs(one.at + byUs) })),
});

const eventRecord = (payload: Buffer, at: LogUs): LogRecord | null => {
  const event = parsed(payload) as CaptureEvent | null;
  return event === null || typeof event !== "object" || typeof event.event !== "string"
    ? null
    : { kind: "event", at, event };
};

const endRecord = (payload: Buffer, at: LogUs): LogRecord | null => {
  const end = parsed(payload) as { reason?: unknown } | null;
  const reason = endReasons.find((one) => one === end?.reason);
  return reason === undefined ? null : { kind: "end", at, reason };
};

const endReasons = ["stopped", "meeting-ended", "superseded", "limit", "failed"] as const;

const parsed = (payload: Buffer): unknown => {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    return null;
  }
};
