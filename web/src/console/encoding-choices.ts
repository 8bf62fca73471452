/**
 * How a recording is coded, as people choose it: a picture, pictures a second, and a bound of bits. A preset is what
 * has no bound of its own (contract encoding.ts); all else is said value by value.
 */
import type { Encoding } from "@roomreel/contract";

export const sizes = ["1280x720", "1920x1080", "720x1280", "1080x1920"] as const;
export type Size = (typeof sizes)[number];
export const rates = ["15", "30", "60"] as const;
export type Rate = (typeof rates)[number];

/** The least and the most that the API takes, kbit/s. */
export const LID_MIN = 100;
export const LID_MAX = 20_000;

/** `size`: any that a program set, too. `lid`: kbit/s; null: that of the preset. */
export type Shape = { readonly size: string; readonly rate: Rate; readonly lid: number | null };

type Preset = Extract<Encoding, string>;
type Details = Exclude<Encoding, string>;

const presets = {
  "1280x720": { "30": "H264_720P_30", "60": "H264_720P_60" },
  "1920x1080": { "30": "H264_1080P_30", "60": "H264_1080P_60" },
  "720x1280": { "30": "PORTRAIT_H264_720P_30", "60": "PORTRAIT_H264_720P_60" },
  "1080x1920": { "30": "PORTRAIT_H264_1080P_30", "60": "PORTRAIT_H264_1080P_60" },
} as const satisfies Record<Size, Record<"30" | "60", Preset>>;

/** What the presets allow, kbit/s (server/src/rooms/encoding.ts); 15 pictures a second as 30. */
const usual = {
  "720": { "15": 3000, "30": 3000, "60": 4500 },
  "1080": { "15": 4500, "30": 4500, "60": 6000 },
} as const;

const sizeIn = (size: string): Size | undefined => sizes.find((one) => one === size);

/** The bound that holds where none is chosen, kbit/s. */
export const usualLid = ({ size, rate }: Pick<Shape, "size" | "rate">): number =>
  usual[size === "1280x720" || size === "720x1280" ? "720" : "1080"][rate];

export const shapeOf = (encoding: Encoding): Shape => {
  if (typeof encoding !== "string") {
    const { width, height, framerate, bitrate } = encoding.video;
    return { size: `${width}x${height}`, rate: rates.find((rate) => Number(rate) === framerate) ?? "30", lid: bitrate };
  }
  for (const size of sizes)
    for (const rate of ["30", "60"] as const) if (presets[size][rate] === encoding) return { size, rate, lid: null };
  return { size: "1920x1080", rate: "30", lid: null };
};

/** @param before what else a program said of it stays */
export const encodingOf = ({ size, rate, lid }: Shape, before: Encoding): Encoding => {
  const known = sizeIn(size);
  const isPreset = known !== undefined && rate !== "15" && lid === null;
  if (isPreset) return presets[known][rate];
  const [width = 1920, height = 1080] = size.split("x").map(Number);
  const details = typeof before === "string" ? plain : before;
  const bitrate = lid ?? usualLid({ size, rate });
  return { ...details, video: { ...details.video, width, height, framerate: Number(rate), bitrate } };
};

const plain: Details = {
  video: {
    width: 1920,
    height: 1080,
    framerate: 30,
    codec: "DEFAULT_VC",
    bitrate: 4500,
    keyFrameInterval: 0,
    depth: 24,
  },
  audio: { codec: "DEFAULT_AC", bitrate: 128, frequency: 48_000 },
};
