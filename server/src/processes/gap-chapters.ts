/** Viewers find gaps as chapters. */
import type { Gap } from "../recording/index.ts";
import type { Chapter } from "../render/index.ts";

/** In order of time; none when nothing is missing. */
export const chaptersOf = (gaps: readonly Gap[]): readonly Chapter[] => {
  if (gaps.length === 0) return [];
  const marks = gaps.flatMap(({ fromMs, toMs, reason }) => [
    {
      atMs: fromMs,
      title: reason === "recorder-lost" ? "Not recorded: recorder lost" : "Not recorded: connection lost",
    },
    { atMs: toMs, title: "Recording continues" },
  ]);
  return [{ atMs: 0, title: "Recording" }, ...marks];
};
