/** Pixels; x and y from the top left. Rectangles of a stage have even x, y, height and a width in steps of 16. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Pixels. */
export type Size = { readonly width: number; readonly height: number };

/** Step of widths: the scaler writes up to 7 px past the right edge of others (rendering.md N-6). */
const GRID = 16;
const floorTo = (value: number, step: number): number => Math.floor(value / step) * step;

/** The largest rectangle of the picture's shape inside `frame`, centred and on the grid: contained, never cropped. */
export const containedIn = (frame: Rect, picture: Size): Rect => {
  if (picture.width <= 0 || picture.height <= 0) return frame;
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  // Within half a grid step of the frame the shapes count as equal: a 16:9 camera fills a 16:9 tile.
  const width = Math.max(GRID, Math.min(frame.width, floorTo(picture.width * scale + GRID / 2, GRID)));
  const height = Math.max(2, Math.min(frame.height, floorTo(picture.height * scale + GRID / 2, 2)));
  const full = frame.height - height <= GRID / 2 ? frame.height : height;
  return {
    x: frame.x + floorTo((frame.width - width) / 2, 2),
    y: frame.y + floorTo((frame.height - full) / 2, 2),
    width,
    height: full,
  };
};

/** A 16:9 tile of at most the given size, on the grid. */
export const tileSizeWithin = (width: number, height: number): Size => {
  const tileWidth = Math.max(GRID, floorTo(Math.min(width, (height * 16) / 9), GRID));
  return { width: tileWidth, height: floorTo((tileWidth * 9) / 16, 2) };
};

/** Rounds down to an even number: chroma is half as wide and high. */
export const even = (value: number): number => floorTo(value, 2);
