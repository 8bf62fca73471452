/** Colours of the stage where no picture is. The room page has the same ones in its tokens. */
export type Yuv = readonly [luma: number, cb: number, cr: number];

/** BT.601, limited range. */
const yuv = (red: number, green: number, blue: number): Yuv => [
  Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
  Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
  Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
];

export const GROUND = yuv(14, 15, 18);
export const TILE = yuv(33, 36, 42);
export const FIGURE_DISC = yuv(56, 61, 71);
export const FIGURE = yuv(150, 157, 170);
