/** The first record of a chunk: who, when on three clocks, and everything known at that instant. */
import { open } from "node:fs/promises";
import { takeNumber, type TakeNumber, wallMs, type WallMs } from "../../vocabulary/index.ts";
import { MAGIC, parseRecord, PAYLOAD_MAX, RECORD } from "./format.ts";
import type { Snapshot } from "./records.ts";

export type ChunkHead = {
  readonly take: TakeNumber;
  /** 1, 2, … within the take. */
  readonly chunk: number;
  /** The first track index that the recording has not used yet. */
  readonly nextTrack: number;
  /** The recorder's monotonic clock and wall clock when the take began, and at this head. */
  readonly takeUs: number;
  readonly takeWall: WallMs;
  readonly headUs: number;
  readonly headWall: WallMs;
  /** The machine's boot, 32 hexadecimal digits: monotonic clocks of one boot can be compared. Zeros: unknown. */
  readonly bootId: string;
  readonly recordingId: string;
  /** LiveKit's room name. */
  readonly meetingRoom: string;
  /** Times of its sender reports count from the beginning of the take. */
  readonly snapshot: Snapshot;
};

const FIXED_BYTES = 56;
const BOOT_ID_AT = 40;

export const encodeHead = (head: ChunkHead): Buffer => {
  const fixed = Buffer.alloc(FIXED_BYTES);
  fixed.writeUInt16LE(head.take, 0);
  fixed.writeUInt16LE(head.nextTrack, 2);
  fixed.writeUInt32LE(head.chunk, 4);
  fixed.writeBigUInt64LE(BigInt(head.takeUs), 8);
  fixed.writeBigUInt64LE(BigInt(head.takeWall), 16);
  fixed.writeBigUInt64LE(BigInt(head.headUs), 24);
  fixed.writeBigUInt64LE(BigInt(head.headWall), 32);
  fixed.write(head.bootId, BOOT_ID_AT, "hex");
  const { recordingId, meetingRoom, snapshot } = head;
  return Buffer.concat([fixed, Buffer.from(JSON.stringify({ recordingId, meetingRoom, snapshot }))]);
};

type HeadText = Pick<ChunkHead, "recordingId" | "meetingRoom"> & {
  /** What was added later is absent in older logs (FORMAT.md, Versions). */
  readonly snapshot: Omit<Snapshot, "paused"> & Partial<Pick<Snapshot, "paused">>;
};

/** Null when the payload is none of ours. */
export const decodeHead = (payload: Buffer): ChunkHead | null => {
  if (payload.length <= FIXED_BYTES) return null;
  let text: HeadText;
  try {
    text = JSON.parse(payload.toString("utf8", FIXED_BYTES)) as HeadText;
  } catch {
    return null;
  }
  return {
    take: takeNumber(payload.readUInt16LE(0)),
    nextTrack: payload.readUInt16LE(2),
    chunk: payload.readUInt32LE(4),
    takeUs: Number(payload.readBigUInt64LE(8)),
    takeWall: wallMs(Number(payload.readBigUInt64LE(16))),
    headUs: Number(payload.readBigUInt64LE(24)),
    headWall: wallMs(Number(payload.readBigUInt64LE(32))),
    bootId: payload.toString("hex", BOOT_ID_AT, FIXED_BYTES),
    ...text,
    snapshot: { paused: false, ...text.snapshot },
  };
};

/** Most heads are far shorter; one that is not is read a second time. */
const FIRST_READ_BYTES = 16 * 1024;

/** The head of a chunk file; null while it is not whole, and for files that are no chunk. */
export const readHead = async (path: string): Promise<ChunkHead | null> => {
  const file = await open(path, "r").catch(() => null);
  if (file === null) return null;
  try {
    for (let size = FIRST_READ_BYTES; ; size = MAGIC.length + PAYLOAD_MAX) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, 0);
      const head = headIn(buffer.subarray(0, bytesRead));
      if (head !== "short") return head;
      if (bytesRead < size || size > FIRST_READ_BYTES) return null;
    }
  } finally {
    await file.close();
  }
};

const headIn = (bytes: Buffer): ChunkHead | null | "short" => {
  if (bytes.length < MAGIC.length || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const parsed = parseRecord(bytes, MAGIC.length);
  if (parsed.parsed === "short") return "short";
  if (parsed.parsed === "broken" || parsed.record.type !== RECORD.chunk) return null;
  return decodeHead(parsed.record.payload);
};
