/** What a segment must be to enter a file; anything else would play wrong far from the place where it went wrong. */
import type { AccessUnit, EncodedSegment } from "../render/index.ts";
import { Failure } from "../vocabulary/index.ts";

export type Position = { readonly frames: number; readonly audioFrames: number };

const IDR_SLICE = 5;
const SPS = 7;
const PPS = 8;
/** Compositions are kept in one byte each. */
const LARGEST_COMPOSITION = 255;

const invalid = (why: string): Failure => new Failure("publish.segment-invalid", `The segment was refused: ${why}.`);

/** Types of the NAL units of an access unit (ISO 14496-10, table 7-1). */
const nalTypes = (data: Buffer): readonly number[] => {
  const types: number[] = [];
  let at = 0;
  while (at + 5 <= data.length) {
    types.push((data[at + 4] ?? 0) & 31);
    at += 4 + data.readUInt32BE(at);
  }
  if (at !== data.length || types.length === 0) throw invalid("the lengths of its NAL units do not add up");
  return types;
};

const checkAccessUnit = (unit: AccessUnit): void => {
  const types = nalTypes(unit.data);
  if (types.includes(SPS) || types.includes(PPS)) {
    throw new Failure("publish.parameter-sets", "The segment was refused: it brings parameter sets of its own.");
  }
  if (unit.keyFrame !== types.includes(IDR_SLICE)) throw invalid("a frame and its mark as a key frame disagree");
};

/** Each frame is shown exactly once within the segment, and none before it is decoded. */
const checkOrder = (frames: readonly AccessUnit[], reorderFrames: number): void => {
  const shown = new Uint8Array(frames.length);
  for (const [index, unit] of frames.entries()) {
    const composition = unit.compositionFrames + reorderFrames;
    if (!(composition >= 0 && composition <= LARGEST_COMPOSITION))
      throw invalid("a frame is shown before it is decoded");
    const at = index + unit.compositionFrames;
    if (shown[at] !== 0) throw invalid("its frames are not shown once each, within the segment");
    shown[at] = 1;
  }
};

/**
 * @param at what the file holds already
 * @throws Failure `publish.segment-gap`, `publish.parameter-sets`, `publish.segment-invalid`
 */
export const checkSegment = (segment: EncodedSegment, at: Position, reorderFrames: number): void => {
  if (segment.firstFrame !== at.frames || segment.firstAudioFrame !== at.audioFrames) {
    const offered = `${segment.firstFrame} and ${segment.firstAudioFrame}`;
    const wanted = `${at.frames} and ${at.audioFrames}`;
    throw new Failure("publish.segment-gap", `The segment was refused: it begins at ${offered}, not at ${wanted}.`);
  }
  if (segment.frames[0]?.keyFrame !== true) throw invalid("it does not begin with a key frame");
  if (segment.audio.some((packet) => packet.length === 0)) throw invalid("a packet of sound is empty");
  segment.frames.forEach(checkAccessUnit);
  checkOrder(segment.frames, reorderFrames);
};
