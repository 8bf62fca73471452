/** Small pictures of a film, in memory, and how telling one is. */

/** I420, full range as JPEG has it, rows without padding; width and height are even. */
export type Still = {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [luma: Buffer, cb: Buffer, cr: Buffer];
};

const BLACK = 0;
const GREY = 128;

export const blackStill = (width: number, height: number): Still => ({
  width,
  height,
  planes: [
    Buffer.alloc(width * height, BLACK),
    Buffer.alloc((width * height) / 4, GREY),
    Buffer.alloc((width * height) / 4, GREY),
  ],
});

/** Copies a picture to a place of a larger one; x and y are even. */
export const pasteStill = (sheet: Still, still: Still, at: { readonly x: number; readonly y: number }): void => {
  still.planes.forEach((plane, index) => {
    const half = index === 0 ? 1 : 2;
    const width = still.width / half;
    for (let row = 0; row < still.height / half; row += 1) {
      const to = ((at.y / half + row) * sheet.width) / half + at.x / half;
      plane.copy(sheet.planes[index] ?? Buffer.alloc(0), to, row * width, (row + 1) * width);
    }
  });
};

/** The spread of values around their mean. */
const spread = (plane: Buffer): number => {
  let sum = 0;
  let squares = 0;
  for (const value of plane) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / plane.length;
  return Math.sqrt(Math.max(0, squares / plane.length - mean * mean));
};

/** Bits that one value of the plane tells, with 64 shades told apart: 0 for one shade, 6 for all alike. */
const entropy = (plane: Buffer): number => {
  const counts = new Uint32Array(64);
  for (const value of plane) {
    const shade = value >> 2;
    counts[shade] = (counts[shade] ?? 0) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / plane.length) * Math.log2(count / plane.length);
  return bits;
};

const BIT = 32;

/**
 * How much there is to see, from 0 for one even colour: shades, and colours. Cameras have many of both, pages with
 * words fewer, and what fills large even areas few, be it figures in place of cameras or an empty page: contrast alone
 * would prefer the empty page to a face.
 */
export const tellingOf = ({ planes: [luma, cb, cr] }: Still): number => BIT * entropy(luma) + spread(cb) + spread(cr);
