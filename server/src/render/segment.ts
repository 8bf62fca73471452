/**
 * What rendering gives to publishing. Time is counted in whole frames and whole AAC frames, never in
 * seconds: 16 video frames at 30 fps (8 at 15, 32 at 60) = 25 AAC frames at 48 kHz = 8/15 s, so cuts fall exactly on
 * both.
 */
import type { FrameRate } from "../rooms/index.ts";

/** Never changes within one file: SPS and PPS are byte-identical in all segments (rendering.md 5). */
export type VideoFormat = {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: FrameRate;
  /** Raw NAL units without start code or length. */
  readonly sps: Buffer;
  readonly pps: Buffer;
  /** Frames by which presentation runs behind decoding (B-frames): dts of frame 0 is -reorder. */
  readonly reorderFrames: number;
};

/** Never changes within one file. */
export type AudioFormat = {
  readonly sampleRate: 48000;
  readonly channels: 2;
  readonly bitsPerSecond: number;
  /** AudioSpecificConfig (ISO 14496-3). */
  readonly asc: Buffer;
  /** Samples to skip at the start (1024 for FFmpeg's aac). */
  readonly encoderDelay: number;
};

/** One encoded picture. */
export type AccessUnit = {
  /** 4-byte length-prefixed NAL units (AVCC), without SPS and PPS. */
  readonly data: Buffer;
  /**
   * Place in order of presentation minus place in order of decoding, in frames: 0 for a key frame, negative for some
   * B-frames, never below `-reorderFrames`.
   */
  readonly compositionFrames: number;
  readonly keyFrame: boolean;
};

/**
 * A closed-GOP stretch of rendered video with the sound that was finished meanwhile (sound is one continuous
 * encode and may run a little ahead of or behind the pictures).
 */
export type EncodedSegment = {
  /** Index of the first frame of the segment in the file; equals the frames of all segments before. */
  readonly firstFrame: number;
  /** In decoding order; the first is a key frame. */
  readonly frames: readonly AccessUnit[];
  /** Index of the first AAC frame. */
  readonly firstAudioFrame: number;
  readonly audio: readonly Buffer[];
  /** Opaque to publishing: what the renderer needs to go on behind this segment (clock fits, cursor). */
  readonly resumeState: string;
};

/** A named instant of the file. */
export type Chapter = { readonly atMs: number; readonly title: string };
