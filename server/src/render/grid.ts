/**
 * The grid of time. Pictures come at 30 a second, AAC frames at 46.875 of 1,024 samples: both meet every 8/15 s. That
 * is a unit; clocks are fixed from unit to unit, sound is mixed a unit at a time, and segments are cut between units.
 */
export const FRAMES_PER_SECOND = 30;
export const SAMPLE_RATE = 48_000;
export const AAC_SAMPLES = 1024;
export const UNIT_FRAMES = 16;
export const UNIT_US = (UNIT_FRAMES * 1e6) / FRAMES_PER_SECOND;
export const SAMPLES_PER_FRAME = SAMPLE_RATE / FRAMES_PER_SECOND;
/** 9.6 s. */
export const SEGMENT_FRAMES = 18 * UNIT_FRAMES;

/** When a picture is shown, in microseconds from the beginning of the file. */
export const frameUs = (frame: number): number => (frame * 1e6) / FRAMES_PER_SECOND;
export const sampleUs = (sample: number): number => (sample * 1e6) / SAMPLE_RATE;
