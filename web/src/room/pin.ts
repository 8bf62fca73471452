/**
 * A pin makes one tile large for oneself. It wins over the shared arrangement on this page and nowhere else: what
 * others see, and what is recorded, does not know of it. Shared content that is not pinned then stands in the strip.
 */
import { layoutStage, type Placement, type Scene, type Size } from "@roomreel/stage";

/** What is large for oneself. */
export type Pin = Pick<Placement, "identity" | "what">;

export const isSame = (one: Pin, other: Pin | null): boolean =>
  other !== null && one.identity === other.identity && one.what === other.what;

/** As `layoutStage`, with the pinned tile large; a pin of somebody who is not shown changes nothing. */
export const layoutPinned = (scene: Scene, pin: Pin | null, canvas: Size): readonly Placement[] => {
  const content = scene.content.map((identity): Pin => ({ identity, what: "content" }));
  const people = scene.people.map((identity): Pin => ({ identity, what: "person" }));
  const tiles = [...content, ...people];
  const large = tiles.findIndex((tile) => isSame(tile, pin));
  if (large < 0) return layoutStage(scene, canvas);
  const asPeople: Scene = { people: tiles.map((_, index) => String(index)), content: [], highlight: String(large) };
  return layoutStage(asPeople, canvas).flatMap((one) => {
    const tile = tiles[Number(one.identity)];
    return tile === undefined ? [] : [{ ...one, ...tile }];
  });
};
