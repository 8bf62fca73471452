/**
 * How a recording's file is coded: a preset, or each value by itself (api-openvidu-meet.md 4). What cannot be done is
 * refused with the reason.
 */
import { z } from "zod";

export const encodingPresetSchema = z.enum([
  "H264_720P_30",
  "H264_720P_60",
  "H264_1080P_30",
  "H264_1080P_60",
  "PORTRAIT_H264_720P_30",
  "PORTRAIT_H264_720P_60",
  "PORTRAIT_H264_1080P_30",
  "PORTRAIT_H264_1080P_60",
]);

const FRAME_RATES: readonly number[] = [15, 30, 60];
/** Of 1920 x 1080, either way up. */
const PIXELS_MAX = 2_073_600;
const side = z
  .number()
  .int()
  .min(256)
  .max(1920, "must not be more than 1920")
  .multipleOf(2, "must be even: colour is stored for squares of two by two");

const videoEncodingSchema = z
  .object({
    width: side,
    height: side,
    /** Pictures a second. */
    framerate: z
      .number()
      .refine(
        (rate) => FRAME_RATES.includes(rate),
        "must be 15, 30 or 60: of those a whole number fits into 8/15 s, as 25 frames of sound do",
      ),
    codec: z.enum(["DEFAULT_VC", "H264_BASELINE", "H264_MAIN", "H264_HIGH"], {
      error: "must be DEFAULT_VC, H264_BASELINE, H264_MAIN or H264_HIGH: files hold H.264",
    }),
    /** kbit/s, an upper bound: a still stage takes less. */
    bitrate: z.number().int().min(100).max(20_000, "must not be more than 20000"),
    /** Seconds from one key frame to the next, at most; 0: up to 9.6. */
    keyFrameInterval: z
      .number()
      .min(0)
      .refine((seconds) => seconds === 0 || seconds >= 0.5, "must be 0, or at least 0.5"),
    /** Bits of a pixel. */
    depth: z.literal(24, { error: "must be 24: eight bits for each of three colours" }),
  })
  .refine(({ width, height }) => width * height <= PIXELS_MAX, {
    path: ["height"],
    message: "width times height must not be more than 1920 x 1080",
  });

const audioEncodingSchema = z.object({
  codec: z.enum(["DEFAULT_AC", "AAC"], {
    error: "must be DEFAULT_AC or AAC: QuickTime and Windows do not play other sound in MP4",
  }),
  /** kbit/s, an upper bound. */
  bitrate: z.number().int().min(32).max(320, "must not be more than 320"),
  /** Hz. */
  frequency: z.literal(48_000, { error: "must be 48000: that is what browsers send" }),
});

export const encodingDetailsSchema = z.object({ video: videoEncodingSchema, audio: audioEncodingSchema });

type Said = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Of the form that was meant, what is wrong with it. */
const reasonFor = (input: unknown, errors: readonly (readonly Said[])[]): string => {
  const [, ofDetails = []] = errors;
  if (typeof input !== "object") return `must be an object, or one of ${encodingPresetSchema.options.join(", ")}`;
  return ofDetails.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`).join("; ");
};

export const encodingSchema = z.union([encodingPresetSchema, encodingDetailsSchema], {
  error: (issue) => (issue.code === "invalid_union" ? reasonFor(issue.input, issue.errors) : undefined),
});
export type Encoding = z.infer<typeof encodingSchema>;

/** MP4 plays everywhere; Matroska (`mkv`) in Chromium and in players outside of browsers. */
export const fileFormatSchema = z.enum(["mp4", "mkv"]);
