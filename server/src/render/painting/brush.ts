/** Plain drawing on a canvas: what is not a scaled picture. */
import type { Rect } from "@roomreel/stage";
import type { Canvas } from "../ports.ts";
import type { Yuv } from "./colours.ts";

/** Fills a rectangle with even edges. */
export const fill = (canvas: Canvas, rect: Rect, colour: Yuv): void => {
  canvas.planes.forEach(({ data, stride }, index) => {
    const half = index === 0 ? 1 : 2;
    const [left, width] = [rect.x / half, rect.width / half];
    for (let y = rect.y / half; y < (rect.y + rect.height) / half; y += 1) {
      data.fill(colour[index] ?? 0, y * stride + left, y * stride + left + width);
    }
  });
};

/** How much of the square of side 1 at (x, y) is covered by a shape; both in pixels of luma. */
export type Coverage = (x: number, y: number, side: number) => number;

/** Samples each way in a pixel: 17 shades of an edge. */
const SAMPLES = 4;

/** Coverage of a shape that is given by what lies inside. */
export const coverageOf =
  (inside: (x: number, y: number) => boolean): Coverage =>
  (x, y, side) => {
    let hits = 0;
    for (let index = 0; index < SAMPLES * SAMPLES; index += 1) {
      const across = ((index % SAMPLES) + 0.5) / SAMPLES;
      const down = (Math.floor(index / SAMPLES) + 0.5) / SAMPLES;
      if (inside(x + across * side, y + down * side)) hits += 1;
    }
    return hits / (SAMPLES * SAMPLES);
  };

/** Paints a shape over what is there, with soft edges. */
export const blend = (
  canvas: Canvas,
  rect: Rect,
  paint: { readonly colour: Yuv; readonly coverage: Coverage },
): void => {
  canvas.planes.forEach(({ data, stride }, index) => {
    const side = index === 0 ? 1 : 2;
    const colour = paint.colour[index] ?? 0;
    for (let y = rect.y; y < rect.y + rect.height; y += side) {
      for (let x = rect.x; x < rect.x + rect.width; x += side) {
        const share = paint.coverage(x, y, side);
        if (share === 0) continue;
        const at = (y / side) * stride + x / side;
        data[at] = Math.round((data[at] ?? 0) * (1 - share) + colour * share);
      }
    }
  });
};
