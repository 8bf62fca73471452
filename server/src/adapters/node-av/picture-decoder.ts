import * as av from "node-av";
import type { Canvas, Decoded, PictureCodec, PictureDecoder } from "../../render/index.ts";
import { frameCanvas, type FrameCanvas } from "./canvas.ts";
import { contextOf, newFrame, newPacket, opened, sendBytes } from "./ffmpeg.ts";

type Rect = Parameters<PictureDecoder["draw"]>[1];

const codecIds = { vp8: av.AV_CODEC_ID_VP8, vp9: av.AV_CODEC_ID_VP9, h264: av.AV_CODEC_ID_H264 } as const;

export class FfmpegPictureDecoder implements PictureDecoder {
  readonly #context: av.CodecContext;
  readonly #packet = newPacket();
  #picture = newFrame();
  #spare = newFrame();
  #scaling: Scaling | null = null;

  constructor(codec: PictureCodec) {
    this.#context = contextOf(av.Codec.findDecoder(codecIds[codec]));
    // A meeting has no B-frames: every picture comes out at once.
    this.#context.setFlags(av.AV_CODEC_FLAG_LOW_DELAY);
    opened(this.#context);
  }

  decode(parts: readonly Buffer[]): Decoded {
    let decoded: Decoded = "none";
    for (const part of parts) {
      if (!sendBytes(this.#context, this.#packet, part)) return "broken";
      if (this.#receive()) decoded = "picture";
    }
    return decoded;
  }

  get size(): { width: number; height: number } | null {
    const { width, height } = this.#picture;
    return width > 0 && height > 0 ? { width, height } : null;
  }

  draw(canvas: Canvas, rect: Rect): void {
    if (this.size === null) return;
    const target = frameCanvas(canvas);
    if (this.#scaling?.fits(this.#picture, target, rect) !== true) {
      this.#scaling?.close();
      this.#scaling = new Scaling(this.#picture, target, rect);
    }
    this.#scaling.run(this.#picture);
  }

  close(): void {
    this.#scaling?.close();
    this.#context.freeContext();
    this.#packet.free();
    this.#picture.free();
    this.#spare.free();
  }

  #receive(): boolean {
    if (this.#context.receiveFrameSync(this.#spare) < 0) return false;
    [this.#picture, this.#spare] = [this.#spare, this.#picture];
    return true;
  }
}

/**
 * A scaler between one size of picture and one place on the canvas. AREA is both the fastest and clean when shrinking.
 */
class Scaling {
  readonly #context = new av.SoftwareScaleContext();
  readonly #source: { readonly width: number; readonly height: number; readonly format: number };
  readonly #canvas: FrameCanvas;
  readonly #rect: Rect;
  readonly #planes: Buffer[];
  readonly #strides: number[];

  constructor(picture: av.Frame, canvas: FrameCanvas, rect: Rect) {
    const { width, height } = picture;
    const format = picture.format as av.AVPixelFormat;
    this.#source = { width, height, format };
    this.#canvas = canvas;
    this.#rect = rect;
    this.#planes = canvas.planes.map(({ data, stride }, index) => {
      const half = index === 0 ? 1 : 2;
      return Buffer.from(data.buffer, data.byteOffset, data.length).subarray((rect.y / half) * stride + rect.x / half);
    });
    this.#strides = canvas.planes.map(({ stride }) => stride);
    const { width: toWidth, height: toHeight } = rect;
    this.#context.getContext(width, height, format, toWidth, toHeight, av.AV_PIX_FMT_YUV420P, av.SWS_AREA);
  }

  fits({ width, height, format }: av.Frame, canvas: FrameCanvas, rect: Rect): boolean {
    const [source, place] = [this.#source, this.#rect];
    return (
      source.width === width &&
      source.height === height &&
      source.format === format &&
      canvas === this.#canvas &&
      place.x === rect.x &&
      place.y === rect.y &&
      place.width === rect.width &&
      place.height === rect.height
    );
  }

  run(picture: av.Frame): void {
    const planes = picture.data ?? [];
    const strides = picture.linesize;
    this.#context.scaleSync(planes.slice(0, 3), strides.slice(0, 3), 0, picture.height, this.#planes, this.#strides);
  }

  close(): void {
    this.#context.freeContext();
  }
}
