/** A publication as Matroska: each segment is a cluster, the index lies in front of the first one. */
import type { Container } from "../container.ts";
import type { MediaFormat } from "../media-format.ts";
import { clusterOf, frameMs } from "./cluster.ts";
import { type Cue, finishedIndex } from "./finish.ts";
import { matroskaFront } from "./head.ts";
import { info, tracks } from "./tracks.ts";

export const matroskaContainer = (format: MediaFormat, firstReserve: number): Container => {
  const cues: Cue[] = [];
  let frames = 0;
  let audioFrames = 0;
  return {
    front: matroskaFront(Buffer.concat([info(null), tracks(format)])),
    firstReserve,
    get frames() {
      return frames;
    },
    get audioFrames() {
      return audioFrames;
    },

    plan: (segment, start) => {
      const media = clusterOf(segment, format);
      const video = segment.frames.map(({ data, compositionFrames, keyFrame }) => ({
        bytes: data.length,
        composition: compositionFrames + format.video.reorderFrames,
        keyFrame,
      }));
      const audio = segment.audio.map((packet) => ({ bytes: packet.length, composition: 0, keyFrame: true }));
      const end = media.reduce((sum, part) => sum + part.length, start);
      return { commit: { start, end, chunks: [], video, audio, resumeState: segment.resumeState }, media };
    },

    add: ({ start, video, audio }) => {
      for (const [index, { keyFrame, composition }] of video.entries()) {
        const shown = frames + index + composition - format.video.reorderFrames;
        if (keyFrame) cues.push({ atMs: frameMs(shown, format), start });
      }
      frames += video.length;
      audioFrames += audio.length;
    },

    // It is made to fit.
    indexBytesAtMost: 0,

    index: (meta, { reserve }) =>
      finishedIndex({ format, durationMs: (frames * 1000) / format.video.framesPerSecond, cues }, meta, reserve),
  };
};
