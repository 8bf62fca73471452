/** Reads a finished MP4 back: its index and its media, as a player would. */
import type { FileHandle } from "node:fs/promises";
import { mediaMs } from "../../vocabulary/index.ts";
import type { MediaMs } from "../../vocabulary/index.ts";
import { Box, fileBoxes, invalid, readExactly } from "./boxes.ts";
import type { Place } from "./boxes.ts";
import { checkKeyFrames } from "./key-frames.ts";
import type { KeyFrameDecoder } from "./key-frames.ts";
import { movieTimes, readTrack } from "./track.ts";
import type { Chunk, Track } from "./track.ts";

/** Samples of both tracks, as the publication counted them. */
export type Expected = { readonly frames: number; readonly audioFrames: number };

/** What is known of a file that passed; the checksum is of all its bytes, in hexadecimal. */
export type Verified = { readonly bytes: number; readonly durationMs: MediaMs; readonly sha256: string };

/** Five days of index. */
const LARGEST_INDEX = 256 * 1024 * 1024;

type Parts = { readonly moov: Place; readonly mdat: Place };

const partsOf = (boxes: readonly Place[]): Parts => {
  const [moov, secondMoov] = boxes.filter((box) => box.type === "moov");
  const [mdat, secondMdat] = boxes.filter((box) => box.type === "mdat");
  if (boxes[0]?.type !== "ftyp") throw invalid("it does not say what it is");
  if (moov === undefined || secondMoov !== undefined) throw invalid("it has not one index");
  if (mdat === undefined || secondMdat !== undefined) throw invalid("it has not one body");
  if (moov.end - moov.body > LARGEST_INDEX) throw invalid("its index is too large");
  return { moov, mdat };
};

const trackOf = (tracks: readonly Track[], handler: string, samples: number): Track => {
  const [track, second] = tracks.filter((candidate) => candidate.handler === handler);
  if (track === undefined || second !== undefined) throw invalid(`it has not one track of ${handler}`);
  if (track.samples !== samples) throw invalid(`it has ${track.samples} samples of ${handler}, not ${samples}`);
  return track;
};

/** The chunks of both tracks, in the order of the file, fill the body without a gap and without meeting twice. */
const checkChunks = (tracks: readonly Track[], mdat: Place): void => {
  const walks = tracks.map((track) => track.chunks());
  const heads = walks.map((walk) => walk.next());
  let at = mdat.body;
  for (;;) {
    const turn = heads.findIndex((head) => head.done !== true && head.value.offset === at);
    const head = heads[turn];
    if (head === undefined || head.done === true) break;
    const chunk: Chunk = head.value;
    if (chunk.end <= at) throw invalid("a chunk is empty");
    at = chunk.end;
    const next = walks[turn]?.next();
    if (next !== undefined) heads[turn] = next;
  }
  const allTaken = heads.every((head) => head.done === true);
  if (!allTaken || at !== mdat.end) throw invalid("its samples do not fill its body");
};

/** Begin, order and length of both tracks are those of the movie. @returns its duration */
const checkTimes = (moov: Box, video: Track, audio: Track): MediaMs => {
  const { timescale, duration } = movieTimes(moov);
  const inMovie = (track: Track, time: number): number => (time * timescale) / track.timescale;
  if (inMovie(video, video.length) !== duration || video.edit.presented !== duration) {
    throw invalid("its pictures are not as long as it says");
  }
  // Each frame is shown once: what B-frames come earlier, others come later.
  if (video.compositionSum !== video.samples * video.edit.skip) throw invalid("its pictures are out of order");
  const sound = inMovie(audio, audio.length - audio.edit.skip);
  if (audio.edit.presented !== Math.max(0, Math.min(sound, duration))) throw invalid("its sound has another length");
  return mediaMs(Math.round((duration * 1000) / timescale));
};

export const checkMp4 = async (
  file: FileHandle,
  expected: Expected,
  decoder: KeyFrameDecoder | null,
): Promise<Omit<Verified, "sha256">> => {
  const { size } = await file.stat();
  const { moov, mdat } = partsOf(await fileBoxes(file, size));
  const index = new Box("moov", await readExactly(file, moov.body, moov.end - moov.body));
  const tracks = index
    .children()
    .filter((child) => child.type === "trak")
    .map(readTrack);
  const video = trackOf(tracks, "vide", expected.frames);
  const audio = trackOf(tracks, "soun", expected.audioFrames);
  checkChunks([video, audio], mdat);
  const durationMs = checkTimes(index, video, audio);
  await checkKeyFrames(file, video, decoder);
  return { bytes: size, durationMs };
};
