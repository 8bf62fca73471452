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
 * Read at two heights: encoders in a hurry leave blocks of the last picture standing, and a counter that is half of one
 * picture and half of another is none.
 */
const frameIn = (picture: Picture, area: Area): number | null => {
  const [above, below] = [0.1, 0.62].map((height) => frameOf(cellsIn(picture, area, height)));
  return above === undefined || above !== below ? null : above;
};

/** @param from where a quarter of the counter's height begins, as a part of it */
const cellsIn = (picture: Picture, area: Area, from: number): readonly boolean[] =>
  Array.from({ length: counterCells }, (_, cell) => {
    const height = 1 - counterTop;
    const middle = { x: (cell + 0.35) / counterCells, y: counterTop + height * from, width: 0.3 / counterCells };
    const [red, green, blue] = picture.colourOf(part(area, { ...middle, height: height * 0.25 }));
    return (red + green + blue) / 3 > white;
  });

const part = (area: Area, within: Area): Area => ({
  x: area.x + area.width * within.x,
  y: area.y + area.height * within.y,
  width: area.width * within.width,
  height: area.height * within.height,
});
