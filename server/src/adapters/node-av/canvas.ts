import * as av from "node-av";
import type { Canvas, Plane } from "../../render/index.ts";
import { impossible } from "../../vocabulary/index.ts";
import { must, newFrame } from "./ffmpeg.ts";

type Size = Canvas["size"];

/** A canvas is one frame that lives as long as the process; x264 copies it, so it may be written again at once. */
export class FrameCanvas implements Canvas {
  readonly size: Size;
  readonly frame: av.Frame;
  readonly planes: Canvas["planes"];

  constructor(size: Size) {
    this.size = size;
    this.frame = newFrame();
    this.frame.format = av.AV_PIX_FMT_YUV420P;
    this.frame.width = size.width;
    this.frame.height = size.height;
    must(this.frame.getBuffer(64), "allocate a canvas");
    const planes = (this.frame.data ?? []).map((data, index): Plane => ({
      data,
      stride: this.frame.linesize[index] ?? 0,
    }));
    const [luma, cb, cr] = planes;
    if (luma === undefined || cb === undefined || cr === undefined) throw impossible("a canvas without planes");
    this.planes = [luma, cb, cr];
  }
}

/** The port hands canvases around; only ours ever come back. */
export const frameCanvas = (canvas: Canvas): FrameCanvas =>
  canvas instanceof FrameCanvas ? canvas : impossible("a canvas of another engine");
