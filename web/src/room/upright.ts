/**
 * The stage on an upright screen: a strip above what is large, as in the recording, would leave most of it black. Large
 * things have the width, one under the other, and the others the rest above them, as large as they fit there.
 */
import { layoutStage, type Placement, type Scene, type Size } from "@roomreel/stage";
import { isSame, type Pin } from "./pin.ts";

/** The most of the height that what is large may take. */
const LARGE_MAX = 0.62;
const SHAPE = 9 / 16;
/** Between tiles, and to the edge, px. */
const GAP = 4;

export const isUpright = ({ width, height }: Size): boolean => height > width;

/** Null where nothing is large: people then stand as ever. */
export const layoutUpright = (scene: Scene, pin: Pin | null, canvas: Size): readonly Placement[] | null => {
  const tiles: readonly Pin[] = [
    ...scene.content.map((identity): Pin => ({ identity, what: "content" })),
    ...scene.people.map((identity): Pin => ({ identity, what: "person" })),
  ];
  const large = largeOf(scene, pin, tiles);
  const others = tiles.filter((tile) => !large.some((one) => isSame(one, tile)));
  if (large.length === 0 || others.length === 0) return null;
  const each = Math.min((canvas.width - 2 * GAP) * SHAPE, (canvas.height * LARGE_MAX) / large.length - GAP);
  const below = canvas.height - large.length * (each + GAP);
  const width = each / SHAPE;
  const placed = large.map((tile, index) => ({
    ...tile,
    rect: { x: (canvas.width - width) / 2, y: below + index * (each + GAP), width, height: each },
    large: true,
  }));
  return [...placed, ...grid(others, { width: canvas.width, height: below })];
};

const largeOf = ({ content, highlight }: Scene, pin: Pin | null, tiles: readonly Pin[]): readonly Pin[] => {
  if (pin !== null && tiles.some((tile) => isSame(tile, pin))) return [pin];
  if (content.length > 0) return content.map((identity) => ({ identity, what: "content" }));
  return highlight === null ? [] : [{ identity: highlight, what: "person" }];
};

const grid = (tiles: readonly Pin[], canvas: Size): readonly Placement[] =>
  layoutStage({ people: tiles.map((_, index) => String(index)), content: [], highlight: null }, canvas).flatMap(
    (one) => {
      const tile = tiles[Number(one.identity)];
      return tile === undefined ? [] : [{ ...one, ...tile, large: false }];
    },
  );
