/**
 * What rendering needs of a media library. `adapters/node-av` implements it with FFmpeg's libraries; nothing else of
 * the product knows them. All calls belong to one thread; only `SegmentEncoder` works beside its caller.
 */
import type { Rect, Size } from "@roomreel/stage";
import type { Coding } from "../rooms/index.ts";
import type { AccessUnit, AudioFormat, VideoFormat } from "./segment.ts";

/** Codecs of pictures that can be rendered. */
export type PictureCodec = "vp8" | "vp9" | "h264";

/** One plane of a picture. Rows are `stride` bytes apart. */
export type Plane = { readonly data: Uint8Array; readonly stride: number };

/**
 * A picture in memory, I420 (8 bits, chroma half as wide and high), BT.601 limited range. Lives as long as its
 * process.
 */
export interface Canvas {
  readonly size: Size;
  readonly planes: readonly [luma: Plane, cb: Plane, cr: Plane];
}

/** `none`: the bytes gave no picture yet. `broken`: they were refused; go on at a key frame. */
export type Decoded = "picture" | "none" | "broken";

/** Decodes one track and keeps its newest picture. */
export interface PictureDecoder {
  /** @param parts one or more coded pictures of one instant (VP9 layers), lowest first; the last one counts */
  decode(parts: readonly Buffer[]): Decoded;
  /** Size of the newest picture; null before the first. */
  readonly size: Size | null;
  /** Scales the newest picture into `rect` of the canvas. `rect` obeys the grid of stage's `Rect`. */
  draw(canvas: Canvas, rect: Rect): void;
  close(): void;
}

/**
 * How much work a segment is worth. `hurried` costs two thirds of `full` and a tenth more bytes; parameter sets are the
 * same, so one file may hold both.
 */
export type Effort = "full" | "hurried";

/** Encodes one segment: a closed GOP that needs nothing of what came before. */
export interface SegmentEncoder {
  /** The canvas must not be written before it resolves. One at a time. */
  add(canvas: Canvas): Promise<void>;
  /** @returns as many access units as pictures were added, in decoding order */
  finish(): Promise<readonly AccessUnit[]>;
  /** Gives everything back; harmless after `finish`. */
  close(): void;
}

/** Sound of two channels at 48 kHz, as many samples in each. */
export type Sound = { readonly left: Float32Array; readonly right: Float32Array };

/** Decodes the Opus packets of one track, in order. */
export interface SoundDecoder {
  /** @returns null when the packet was refused */
  decode(packet: Buffer): Sound | null;
  close(): void;
}

/** The AAC encoder of a whole file. */
export interface SoundEncoder {
  /** Exactly 1,024 samples. @returns the packets that became ready */
  encode(block: Sound): readonly Buffer[];
  flush(): readonly Buffer[];
  close(): void;
}

/** The media library. */
export interface MediaEngine {
  openCanvas(size: Size): Canvas;
  openPictureDecoder(codec: PictureCodec): PictureDecoder;
  /** No key frame is forced before `framesAtMost`, unless the coding wants them closer. */
  openSegmentEncoder(
    coding: Coding,
    options: { readonly framesAtMost: number; readonly effort: Effort },
  ): SegmentEncoder;
  openSoundDecoder(): SoundDecoder;
  openSoundEncoder(coding: Coding): SoundEncoder;
  /** What all segments of this coding have in common; found by encoding nothing. */
  formats(coding: Coding): { readonly video: VideoFormat; readonly audio: AudioFormat };
}
