/** Every sample that is marked as a key frame must begin a picture that needs no other (IDR). */
import type { FileHandle } from "node:fs/promises";
import { Failure } from "../../vocabulary/index.ts";
import { invalid, readExactly } from "./boxes.ts";
import type { Box } from "./boxes.ts";
import type { Track } from "./track.ts";

/** One key frame as it lies in the file, and what a decoder must know beforehand. */
export type KeyFrame = {
  /** AVCDecoderConfigurationRecord (ISO 14496-15, 5.3.3.1). */
  readonly configuration: Buffer;
  readonly width: number;
  readonly height: number;
  /** NAL units with 4-byte lengths. */
  readonly accessUnit: Buffer;
};

/** Implemented by an adapter. */
export interface KeyFrameDecoder {
  /** @returns whether the key frame alone gives a whole picture of this size, without one complaint */
  decodes(frame: KeyFrame): Promise<boolean>;
}

/** A key frame and when it is shown, in whole milliseconds. */
export type PlacedKeyFrame = KeyFrame & { readonly atMs: number };

type Sample = { readonly number: number; readonly offset: number; readonly bytes: number };

/** Decoding all would take as long as the meeting was long; first, last and these between say enough. */
export const DECODED_AT_MOST = 16;
const IDR_SLICE = 5;
const LARGEST_KEY_FRAME = 64 * 1024 * 1024;

/** Places of all samples that are marked, in one walk over the chunks. */
function* keySamples(track: Track): Generator<Sample> {
  const { keys } = track;
  if (keys === null || keys.count === 0 || keys.at(0) !== 1) throw invalid("it does not begin with a key frame");
  let key = 0;
  for (const chunk of track.chunks()) {
    let offset = chunk.offset;
    for (let sample = chunk.firstSample; sample < chunk.firstSample + chunk.samples; sample += 1) {
      if (key < keys.count && keys.at(key) === sample + 1) {
        key += 1;
        yield { number: sample, offset, bytes: track.sizes.at(sample) };
      }
      offset += track.sizes.at(sample);
    }
  }
  if (key !== keys.count) throw invalid("its key frames are out of order");
}

/** Reads only the heads of the NAL units, up to the first slice. */
const checkIsIdr = async (file: FileHandle, sample: Sample): Promise<void> => {
  const end = sample.offset + sample.bytes;
  for (let at = sample.offset; at + 5 <= end;) {
    const head = await readExactly(file, at, 5);
    const type = head.readUInt8(4) & 31;
    if (type === IDR_SLICE) return;
    if (type < IDR_SLICE) break;
    at += 4 + head.readUInt32BE(0);
  }
  throw invalid("a frame that is marked as a key frame is none");
};

const configurationOf = (entry: Box): Pick<KeyFrame, "configuration" | "width" | "height"> => {
  const fixedFields = 78;
  const configuration = entry.children(fixedFields).find((child) => child.type === "avcC");
  if (configuration === undefined) throw invalid("its pictures are not H.264");
  return { configuration: configuration.body, width: entry.body.readUInt16BE(24), height: entry.body.readUInt16BE(26) };
};

/** A decoder that throws over what it was given says the same as one that answers no. */
export const checkDecodes = async (decoder: KeyFrameDecoder, frame: KeyFrame, message: string): Promise<void> => {
  let cause: unknown = null;
  try {
    if (await decoder.decodes(frame)) return;
  } catch (thrown) {
    cause = thrown;
  }
  throw new Failure("publish.not-decodable", message, { cause });
};

/** @throws Failure `publish.file-invalid`, `publish.not-decodable` */
export const checkKeyFrames = async (
  file: FileHandle,
  track: Track,
  decoder: KeyFrameDecoder | null,
): Promise<void> => {
  const count = track.keys?.count ?? 0;
  const every = Math.max(1, Math.ceil((count - 1) / (DECODED_AT_MOST - 1)));
  const format = configurationOf(track.sampleEntry);
  let number = 0;
  for (const sample of keySamples(track)) {
    await checkIsIdr(file, sample);
    const chosen = number % every === 0 || number === count - 1;
    number += 1;
    if (decoder === null || !chosen) continue;
    if (sample.bytes > LARGEST_KEY_FRAME) throw invalid("a key frame is too large");
    const accessUnit = await readExactly(file, sample.offset, sample.bytes);
    await checkDecodes(decoder, { ...format, accessUnit }, `Key frame ${number} of ${count} does not decode.`);
  }
};

/**
 * At most so many key frames, spread evenly over the file, in order.
 * @throws Failure `publish.file-invalid`
 */
export async function* spreadKeyFrames(file: FileHandle, track: Track, atMost: number): AsyncGenerator<PlacedKeyFrame> {
  const format = configurationOf(track.sampleEntry);
  const sampleMs = (track.length / track.samples / track.timescale) * 1000;
  const stepMs = (track.samples * sampleMs) / atMost;
  let nextMs = 0;
  for (const { number, offset, bytes } of keySamples(track)) {
    // A key frame is decoded when its time has come: no picture before it is shown behind it.
    const atMs = Math.round(number * sampleMs);
    if (atMs < nextMs) continue;
    if (bytes > LARGEST_KEY_FRAME) throw invalid("a key frame is too large");
    nextMs = atMs + stepMs;
    yield { ...format, accessUnit: await readExactly(file, offset, bytes), atMs };
  }
}
