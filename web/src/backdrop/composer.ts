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
  /** As large as the camera's pictures; a phone that is turned round changes it. */
  readonly canvas: HTMLCanvasElement;
  draw(picture: { video: HTMLVideoElement; mask: CanvasImageSource; backdrop: Backdrop }): void;
};

export const newComposer = (): Composer => {
  const whole = newDrawing(1, 1);
  const { canvas, pen } = whole;
  let small: readonly Drawing[] = [];
  const fit = ({ videoWidth: width, videoHeight: height }: HTMLVideoElement): void => {
    if (canvas.width === width && canvas.height === height) return;
    Object.assign(canvas, { width, height });
    pen.imageSmoothingQuality = "high";
    small = STEPS.map((by) => newDrawing(Math.max(2, Math.round(width / by)), Math.max(2, Math.round(height / by))));
  };
  return {
    canvas,
    draw: ({ video, mask, backdrop }) => {
      fit(video);
      pen.globalCompositeOperation = "copy";
      copy(mask, whole);
      pen.globalCompositeOperation = "source-in";
      copy(video, whole);
      pen.globalCompositeOperation = "destination-over";
      if (backdrop === "blur") return copy(blurred(video, small), whole);
      pen.fillStyle = plainOn(whole);
      pen.fillRect(0, 0, canvas.width, canvas.height);
    },
  };
};

const copy = (from: CanvasImageSource, { pen, canvas }: Drawing): void =>
  pen.drawImage(from, 0, 0, canvas.width, canvas.height);

/** @returns the picture at a quarter of its size, out of focus */
const blurred = (video: HTMLVideoElement, small: readonly Drawing[]): CanvasImageSource => {
  let from: CanvasImageSource = video;
  for (const to of [...small, ...small.toReversed().slice(1)]) {
    copy(from, to);
    from = to.canvas;
  }
  return from;
};

const plainOn = ({ pen, canvas }: Drawing): CanvasGradient => {
  const plain = pen.createLinearGradient(0, 0, 0, canvas.height);
  plain.addColorStop(0, "#4a5568");
  plain.addColorStop(1, "#2b3240");
  return plain;
};
