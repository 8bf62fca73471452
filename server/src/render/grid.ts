/**
 * The grid of time. AAC frames of 1,024 samples come at 46.875 a second; with 15, 30 or 60 pictures a second both meet
 * every 8/15 s, after 25 AAC frames and 8, 16 or 32 pictures. That is a unit; clocks are fixed from unit to unit, sound
 * is mixed a unit at a time, and segments are cut between units (V14).
 */
import type { FrameRate } from "../rooms/index.ts";

export const SAMPLE_RATE = 48_000;
export const AAC_SAMPLES = 1024;
export const UNIT_US = 8e6 / 15;
/** 9.6 s. */
const SEGMENT_UNITS = 18;

/** Pictures of a file in time. */
export type Grid = {
  readonly framesPerSecond: FrameRate;
  readonly unitFrames: number;
  readonly segmentFrames: number;
  readonly samplesPerFrame: number;
  /** When a picture is shown, in microseconds from the beginning of the file. */
  frameUs(frame: number): number;
};

export const gridOf = (framesPerSecond: FrameRate): Grid => {
  const unitFrames = (framesPerSecond * 8) / 15;
  return {
    framesPerSecond,
    unitFrames,
    segmentFrames: SEGMENT_UNITS * unitFrames,
    samplesPerFrame: SAMPLE_RATE / framesPerSecond,
    frameUs: (frame) => (frame * 1e6) / framesPerSecond,
  };
};

export const sampleUs = (sample: number): number => (sample * 1e6) / SAMPLE_RATE;
