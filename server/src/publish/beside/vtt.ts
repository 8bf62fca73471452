/** WebVTT (W3C, 2019), as far as it is written here. */
import type { Chapter } from "../../render/index.ts";

const two = (value: number): string => String(value).padStart(2, "0");

/** `01:02:03.456` */
export const cueTime = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return `${clock}.${String(ms % 1000).padStart(3, "0")}`;
};

/** Text in which nothing is a tag, an entity, an arrow or a line of its own. */
const cueText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/\s+/g, " ");

/** Each chapter lasts until the next one. */
export const chaptersVtt = (chapters: readonly Chapter[], durationMs: number): string => {
  const cues = chapters.flatMap(({ atMs, title }, index) => {
    const until = chapters[index + 1]?.atMs ?? durationMs;
    return until > atMs ? [`${cueTime(atMs)} --> ${cueTime(until)}\n${cueText(title)}\n`] : [];
  });
  return ["WEBVTT\n", ...cues].join("\n");
};
