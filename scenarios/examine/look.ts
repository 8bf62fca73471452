/** From a picture to what it shows: whose colour, a flash, which frame. */
import { colours, counterCells, counterTop, frameOf, type Colour, type Rgb } from "../pattern.ts";
import type { Area, Picture } from "./decode.ts";

/** `dark` is the ground of the stage, `figure` stands for a camera that is off, `other` is near nothing we draw. */
export type Shade = Colour | "white" | "dark" | "figure" | "other";

export type Look = {
  readonly shade: Shade;
  /** Number of the frame, or null when no counter can be read. */
  readonly frame: number | null;
};

/** What stands in a rectangle of the stage. */
export const lookAt = (picture: Picture, area: Area): Look => ({
  shade: shadeOf(picture.colourOf(part(area, { x: 0.3, y: 0.2, width: 0.4, height: 0.4 }))),
  frame: frameIn(picture, area),
});

const shades: readonly (readonly [Shade, Rgb])[] = [
  ["white", [255, 255, 255]],
  ["dark", [24, 24, 24]],
  // The mean of head, disc and ground where we look.
  ["figure", [60, 65, 74]],
  ...Object.entries(colours).map(([name, rgb]): [Shade, Rgb] => [name as Colour, rgb]),
];

/** Codecs shift our colours by up to 35; a mixture of two at an edge is further away from a third. */
const shiftMax = 70;

/** The nearest of the palette. */
export const shadeOf = (seen: Rgb): Shade => {
  const distances = shades.map(([shade, rgb]) => ({
    shade,
    far: Math.hypot(...rgb.map((value, at) => value - (seen[at] ?? 0))),
  }));
  const nearest = distances.reduce((best, one) => (one.far < best.far ? one : best));
  return nearest.far > shiftMax ? "other" : nearest.shade;
};

const white = 128;

/**
 * Encoders in a hurry leave blocks of 64 lines of the last picture standing, so that a counter may be half of one
 * picture and half of another. It is read above the first line of a camera at which such a block begins; where that is
 * too narrow to be read, below.
 */
const frameIn = (picture: Picture, area: Area): number | null =>
  frameOf(cellsIn(picture, area, { from: 0.06, height: 0.12 })) ??
  frameOf(cellsIn(picture, area, { from: 0.35, height: 0.3 }));

/** Parts of the counter's height. */
type Band = { readonly from: number; readonly height: number };

const cellsIn = (picture: Picture, area: Area, band: Band): readonly boolean[] =>
  Array.from({ length: counterCells }, (_, cell) => {
    const whole = 1 - counterTop;
    const middle = { x: (cell + 0.35) / counterCells, y: counterTop + whole * band.from, width: 0.3 / counterCells };
    const [red, green, blue] = picture.colourOf(part(area, { ...middle, height: whole * band.height }));
    return (red + green + blue) / 3 > white;
  });

const part = (area: Area, within: Area): Area => ({
  x: area.x + area.width * within.x,
  y: area.y + area.height * within.y,
  width: area.width * within.width,
  height: area.height * within.height,
});
