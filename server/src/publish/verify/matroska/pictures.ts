/** Key frames of a finished Matroska file, by its cues. */
import type { FileHandle } from "node:fs/promises";
import { invalid } from "../boxes.ts";
import type { PlacedKeyFrame } from "../key-frames.ts";
import { readCluster } from "./clusters.ts";
import { type MatroskaFile, readFront } from "./segment.ts";

async function* spread(file: FileHandle, front: MatroskaFile, atMost: number): AsyncGenerator<PlacedKeyFrame> {
  const { video, cues, durationMs, end } = front;
  const { configuration, width, height } = video;
  const stepMs = durationMs / atMost;
  let nextMs = 0;
  for (const { atMs, clusterAt } of cues) {
    if (atMs < nextMs) continue;
    nextMs = atMs + stepMs;
    const { blocks } = await readCluster(file, clusterAt, end);
    const block = blocks.find((one) => one.track === video.number && one.keyFrame && one.atMs === atMs);
    if (block === undefined) throw invalid("a place that it names is no key frame");
    yield { configuration, width, height, accessUnit: block.data, atMs };
  }
}

/** @throws Failure `publish.file-invalid` */
export const matroskaPictures = async (file: FileHandle, length: number) => {
  const front = await readFront(file, length);
  return {
    durationMs: Math.round(front.durationMs),
    keyFrames: (atMost: number) => spread(file, front, atMost),
  };
};
