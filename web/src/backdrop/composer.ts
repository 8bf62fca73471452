/** Draws people before something else: the room out of focus, or one calm colour. */
import type { Backdrop } from "./choice.ts";

type Drawing = { readonly canvas: HTMLCanvasElement; readonly pen: CanvasRenderingContext2D };
const newDrawing = (width: number, height: number): Drawing => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser does not draw");
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = "high";
  return { canvas, pen };
};

/**
 * A picture that is made small and large again in steps is out of focus: each step smooths, in every browser, and
 * costs next to nothing, because all of it but the last is small. `filter: blur` does not exist in older Safari and
 * took four times as long.
 */
const STEPS = [4, 8, 16, 32] as const;

export type Composer = {
  readonly canvas: HTMLCanvasElement;
  draw(picture: { video: HTMLVideoElement; mask: CanvasImageSource; backdrop: Backdrop }): void;
};

export const newComposer = (width: number, height: number): Composer => {
  const { canvas, pen } = newDrawing(width, height);
  const small = STEPS.map((by) =>
    newDrawing(Math.max(2, Math.round(width / by)), Math.max(2, Math.round(height / by))),
  );
  const plain = pen.createLinearGradient(0, 0, 0, height);
  plain.addColorStop(0, "#4a5568");
  plain.addColorStop(1, "#2b3240");
  const copy = (from: CanvasImageSource, to: Drawing): void =>
    to.pen.drawImage(from, 0, 0, to.canvas.width, to.canvas.height);
  /** @returns the picture at a quarter of its size, out of focus */
  const blurred = (video: HTMLVideoElement): CanvasImageSource => {
    let from: CanvasImageSource = video;
    for (const to of [...small, ...small.toReversed().slice(1)]) {
      copy(from, to);
      from = to.canvas;
    }
    return from;
  };
  return {
    canvas,
    draw: ({ video, mask, backdrop }) => {
      pen.globalCompositeOperation = "copy";
      pen.drawImage(mask, 0, 0, width, height);
      pen.globalCompositeOperation = "source-in";
      pen.drawImage(video, 0, 0, width, height);
      pen.globalCompositeOperation = "destination-over";
      if (backdrop === "blur") return pen.drawImage(blurred(video), 0, 0, width, height);
      pen.fillStyle = plain;
      pen.fillRect(0, 0, width, height);
    },
  };
};
