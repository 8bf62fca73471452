/**
 * The sidecar of a growing file: what of it is certain. A record is `u32 length, u32 CRC-32, payload`
 * (little-endian); the first one is the format of the media as JSON, each further one a commit. Whatever follows the
 * last whole record was being written when the process died, and is cut off.
 */
import { crc32 } from "node:zlib";
import { decodeCommit } from "./commit.ts";
import type { Commit } from "./commit.ts";
import type { FileFormat } from "../people/index.ts";
import type { MediaFormat } from "./media-format.ts";

const RECORD_HEADER = 8;
const VERSION = 2;

export const encodeRecord = (payload: Buffer): Buffer => {
  const header = Buffer.alloc(RECORD_HEADER);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([header, payload]);
};

/** Two publications can be one only if these are the same to the byte. */
export const encodeFormat = ({ video, audio }: MediaFormat, fileFormat: FileFormat): Buffer => {
  const { sps, pps, ...picture } = video;
  const { asc, ...sound } = audio;
  const parameterSets = { sps: sps.toString("base64"), pps: pps.toString("base64"), asc: asc.toString("base64") };
  return Buffer.from(JSON.stringify({ version: VERSION, fileFormat, picture, sound, ...parameterSets }));
};

/** What `encodeFormat` wrote; of another version's, `encodeFormat` makes other bytes. */
export const decodeFormat = (payload: Buffer): MediaFormat & { readonly fileFormat: FileFormat } => {
  const { fileFormat, picture, sound, sps, pps, asc } = JSON.parse(payload.toString()) as {
    fileFormat: FileFormat;
    picture: Omit<MediaFormat["video"], "sps" | "pps">;
    sound: Omit<MediaFormat["audio"], "asc">;
    sps: string;
    pps: string;
    asc: string;
  };
  const bytes = (text: string): Buffer => Buffer.from(text, "base64");
  return { fileFormat, video: { ...picture, sps: bytes(sps), pps: bytes(pps) }, audio: { ...sound, asc: bytes(asc) } };
};

/** A payload and where its record ends, or null where no whole record begins. */
const recordAt = (bytes: Buffer, at: number): { payload: Buffer; end: number } | null => {
  if (at + RECORD_HEADER > bytes.length) return null;
  const end = at + RECORD_HEADER + bytes.readUInt32LE(at);
  if (end > bytes.length) return null;
  const payload = bytes.subarray(at + RECORD_HEADER, end);
  return crc32(payload) === bytes.readUInt32LE(at + 4) ? { payload, end } : null;
};

/** The format that a sidecar begins with; null when it is not whole, and so nothing was committed. */
export const readFormat = (bytes: Buffer): { readonly format: Buffer; readonly end: number } | null => {
  const record = recordAt(bytes, 0);
  return record === null ? null : { format: record.payload, end: record.end };
};

/**
 * The commits of a sidecar with the place where the record of each ends, as far as records are whole and each commit
 * begins where the one before ended. One at a time: a day has thousands, with millions of samples.
 * @param from where the record of the format ends
 */
export function* commitsIn(bytes: Buffer, from: number): Generator<{ readonly commit: Commit; readonly end: number }> {
  let media = 0;
  for (let record = recordAt(bytes, from); record !== null; record = recordAt(bytes, record.end)) {
    const commit = decodeCommit(record.payload);
    if (commit === null || commit.start !== media) return;
    yield { commit, end: record.end };
    media = commit.end;
  }
}
