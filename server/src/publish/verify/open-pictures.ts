/** The key frames of a finished file, for whoever wants to look at some. */
import { open } from "node:fs/promises";
import { Box, fileBoxes, invalid, readExactly } from "./boxes.ts";
import { type PlacedKeyFrame, spreadKeyFrames } from "./key-frames.ts";
import { isMatroska } from "./kind.ts";
import { matroskaPictures } from "./matroska/pictures.ts";
import { movieTimes, readTrack } from "./track.ts";

/** Pictures of a file. */
export type OpenPictures = {
  readonly durationMs: number;
  /** At most so many, spread evenly, in order. */
  keyFrames(atMost: number): AsyncGenerator<PlacedKeyFrame>;
  close(): Promise<void>;
};

/** Five days of index. */
const LARGEST_INDEX = 256 * 1024 * 1024;

/** @throws Failure `publish.file-invalid`, and what the file system says */
export const openPictures = async (filePath: string): Promise<OpenPictures> => {
  const file = await open(filePath, "r");
  try {
    const { size } = await file.stat();
    const close = (): Promise<void> => file.close();
    if (await isMatroska(file)) return { ...(await matroskaPictures(file, size)), close };
    const moov = (await fileBoxes(file, size)).find(({ type }) => type === "moov");
    if (moov === undefined || moov.end - moov.body > LARGEST_INDEX) throw invalid("it has no index of a known size");
    const index = new Box("moov", await readExactly(file, moov.body, moov.end - moov.body));
    const tracks = index.children().filter((child) => child.type === "trak");
    const video = tracks.map(readTrack).find(({ handler }) => handler === "vide");
    if (video === undefined) throw invalid("it has no pictures");
    const { timescale, duration } = movieTimes(index);
    return {
      durationMs: Math.round((duration * 1000) / timescale),
      keyFrames: (atMost) => spreadKeyFrames(file, video, atMost),
      close,
    };
  } catch (thrown) {
    await file.close();
    throw thrown instanceof RangeError ? invalid("its index contradicts itself") : thrown;
  }
};
