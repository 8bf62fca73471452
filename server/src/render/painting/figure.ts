/** Stands for somebody whose camera is off: nobody in particular, without a name or initials (K-25). */
import type { Rect } from "@roomreel/stage";
import type { Canvas } from "../ports.ts";
import { blend, coverageOf, fill } from "./brush.ts";
import { FIGURE, FIGURE_DISC, TILE } from "./colours.ts";

/** Parts of the tile's height. */
const DISC = 0.28;
const HEAD = { radius: 0.095, above: 0.075 };
const SHOULDERS = { across: 0.17, down: 0.16, below: 0.2 };

/** Fills the tile. */
export const paintFigure = (canvas: Canvas, tile: Rect): void => {
  const unit = tile.height;
  const [centreX, centreY] = [tile.x + tile.width / 2, tile.y + tile.height / 2];
  const inDisc = (x: number, y: number): boolean => Math.hypot(x - centreX, y - centreY) <= DISC * unit;
  const inHead = (x: number, y: number): boolean =>
    Math.hypot(x - centreX, y - (centreY - HEAD.above * unit)) <= HEAD.radius * unit;
  const inShoulders = (x: number, y: number): boolean =>
    Math.hypot(
      (x - centreX) / (SHOULDERS.across * unit),
      (y - (centreY + SHOULDERS.below * unit)) / (SHOULDERS.down * unit),
    ) <= 1;
  fill(canvas, tile, TILE);
  const around = squareAround(tile, DISC * unit);
  blend(canvas, around, { colour: FIGURE_DISC, coverage: coverageOf(inDisc) });
  const inFigure = (x: number, y: number): boolean => inDisc(x, y) && (inHead(x, y) || inShoulders(x, y));
  blend(canvas, around, { colour: FIGURE, coverage: coverageOf(inFigure) });
};

/** On even pixels. */
const squareAround = (tile: Rect, radius: number): Rect => {
  const reach = 2 * Math.ceil(radius / 2);
  const x = tile.x + 2 * Math.floor(tile.width / 4) - reach;
  const y = tile.y + 2 * Math.floor(tile.height / 4) - reach;
  return { x, y, width: 2 * reach + 2, height: 2 * reach + 2 };
};
