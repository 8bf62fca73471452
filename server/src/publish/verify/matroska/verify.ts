/**
 * Reads a finished Matroska file back: every byte belongs to an element, every picture is shown once in even steps from
 * 0, sound runs on without a gap, and every place that is named as one to begin at is one.
 */
import type { FileHandle } from "node:fs/promises";
import { mediaMs, type MediaMs } from "../../../vocabulary/index.ts";
import { invalid } from "../boxes.ts";
import { checkDecodes, DECODED_AT_MOST, type KeyFrameDecoder } from "../key-frames.ts";
import type { Expected } from "../verify.ts";
import { type Block, type Cluster, clustersOf } from "./clusters.ts";
import { type MatroskaFile, readFront } from "./segment.ts";

/** Of the frames of sound, the first only warms the decoder up, and is not in the file. */
const WARMING = 1;
/** Times are whole milliseconds. */
const ROUNDED_MS = 0.5 + 1e-6;
const IDR_SLICE = 5;

type Seen = { pictures: number; sounds: number; readonly keys: Map<string, Block> };

const isAt = (ms: number, index: number, frameMs: number): boolean =>
  Math.abs(ms - index * frameMs) <= ROUNDED_MS + index * 1e-6;

/** Pictures of a cluster are those that come next, each once, whatever their order. */
const checkPictures = (blocks: readonly Block[], frameMs: number, first: number): void => {
  const shown = blocks.map(({ atMs }) => atMs).toSorted((one, two) => one - two);
  if (blocks[0]?.keyFrame !== true || blocks[0].atMs !== shown[0])
    throw invalid("a cluster does not begin with a key frame");
  if (!shown.every((atMs, index) => isAt(atMs, first + index, frameMs))) throw invalid("its pictures are out of order");
};

const checkSounds = (blocks: readonly Block[], frameMs: number, first: number): void => {
  if (!blocks.every(({ atMs }, index) => isAt(atMs, first + index, frameMs))) throw invalid("its sound has a gap");
};

/** A key frame needs no other picture (IDR). */
const checkIsIdr = ({ data }: Block): void => {
  for (let at = 0; at + 5 <= data.length;) {
    const type = data.readUInt8(at + 4) & 31;
    if (type === IDR_SLICE) return;
    if (type < IDR_SLICE) break;
    at += 4 + data.readUInt32BE(at);
  }
  throw invalid("a frame that is marked as a key frame is none");
};

const checkCluster = ({ at, blocks }: Cluster, { video, audio }: MatroskaFile, seen: Seen): void => {
  const pictures = blocks.filter(({ track }) => track === video.number);
  const sounds = blocks.filter(({ track }) => track === audio.number);
  if (pictures.length + sounds.length !== blocks.length) throw invalid("a block is of no track");
  checkPictures(pictures, video.frameMs, seen.pictures);
  checkSounds(sounds, audio.frameMs, seen.sounds);
  for (const picture of pictures) {
    if (!picture.keyFrame) continue;
    checkIsIdr(picture);
    seen.keys.set(`${picture.atMs} ${at}`, picture);
  }
  seen.pictures += pictures.length;
  seen.sounds += sounds.length;
};

/** Places to begin at come in order, the first at 0. */
const checkCues = ({ cues }: MatroskaFile): void => {
  if (cues[0]?.atMs !== 0) throw invalid("one cannot begin at its beginning");
  if (cues.some(({ atMs }, index) => atMs <= (cues[index - 1]?.atMs ?? -1)))
    throw invalid("its places are out of order");
};

/** @throws Failure `publish.file-invalid`, `publish.not-decodable` */
export const checkMatroska = async (
  file: FileHandle,
  expected: Expected,
  decoder: KeyFrameDecoder | null,
): Promise<{ readonly bytes: number; readonly durationMs: MediaMs }> => {
  const { size } = await file.stat();
  const front = await readFront(file, size);
  checkCues(front);
  const { configuration, width, height } = front.video;
  const every = Math.max(1, Math.ceil((front.cues.length - 1) / (DECODED_AT_MOST - 1)));
  const seen: Seen = { pictures: 0, sounds: 0, keys: new Map() };
  let cue = 0;
  for await (const cluster of clustersOf(file, front.mediaAt, front.end)) {
    seen.keys.clear();
    checkCluster(cluster, front, seen);
    for (let place = front.cues[cue]; place?.clusterAt === cluster.at; place = front.cues[cue]) {
      const key = seen.keys.get(`${place.atMs} ${cluster.at}`);
      if (key === undefined) throw invalid("a place that it names is no key frame");
      const chosen = cue % every === 0 || cue === front.cues.length - 1;
      cue += 1;
      if (decoder === null || !chosen) continue;
      const frame = { configuration, width, height, accessUnit: key.data };
      await checkDecodes(decoder, frame, `Key frame ${cue} of ${front.cues.length} does not decode.`);
    }
  }
  if (cue !== front.cues.length) throw invalid("a place that it names is no cluster");
  if (seen.pictures !== expected.frames) throw invalid(`it has ${seen.pictures} pictures, not ${expected.frames}`);
  if (seen.sounds !== Math.max(0, expected.audioFrames - WARMING)) throw invalid("its sound has another length");
  if (!isAt(front.durationMs, seen.pictures, front.video.frameMs)) throw invalid("it is not as long as it says");
  return { bytes: size, durationMs: mediaMs(Math.round(front.durationMs)) };
};
