/**
 * The poster of a file and the preview that is seen while one looks for a place in it: both from key frames, which can
 * be decoded alone, so that an hour costs as much as a day.
 *
 * The preview is one sheet of at most 15 x 16 pictures with a side of at most 160 px, and WebVTT that says which of
 * them belongs to which time (`preview.jpg#xywh=x,y,width,height`, W3C Media Fragments).
 */
import type { KeyFrame, PlacedKeyFrame } from "../verify/key-frames.ts";
import { blackStill, pasteStill, type Still, tellingOf } from "./still.ts";
import { cueTime } from "./vtt.ts";

/** Implemented by an adapter. */
export interface PictureMaker {
  /** @returns null when the key frame does not decode */
  shrink(frame: KeyFrame, size: Size): Promise<Still | null>;
  jpeg(still: Still): Promise<Buffer>;
}
type Size = { readonly width: number; readonly height: number };

const COLUMNS = 15;
const PICTURES_MAX = 240;
const PREVIEW_SIDE = 160;
const POSTER_SIDE = 1280;

/** What one looks at. */
export type Pictures = { readonly poster: Buffer; readonly preview: Buffer; readonly previewVtt: string };

type Film = {
  readonly durationMs: number;
  keyFrames(atMost: number): AsyncIterable<PlacedKeyFrame>;
};

/** @returns null when not one picture decodes */
export const picturesOf = async (film: Film, maker: PictureMaker): Promise<Pictures | null> => {
  const stills: { readonly atMs: number; readonly still: Still }[] = [];
  let best: { readonly frame: KeyFrame; readonly telling: number } | null = null;
  for await (const frame of film.keyFrames(PICTURES_MAX)) {
    if (stills.length === PICTURES_MAX) break;
    const still = await maker.shrink(frame, within(frame, PREVIEW_SIDE));
    if (still === null) continue;
    stills.push({ atMs: frame.atMs, still });
    const telling = tellingOf(still);
    if (best === null || telling > best.telling) best = { frame, telling };
  }
  const [first] = stills;
  if (best === null || first === undefined) return null;
  const poster = await maker.shrink(best.frame, within(best.frame, POSTER_SIDE));
  if (poster === null) return null;
  const { width, height } = first.still;
  const sheet = sheetOf(stills.map(({ still }) => still));
  const times = stills.map(({ atMs }) => atMs);
  return {
    poster: await maker.jpeg(poster),
    preview: await maker.jpeg(sheet),
    previewVtt: previewVtt(times, { width, height }, film.durationMs),
  };
};

/** The picture's shape with no side longer, and none enlarged; even. */
const within = ({ width, height }: Size, side: number): Size => {
  const scale = Math.min(1, side / Math.max(width, height));
  const even = (value: number): number => Math.max(2, 2 * Math.round((value * scale) / 2));
  return { width: even(width), height: even(height) };
};

const placeOf = (index: number, { width, height }: Size) => ({
  x: (index % COLUMNS) * width,
  y: Math.floor(index / COLUMNS) * height,
});

const sheetOf = (stills: readonly Still[]): Still => {
  const { width, height } = stills[0] ?? { width: 2, height: 2 };
  const rows = Math.ceil(stills.length / COLUMNS);
  const sheet = blackStill(width * Math.min(COLUMNS, stills.length), height * rows);
  stills.forEach((still, index) => pasteStill(sheet, still, placeOf(index, { width, height })));
  return sheet;
};

/** Each picture stands for the time until the next one. */
export const previewVtt = (times: readonly number[], size: Size, durationMs: number): string => {
  const cues = times.map((atMs, index) => {
    const { x, y } = placeOf(index, size);
    const until = times[index + 1] ?? Math.max(durationMs, atMs + 1);
    return `${cueTime(atMs)} --> ${cueTime(until)}\npreview.jpg#xywh=${x},${y},${size.width},${size.height}\n`;
  });
  return ["WEBVTT\n", ...cues].join("\n");
};
