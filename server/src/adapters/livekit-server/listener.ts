import { z } from "zod";
import type { Logger } from "../../vocabulary/index.ts";

export type Listener = {
  readonly hear: (line: string) => void;
  /** What it said last that was not good, for the person who must mend it. */
  readonly complaint: () => string;
};

const entry = z.object({ level: z.string(), msg: z.string(), error: z.string().optional() });

/** Takes LiveKit's lines (zap JSON) into our log; what it only tells about itself is for debugging. */
export const createListener = (log: Logger): Listener => {
  let last = "it gave no reason";
  const hear = (line: string): void => {
    const { level, text } = understand(line);
    if (level === "error" || level === "fatal" || level === "plain") last = text;
    if (level === "error" || level === "fatal") log.warn(text);
    else log.debug(text);
  };
  return { hear, complaint: () => last };
};

const understand = (line: string): { level: string; text: string } => {
  const parsed = entry.safeParse(readJson(line));
  if (!parsed.success) return { level: "plain", text: line };
  const { level, msg, error } = parsed.data;
  return { level, text: error === undefined ? msg : `${msg}: ${error}` };
};

const readJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};
