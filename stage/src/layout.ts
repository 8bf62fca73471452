/**
 * Scene -> rectangles. Three forms, driven by shared state only (K-5.2): a grid of 1 to 25 tiles; content large
 * with the others in a strip above; a highlighted person large with the others in a strip above. On an upright canvas
 * the others have all the room that is left above.
 * The room page and the renderer run this same code: what the moderator sees is what is recorded.
 */
import { even, tileSizeWithin, type Rect, type Size } from "./geometry.ts";
import type { Scene } from "./scene.ts";

/** One thing on stage and where it stands. */
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
/** What is large has at most this part of an upright canvas. */
const UPRIGHT_LARGE_PART = 0.62;

type Large = { readonly identity: string; readonly what: "content" | "person" };
/** Where tiles may stand, and how far apart. */
type Area = { readonly rect: Rect; readonly gap: number };
type Shape = { readonly rows: number; readonly columns: number };

/** Everybody and everything of a scene on a canvas of any size; rectangles follow RULES.md [S6] to [S8]. */
export const layoutStage = (scene: Scene, canvas: Size): readonly Placement[] => {
  const gap = Math.max(2, even((GAP_AT_1080 * Math.min(canvas.width, canvas.height)) / 1080));
  const rect = { x: gap, y: gap, width: canvas.width - 2 * gap, height: canvas.height - 2 * gap };
  const large = largeOnes(scene);
  if (large.length === 0) return gridOf(scene.people, { rect, gap });
  const isLarge = (identity: string): boolean =>
    large.some((one) => one.what === "person" && one.identity === identity);
  const others = scene.people.filter((identity) => !isLarge(identity));
  return withStrip(large, others, { rect, gap });
};

const largeOnes = (scene: Scene): readonly Large[] => {
  if (scene.content.length > 0) return scene.content.map((identity) => ({ identity, what: "content" }));
  if (scene.highlight !== null && scene.people.length > 1) return [{ identity: scene.highlight, what: "person" }];
  return [];
};

/** Rows and columns that give the largest 16:9 tiles. */
const gridOf = (people: readonly string[], area: Area): readonly Placement[] => {
  if (people.length === 0) return [];
  const tiles = inRows(people, area, bestColumns(people.length, area));
  return tiles.map((tile) => ({ ...tile, large: people.length === 1 }));
};

/** Small tiles in rows of `columns`, the whole centred, the last row centred. */
const inRows = (people: readonly string[], area: Area, columns: number): readonly Placement[] => {
  const { rect, gap } = area;
  const rows = Math.ceil(people.length / columns);
  const tile = tileOf({ rows, columns }, area);
  const top = rect.y + even((rect.height - rows * tile.height - (rows - 1) * gap) / 2);
  return people.map((identity, index) => {
    const row = Math.floor(index / columns);
    const count = row === rows - 1 ? people.length - row * columns : columns;
    const left = rect.x + even((rect.width - count * tile.width - (count - 1) * gap) / 2);
    const x = left + (index % columns) * (tile.width + gap);
    return { identity, what: "person", rect: { x, y: top + row * (tile.height + gap), ...tile }, large: false };
  });
};

const tileOf = ({ rows, columns }: Shape, { rect, gap }: Area): Size =>
  tileSizeWithin((rect.width - (columns - 1) * gap) / columns, (rect.height - (rows - 1) * gap) / rows);

const bestColumns = (count: number, area: Area): number => {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const { width } = tileOf({ rows: Math.ceil(count / columns), columns }, area);
    // Among equals the wider shape: people sit side by side.
    if (width >= best.width) best = { columns, width };
  }
  return best.columns;
};

const withStrip = (large: readonly Large[], others: readonly string[], area: Area): readonly Placement[] => {
  const { rect, gap } = area;
  if (rect.height > rect.width) return upright(large, others, area);
  const rows = Math.ceil(others.length / STRIP_ROW_MAX);
  if (rows === 0) return sideBySide(large, area);
  const height = even((rect.height + 2 * gap) * (STRIP_PARTS[rows - 1] ?? STRIP_PARTS[2]));
  const strip = inRows(others, { rect: { ...rect, height }, gap }, Math.ceil(others.length / rows));
  const below = { ...rect, y: rect.y + height + gap, height: rect.height - height - gap };
  return [...sideBySide(large, { rect: below, gap }), ...strip];
};

/** A strip would leave most of an upright canvas empty: what is large has the width, the others all that is left. */
const upright = (large: readonly Large[], others: readonly string[], { rect, gap }: Area): readonly Placement[] => {
  const part = others.length === 0 ? 1 : UPRIGHT_LARGE_PART;
  const size = tileSizeWithin(rect.width, (rect.height * part) / large.length - gap);
  const height = large.length * (size.height + gap);
  const above = { rect: { ...rect, height: rect.height - height }, gap };
  const top = others.length === 0 ? rect.y + even(above.rect.height / 2) : rect.y + above.rect.height + gap;
  const tiles = large.map((one, index): Placement => {
    const x = rect.x + even((rect.width - size.width) / 2);
    return { ...one, rect: { x, y: even(top + index * (size.height + gap)), ...size }, large: true };
  });
  return others.length === 0 ? tiles : [...tiles, ...inRows(others, above, bestColumns(others.length, above))];
};

const sideBySide = (large: readonly Large[], { rect, gap }: Area): readonly Placement[] => {
  const each = Math.floor((rect.width - (large.length - 1) * gap) / large.length);
  const size = tileSizeWithin(each, rect.height);
  const y = rect.y + even((rect.height - size.height) / 2);
  return large.map((one, index) => {
    const x = even(rect.x + index * (each + gap) + (each - size.width) / 2);
    return { ...one, rect: { x, y, ...size }, large: true };
  });
};
