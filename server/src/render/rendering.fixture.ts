/** Renders a synthetic log in this process. */
import { ffmpegEngine } from "../adapters/node-av/index.ts";
import type { LogRecord } from "../capture/index.ts";
import { type Committed, RecordingRenderer, type Rendered } from "./recording-renderer.ts";
import type { MediaEngine } from "./ports.ts";
import type { EncodedSegment } from "./segment.ts";

/** Small, so that tests are quick. */
export const SIZE = { width: 640, height: 360 } as const;
export const formats = ffmpegEngine.formats(SIZE);
export const NOTHING: Committed = { frames: 0, audioFrames: 0, resumeState: null };

export type Result = Rendered & { readonly segments: readonly EncodedSegment[] };

type Rendering = { readonly committed?: Committed; readonly atOnce?: number; readonly engine?: MediaEngine };

/** @param atOnce records between two advances, as a reader of a growing log would get them */
export const render = async (
  records: readonly LogRecord[],
  { committed = NOTHING, atOnce = 100, engine = ffmpegEngine }: Rendering = {},
): Promise<Result> => {
  const segments: EncodedSegment[] = [];
  const keep = (segment: EncodedSegment): Promise<void> => Promise.resolve(void segments.push(segment));
  const renderer = new RecordingRenderer({ engine, size: SIZE, committed, keep });
  for (let from = 0; from < records.length; from += atOnce) {
    for (const record of records.slice(from, from + atOnce)) renderer.feed(record);
    await renderer.advance();
  }
  renderer.captureIsOver();
  await renderer.advance();
  renderer.close();
  if (renderer.rendered === null) throw new Error("not rendered to the end");
  return { ...renderer.rendered, segments };
};
