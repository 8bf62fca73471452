/**
 * A picture that draws itself on a beat: frame n is due at `epoch + n * period` of the wall clock. A frame that
 * is due while the page was busy is left out, so the number always says the time it was meant for; the diary
 * says when it was really drawn.
 */
import { cellsOf, colours, counterCells, counterTop, flashMs, type Colour } from "../../pattern.ts";
import type { DrawnFrame } from "../protocol.ts";

export const wallNow = (): number => performance.timeOrigin + performance.now();

export type PictureOptions = {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly colour: Colour;
  /** Epoch ms of frame 0; a whole second plus the person's phase. */
  readonly epoch: number;
  /** Epoch ms of the first flash; null for a picture that never flashes. */
  readonly flashesFrom: number | null;
};

export class Picture {
  readonly track: MediaStreamTrack;
  readonly drawn: DrawnFrame[] = [];
  readonly #options: PictureOptions;
  readonly #pen: CanvasRenderingContext2D;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PictureOptions) {
    this.#options = options;
    const canvas = document.createElement("canvas");
    canvas.width = options.width;
    canvas.height = options.height;
    document.body.append(canvas);
    const pen = canvas.getContext("2d");
    if (pen === null) throw new Error("this browser has no canvas");
    this.#pen = pen;
    // Frames leave when they are drawn, not when a capture timer happens to look.
    const [track] = canvas.captureStream(0).getVideoTracks();
    if (track === undefined) throw new Error("this browser cannot capture a canvas");
    this.track = track;
    this.#next();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.track.stop();
    this.#pen.canvas.remove();
  }

  #next(): void {
    const { epoch, framesPerSecond } = this.#options;
    const period = 1000 / framesPerSecond;
    const now = wallNow();
    const frame = Math.floor((now - epoch) / period) + 1;
    this.#timer = setTimeout(
      () => {
        this.#draw(Math.max(frame, Math.floor((wallNow() - epoch) / period)));
        this.#next();
      },
      epoch + frame * period - now,
    );
  }

  #draw(frame: number): void {
    const { width, height, colour } = this.#options;
    const [red, green, blue] = colours[colour];
    const top = Math.round(height * counterTop);
    this.#fill(this.#isFlash(frame) ? "#fff" : `rgb(${red} ${green} ${blue})`, [0, 0, width, top]);
    for (const [index, white] of cellsOf(frame & 0xffff).entries()) {
      const cell = width / counterCells;
      this.#fill(white ? "#fff" : "#000", [index * cell, top, cell, height - top]);
    }
    this.drawn.push({ frame, at: wallNow() });
    if (this.track instanceof CanvasCaptureMediaStreamTrack) this.track.requestFrame();
  }

  #isFlash(frame: number): boolean {
    const { epoch, framesPerSecond, flashesFrom } = this.#options;
    const inSecond = ((frame % framesPerSecond) * 1000) / framesPerSecond;
    return inSecond < flashMs && flashesFrom !== null && epoch + (frame * 1000) / framesPerSecond >= flashesFrom;
  }

  #fill(style: string, area: readonly [x: number, y: number, width: number, height: number]): void {
    this.#pen.fillStyle = style;
    this.#pen.fillRect(...area);
  }
}
