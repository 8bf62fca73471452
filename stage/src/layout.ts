/**
 * Scene -> rectangles. Three forms, driven by shared state only (K-5.2): a grid of 1 to 25 tiles; content large
 * with the others in a strip above; a highlighted person large with the others in a strip above.
 * The room page and the renderer run this same code: what the moderator sees is what is recorded.
 */
import { even, tileSizeWithin, type Rect, type Size } from "./geometry.ts";
import type { Scene } from "./scene.ts";

export type Placement = {
  readonly identity: string;
  /** `content` is what this person shares; `person` is the camera, or the figure that stands for it. */
  readonly what: "content" | "person";
  readonly rect: Rect;
  /** Shown large, so worth the top simulcast layer. */
  readonly large: boolean;
};

/** Distance between tiles and to the edge, at 1080 lines; scales with the canvas. */
const GAP_AT_1080 = 8;
/** Height of the strip above large content, as a part of the canvas, with one, two or three rows. */
const STRIP_PARTS = [0.18, 0.22, 0.24] as const;
const STRIP_ROW_MAX = 10;

export const layoutStage = (scene: Scene, canvas: Size): readonly Placement[] => {
  const gap = Math.max(2, even((GAP_AT_1080 * canvas.height) / 1080));
  const large = largeOnes(scene);
  if (large.length === 0) return gridOf(scene.people, inset(canvas, gap), gap);
  const others = scene.people.filter((identity) => !large.some((one) => one.what === "person" && one.identity === identity));
  return withStrip(large, others, canvas, gap);
};

type Large = { readonly identity: string; readonly what: "content" | "person" };

const largeOnes = (scene: Scene): readonly Large[] => {
  if (scene.content.length > 0) return scene.content.map((identity) => ({ identity, what: "content" }));
  if (scene.highlight !== null && scene.people.length > 1) return [{ identity: scene.highlight, what: "person" }];
  return [];
};

const inset = (canvas: Size, gap: number): Rect => ({
  x: gap,
  y: gap,
  width: canvas.width - 2 * gap,
  height: canvas.height - 2 * gap,
});

/** Rows and columns that give the largest 16:9 tiles. */
const gridOf = (people: readonly string[], area: Rect, gap: number): readonly Placement[] =>
  people.length === 0 ? [] : gridWith(people, area, gap, bestColumns(people.length, area, gap), people.length === 1);

/** Tiles in rows of `columns`, the whole centred, the last row centred. */
const gridWith = (
  people: readonly string[],
  area: Rect,
  gap: number,
  columns: number,
  large: boolean,
): readonly Placement[] => {
  const rows = Math.ceil(people.length / columns);
  const tile = gridTile(rows, columns, area, gap);
  const top = area.y + even((area.height - rows * tile.height - (rows - 1) * gap) / 2);
  return people.map((identity, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? people.length - row * columns : columns;
    const left = area.x + even((area.width - inRow * tile.width - (inRow - 1) * gap) / 2);
    const x = left + (index % columns) * (tile.width + gap);
    return { identity, what: "person", rect: { x, y: top + row * (tile.height + gap), ...tile }, large };
  });
};

const gridTile = (rows: number, columns: number, area: Rect, gap: number): Size =>
  tileSizeWithin((area.width - (columns - 1) * gap) / columns, (area.height - (rows - 1) * gap) / rows);

const bestColumns = (count: number, area: Rect, gap: number): number => {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const { width } = gridTile(Math.ceil(count / columns), columns, area, gap);
    if (width > best.width) best = { columns, width };
  }
  return best.columns;
};

const withStrip = (large: readonly Large[], others: readonly string[], canvas: Size, gap: number): readonly Placement[] => {
  const rows = Math.ceil(others.length / STRIP_ROW_MAX);
  const stripHeight = rows === 0 ? 0 : even(canvas.height * (STRIP_PARTS[rows - 1] ?? STRIP_PARTS[2]));
  const whole = inset(canvas, gap);
  const strip = stripOf(others, { ...whole, height: stripHeight }, rows, gap);
  const top = rows === 0 ? gap : stripHeight + 2 * gap;
  const area = { ...whole, y: top, height: canvas.height - top - gap };
  const each = Math.floor((area.width - (large.length - 1) * gap) / large.length);
  const main = large.map((one, index): Placement => {
    const size = tileSizeWithin(each, area.height);
    const x = even(area.x + index * (each + gap) + (each - size.width) / 2);
    const y = area.y + even((area.height - size.height) / 2);
    return { ...one, rect: { x, y, ...size }, large: true };
  });
  return [...main, ...strip];
};

const stripOf = (people: readonly string[], area: Rect, rows: number, gap: number): readonly Placement[] =>
  rows === 0 ? [] : gridWith(people, area, gap, Math.ceil(people.length / rows), false);
