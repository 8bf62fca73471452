/** Renders a synthetic log in this process. */
import { ffmpegEngine } from "../adapters/node-av/index.ts";
import type { StageLayout } from "@roomreel/stage";
import type { LogRecord } from "../capture/index.ts";
import { type Committed, RecordingRenderer, type Rendered } from "./recording-renderer.ts";
import type { MediaEngine } from "./ports.ts";
import { type Coding, codingOf } from "../rooms/index.ts";
import type { EncodedSegment } from "./segment.ts";

/** Small, so that tests are quick. */
export const SIZE = { width: 640, height: 360 } as const;
/** As the preset of 1080p is, save for the size. */
export const CODING: Coding = { ...codingOf("H264_1080P_30"), size: SIZE };
export const formats = ffmpegEngine.formats(CODING);
export const NOTHING: Committed = { frames: 0, audioFrames: 0, resumeState: null };

export type Result = Rendered & { readonly segments: readonly EncodedSegment[] };

type Rendering = {
  readonly committed?: Committed;
  readonly atOnce?: number;
  readonly engine?: MediaEngine;
  readonly coding?: Coding;
  readonly layout?: StageLayout;
};

/** @param atOnce records between two advances, as a reader of a growing log would get them */
export const render = async (
  records: readonly LogRecord[],
  { committed = NOTHING, atOnce = 100, engine = ffmpegEngine, coding = CODING, layout = "grid" }: Rendering = {},
): Promise<Result> => {
  const segments: EncodedSegment[] = [];
  const keep = (segment: EncodedSegment): Promise<void> => Promise.resolve(void segments.push(segment));
  const renderer = new RecordingRenderer({ engine, coding, layout, committed, keep });
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
