/** One length of the publish benchmark: FOLDER MINUTES. Reads the media from FOLDER and prints its figures as JSON. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { deserialize } from "node:v8";
import { openPublication, verifyFile } from "../../server/src/publish/index.ts";
import type { Publication } from "../../server/src/publish/index.ts";
import type { Media } from "../../server/src/publish/media.fixture.ts";
import type { EncodedSegment } from "../../server/src/render/index.ts";
import { wallMs } from "../../server/src/vocabulary/index.ts";
import { cpuSeconds, peakMemoryMb, quantile } from "../harness.ts";

export type Figures = {
  readonly megabytes: number;
  readonly overheadMegabytes: number;
  readonly writeCpuSeconds: number;
  readonly appendMs: { readonly median: number; readonly slowest: number };
  readonly finishMs: number;
  readonly verifyMs: number;
  readonly resumeMs: number;
  readonly peakMemoryMb: number;
};

const FRAMES_A_MINUTE = 1800;
const AUDIO_FRAMES_IN_SEGMENT = 450;

const timed = async <Result>(action: () => Promise<Result>): Promise<{ result: Result; ms: number }> => {
  const before = performance.now();
  const result = await action();
  return { result, ms: performance.now() - before };
};

/** The given segment, as the `number`th of the file. */
const numbered = (segment: EncodedSegment, number: number): EncodedSegment => ({
  ...segment,
  firstFrame: number * segment.frames.length,
  firstAudioFrame: number * AUDIO_FRAMES_IN_SEGMENT,
  audio: segment.audio.slice(0, AUDIO_FRAMES_IN_SEGMENT),
  resumeState: `segment ${number}`,
});

const appendAll = async (
  publication: Publication,
  segment: EncodedSegment,
  count: number,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    times.push((await timed(() => publication.append(numbered(segment, number)))).ms);
  }
  return times;
};

const [folder = ".", minutes = "1"] = process.argv.slice(2);
const { video, audio, segments } = deserialize(readFileSync(join(folder, "media"))) as Media;
const [segment] = segments;
if (segment === undefined) throw new Error("no segment");
const options = { filePath: join(folder, "film.mp4"), fileFormat: "mp4" as const, video, audio };

const count = Math.max(1, Math.round((Number(minutes) * FRAMES_A_MINUTE) / segment.frames.length));
const cpuBefore = cpuSeconds();
const begun = await openPublication(options);
const appendTimes = await appendAll(begun, segment, count);
await begun.close();
const writeCpuSeconds = cpuSeconds() - cpuBefore;
const resumed = await timed(() => openPublication(options));
const meta = { title: "Benchmark", createdAt: wallMs(0), chapters: [] };
const finished = await timed(() => resumed.result.finish(meta));
const peak = peakMemoryMb();
const expected = { frames: count * segment.frames.length, audioFrames: count * AUDIO_FRAMES_IN_SEGMENT };
const verified = await timed(() => verifyFile(options.filePath, expected));

const one = numbered(segment, 0);
const mediaBytes = [...one.frames.map((frame) => frame.data), ...one.audio].reduce((sum, part) => sum + part.length, 0);
const figures: Figures = {
  megabytes: verified.result.bytes / 1e6,
  overheadMegabytes: (verified.result.bytes - count * mediaBytes) / 1e6,
  writeCpuSeconds,
  appendMs: { median: quantile(appendTimes, 0.5), slowest: quantile(appendTimes, 1) },
  finishMs: finished.ms,
  verifyMs: verified.ms,
  resumeMs: resumed.ms,
  peakMemoryMb: peak,
};
console.log(JSON.stringify(figures));
rmSync(options.filePath);
