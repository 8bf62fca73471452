/** What was not captured, as viewers find it: chapters of the file. */
import type { Gap } from "../recording/index.ts";
import type { Chapter } from "../render/index.ts";

const titles: Readonly<Record<Gap["reason"], string>> = {
  "recorder-lost": "Not recorded: recorder lost",
  "connection-lost": "Not recorded: connection lost",
  paused: "Recording continues after a pause",
};

/** None for a file without gaps. A gap has a chapter, and one where it is over; a pause, which was cut out, has one. */
export const chaptersOf = (gaps: readonly Gap[]): readonly Chapter[] => {
  if (gaps.length === 0) return [];
  const marks = gaps
    .toSorted((one, two) => one.fromMs - two.fromMs)
    .flatMap(({ fromMs, toMs, reason }) => {
      const begins = { atMs: fromMs, title: titles[reason] };
      return reason === "paused" ? [begins] : [begins, { atMs: toMs, title: "Recording continues" }];
    });
  return [{ atMs: 0, title: "Recording" }, ...marks];
};
