/** What a segment carries so that another process can go on after it: JSON with a version. */
import type { TimelineState } from "../timeline/index.ts";
import { Failure } from "../vocabulary/index.ts";

const VERSION = 3;

export const encodeResumeState = (state: TimelineState): string => JSON.stringify({ v: VERSION, state });

/** @throws Failure `render.resume-state` when another version of the program wrote it */
export const decodeResumeState = (text: string): TimelineState => {
  const { v, state } = JSON.parse(text) as { v: number; state: TimelineState };
  if (v !== VERSION) throw new Failure("render.resume-state", "The file was begun by another version of the renderer.");
  return state;
};
