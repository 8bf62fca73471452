/**
 * Round corners: the ground is painted over what a tile put there. A list of some pixels a tile, made once a layout.
 */
import type { Rect } from "@roomreel/stage";
import type { Canvas } from "../ports.ts";
import { coverageOf } from "./brush.ts";
import { GROUND } from "./colours.ts";

const RADIUS = 12;

type Dot = { readonly plane: number; readonly at: number; readonly share: number };

export class RoundCorners {
  readonly #dots: readonly Dot[];

  constructor(canvas: Canvas, tile: Rect) {
    this.#dots = canvas.planes.flatMap((_, plane) => dotsOf(canvas, { plane, tile }));
  }

  paint(canvas: Canvas): void {
    for (const { plane, at, share } of this.#dots) {
      const data = canvas.planes[plane]?.data;
      if (data !== undefined) data[at] = Math.round((data[at] ?? 0) * (1 - share) + (GROUND[plane] ?? 0) * share);
    }
  }
}

const dotsOf = (canvas: Canvas, { plane, tile }: { plane: number; tile: Rect }): readonly Dot[] => {
  const side = plane === 0 ? 1 : 2;
  const stride = canvas.planes[plane]?.stride ?? 0;
  const [right, bottom] = [tile.x + tile.width, tile.y + tile.height];
  const outside = coverageOf((x, y) => {
    const across = Math.max(tile.x + RADIUS - x, x - (right - RADIUS), 0);
    const down = Math.max(tile.y + RADIUS - y, y - (bottom - RADIUS), 0);
    return Math.hypot(across, down) > RADIUS;
  });
  const dots: Dot[] = [];
  for (const top of [tile.y, bottom - RADIUS]) {
    for (const left of [tile.x, right - RADIUS]) {
      for (let index = 0; index < (RADIUS / side) ** 2; index += 1) {
        const x = left + (index % (RADIUS / side)) * side;
        const y = top + Math.floor(index / (RADIUS / side)) * side;
        const share = outside(x, y, side);
        if (share > 0) dots.push({ plane, at: (y / side) * stride + x / side, share });
      }
    }
  }
  return dots;
};
