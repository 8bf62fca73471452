/** The file as a thing: its boxes, its formats, its length. */
import { open } from "node:fs/promises";
import { AV_CODEC_ID_AAC, AV_CODEC_ID_H264, AV_PROFILE_H264_HIGH } from "node-av";
import type { FilmFacts } from "./decode.ts";
import { beginningOf, seconds, type Evidence } from "./evidence.ts";
import { tolerance } from "./tolerance.ts";

/** Names of the outermost boxes (ISO/IEC 14496-12 section 4.2), in order. */
export const boxesOf = async (path: string): Promise<readonly string[]> => {
  const file = await open(path);
  const { size } = await file.stat();
  const header = Buffer.alloc(16);
  const names: string[] = [];
  for (let at = 0; at < size;) {
    await file.read(header, 0, header.length, at);
    const short = header.readUInt32BE(0);
    names.push(header.toString("latin1", 4, 8));
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (length < 8) throw new Error(`box ${names.at(-1)} at ${at} says it has ${length} bytes`);
    at += length;
  }
  await file.close();
  return names;
};

/** A player that has read the beginning can seek everywhere. */
export const checkIndexInFront = (boxes: readonly string[]): readonly string[] => {
  const [index, media] = [boxes.indexOf("moov"), boxes.indexOf("mdat")];
  return boxes[0] === "ftyp" && index > 0 && index < media ? [] : [`boxes in the order ${boxes.join(", ")}`];
};

/** What every recording is: 1920x1080 H.264 High at a steady 30 frames a second, AAC at 48 kHz. */
export const checkFormat = ({ video, audio }: FilmFacts): readonly string[] => {
  const wanted = { codecId: AV_CODEC_ID_H264, profile: AV_PROFILE_H264_HIGH, width: 1920, height: 1080 };
  const faults = Object.entries(wanted).flatMap(([name, value]) => {
    const found: unknown = Reflect.get(video, name);
    return found === value ? [] : [`video ${name} is ${String(found)} instead of ${value}`];
  });
  // 33 and 34 ms are what whole milliseconds make of a thirtieth.
  if (video.stepsMs.some((step) => step !== 33 && step !== 34))
    faults.push(`frames ${video.stepsMs.join(", ")} ms apart`);
  if (audio.codecId !== AV_CODEC_ID_AAC || audio.sampleRate !== 48_000)
    faults.push(`audio is codec ${audio.codecId} at ${audio.sampleRate} Hz`);
  return faults;
};

/** Both tracks last from the first captured instant to Stop, without the time of a pause. */
export const checkDuration = (evidence: Evidence): readonly string[] => {
  const { film, performance } = evidence;
  const { pressedAt, resumedAt } = performance.pause ?? { pressedAt: 0, resumedAt: 0 };
  const wanted = performance.stopPressedAt - beginningOf(evidence) - (resumedAt - pressedAt);
  const { video, audio } = film.facts;
  return Object.entries({ video, audio }).flatMap(([name, { durationMs }]) => {
    if (Math.abs(durationMs - wanted) <= tolerance.durationMs) return [];
    return [`${name} lasts ${seconds(durationMs)}, from its first instant to Stop it were ${seconds(wanted)}`];
  });
};
