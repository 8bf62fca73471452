/**
 * How the file of a recording is coded. A room says it by preset or value by value; `codingOf` says what it comes to.
 *
 * Frame rates are 15, 30 and 60 alone. Pictures and frames of sound (1,024 samples at 48 kHz) must meet again and
 * again, because files grow in pieces that end with both: they meet after 8/15 s, which is 25 frames of sound and 8, 16
 * or 32 pictures. 24 and 25 pictures a second meet sound only after 10 2/3 s and 1.6 s, 50 after 0.8 s.
 */

export type FrameRate = 15 | 30 | 60;

const presets = {
  H264_720P_30: { width: 1280, height: 720, framesPerSecond: 30, kilobitsAtMost: 3000 },
  H264_720P_60: { width: 1280, height: 720, framesPerSecond: 60, kilobitsAtMost: 4500 },
  H264_1080P_30: { width: 1920, height: 1080, framesPerSecond: 30, kilobitsAtMost: 4500 },
  H264_1080P_60: { width: 1920, height: 1080, framesPerSecond: 60, kilobitsAtMost: 6000 },
  PORTRAIT_H264_720P_30: { width: 720, height: 1280, framesPerSecond: 30, kilobitsAtMost: 3000 },
  PORTRAIT_H264_720P_60: { width: 720, height: 1280, framesPerSecond: 60, kilobitsAtMost: 4500 },
  PORTRAIT_H264_1080P_30: { width: 1080, height: 1920, framesPerSecond: 30, kilobitsAtMost: 4500 },
  PORTRAIT_H264_1080P_60: { width: 1080, height: 1920, framesPerSecond: 60, kilobitsAtMost: 6000 },
} as const;

/** Value by value, as the API has it: kbit/s, seconds, Hz, bits. */
export type EncodingDetails = {
  readonly video: {
    readonly width: number;
    readonly height: number;
    readonly framerate: number;
    readonly codec: "DEFAULT_VC" | "H264_BASELINE" | "H264_MAIN" | "H264_HIGH";
    readonly bitrate: number;
    readonly keyFrameInterval: number;
    readonly depth: 24;
  };
  readonly audio: { readonly codec: "DEFAULT_AC" | "AAC"; readonly bitrate: number; readonly frequency: 48_000 };
};
/** What a room or a start says. */
export type Encoding = keyof typeof presets | EncodingDetails;

/** What it comes to. */
export type Coding = {
  readonly size: { readonly width: number; readonly height: number };
  readonly framesPerSecond: FrameRate;
  readonly profile: "baseline" | "main" | "high";
  /** Of the pictures, over any ten seconds. */
  readonly kilobitsAtMost: number;
  /** From one key frame to the next; null: as the renderer likes. */
  readonly keyFrameSecondsAtMost: number | null;
  readonly soundKilobits: number;
};

const profiles = { DEFAULT_VC: "high", H264_BASELINE: "baseline", H264_MAIN: "main", H264_HIGH: "high" } as const;
const SOUND_KILOBITS = 128;

/** Of values that the API let in (contract `encodingSchema`). */
export const codingOf = (encoding: Encoding): Coding => {
  if (typeof encoding === "string") {
    const { width, height, ...rest } = presets[encoding];
    const sound = { keyFrameSecondsAtMost: null, soundKilobits: SOUND_KILOBITS };
    return { size: { width, height }, ...rest, profile: "high", ...sound };
  }
  const { video, audio } = encoding;
  return {
    size: { width: video.width, height: video.height },
    framesPerSecond: frameRate(video.framerate),
    profile: profiles[video.codec],
    kilobitsAtMost: video.bitrate,
    keyFrameSecondsAtMost: video.keyFrameInterval === 0 ? null : video.keyFrameInterval,
    soundKilobits: audio.bitrate,
  };
};

/** The API lets nothing else in. */
const frameRate = (rate: number): FrameRate => (rate === 15 || rate === 60 ? rate : 30);
