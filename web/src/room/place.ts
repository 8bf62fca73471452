/** Where the tiles stand on this page: the recording's arrangement, fitted into the room that the page has. */
import type { Placement, Scene, Size } from "@roomreel/stage";
import { layoutPinned, type Pin } from "./pin.ts";
import { isUpright, layoutUpright } from "./upright.ts";

/** The recording's shape. */
const ASPECT = 16 / 9;
/** The least part of the stage that a frame of that shape must fill to be used. */
const FILLED_MIN = 0.85;

/** Who and what is shown, and what of it is large for oneself. */
export type Shown = { readonly scene: Scene; readonly pin: Pin | null };

/**
 * On a stage of nearly the recording's shape people stand as in the recording; on any other they use all of it, and on
 * an upright one what is large has its width.
 * `corner` is what notices take at the bottom left. When somebody stands there everything becomes a little smaller
 * and nobody changes places.
 */
export const placeOnPage = ({ scene, pin }: Shown, stage: Size, corner: Size): readonly Placement[] => {
  const frame = frameIn(stage);
  const left = (stage.width - frame.width) / 2;
  const top = (stage.height - frame.height) / 2;
  const upright = isUpright(stage) ? layoutUpright(scene, pin, stage) : null;
  const whole = (upright ?? layoutPinned(scene, pin, frame)).map((one) => moved(one, { left, top, scale: 1 }));
  const covered = whole.some(
    ({ rect }) => rect.x < corner.width && rect.y + rect.height > stage.height - corner.height,
  );
  if (!covered) return whole;
  const scale = Math.max(0, stage.height - corner.height) / stage.height;
  return whole.map((one) => moved(one, { left: (stage.width * (1 - scale)) / 2, top: 0, scale }));
};

const frameIn = ({ width, height }: Size): Size => {
  const frame = { width: Math.min(width, height * ASPECT), height: Math.min(height, width / ASPECT) };
  return frame.width * frame.height >= FILLED_MIN * width * height ? frame : { width, height };
};

const moved = (one: Placement, { left, top, scale }: { left: number; top: number; scale: number }): Placement => {
  const { x, y, width, height } = one.rect;
  const at = { x: Math.round(left + x * scale), y: Math.round(top + y * scale) };
  return { ...one, rect: { ...at, width: Math.round(width * scale), height: Math.round(height * scale) } };
};
