/**
 * One's own camera in the room, with the backdrop that is wanted. LiveKit calls this for each camera track: when it
 * is made, when it starts again after a pause or with another device, and when it ends. Whatever goes wrong in here,
 * the camera itself goes on: LiveKit shows the plain one where there is no `processedTrack`.
 */
import type { Track, TrackProcessor, VideoProcessorOptions } from "livekit-client";
import type { Backdrop, BackdropProblem } from "./choice.ts";
import type { Replaced } from "./replace.ts";

export type BackdropProcessor = TrackProcessor<Track.Kind.Video, VideoProcessorOptions> & {
  change(backdrop: Backdrop): void;
};

export const newProcessor = (first: Backdrop, onProblem: (why: BackdropProblem) => void): BackdropProcessor => {
  let backdrop = first;
  let replaced: Replaced | null = null;
  /** Counts starts, so that a late one does not outlive its end. */
  let starts = 0;
  const destroy = async (): Promise<void> => {
    starts += 1;
    replaced?.stop();
    replaced = null;
    delete processor.processedTrack;
  };
  const init = async ({ track }: VideoProcessorOptions): Promise<void> => {
    await destroy();
    // A camera that is off is stopped: it comes again by `restart`.
    if (track.readyState === "ended") return;
    const start = starts;
    try {
      const { replaceBackdrop } = await import("./replace.ts");
      const made = await replaceBackdrop({ source: track, backdrop }, onProblem);
      if (start !== starts) return made.stop();
      made.change(backdrop);
      replaced = made;
      processor.processedTrack = made.track;
    } catch {
      if (start === starts) onProblem("cannot");
    }
  };
  const processor: BackdropProcessor = {
    name: "backdrop",
    init,
    restart: init,
    destroy,
    change: (next) => {
      backdrop = next;
      replaced?.change(next);
    },
  };
  return processor;
};
