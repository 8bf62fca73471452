/**
 * WebVTT (W3C, 4 April 2019), read: captions that people upload, and the chapters and preview that are made here.
 *
 * Browsers drop in silence what they cannot read, and whoever uploaded it finds a hole in the captions weeks later. So
 * whatever a browser would drop is an error here, with the line and what is wrong with it. What a browser reads past,
 * settings that it does not know for one, is no error.
 */

/** One cue: shown from `fromMs` until before `toMs`. */
export type Cue = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly id: string;
  /** As it is written, with tags and entities; lines are parted by `\n`. */
  readonly text: string;
};
/** What was read; or the first line, counted from 1, that is wrong, and why. */
export type ReadWebVtt =
  | { readonly ok: true; readonly cues: readonly Cue[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

const ARROW = "-->";

class Wrong extends Error {
  readonly line: number;
  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

/** Reads all of it; never throws, whatever the text is. */
export const readWebVtt = (text: string): ReadWebVtt => {
  try {
    return { ok: true, cues: cuesIn(text) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { ok: false, line: error.line, problem: error.message };
  }
};

/** Lines between empty ones; `line`: of the first. */
type Block = { readonly line: number; readonly lines: readonly string[] };

const cuesIn = (text: string): readonly Cue[] => {
  const lines = text.replace(/^\u{FEFF}/u, "").split(/\r\n|\n|\r/);
  const nul = lines.findIndex((line) => line.includes("\0"));
  if (nul !== -1) throw new Wrong(nul + 1, "has a NUL character");
  const [head, ...blocks] = blocksOf(lines);
  requireHead(head, lines);
  const cues: Cue[] = [];
  for (const block of blocks) {
    const cue = cueOf(block, cues.length > 0);
    if (cue !== null) cues.push(cue);
  }
  return cues;
};

const blocksOf = (lines: readonly string[]): readonly Block[] => {
  const blocks: { line: number; lines: string[] }[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    if (line !== "" && !isOpen) blocks.push({ line: index + 1, lines: [] });
    if (line !== "") blocks.at(-1)?.lines.push(line);
    isOpen = line !== "";
  }
  return blocks;
};

const requireHead = (head: Block | undefined, lines: readonly string[]): void => {
  if (head?.line !== 1 || !/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? ""))
    throw new Wrong(1, looksLikeSubRip(lines) ? `${NO_HEAD}; this looks like SubRip (.srt): convert it` : NO_HEAD);
  const arrow = head.lines.findIndex((line) => line.includes(ARROW));
  if (arrow !== -1) throw new Wrong(1 + arrow, "needs an empty line before it: the head ends with one");
};

const NO_HEAD = "must begin with WEBVTT";
const looksLikeSubRip = (lines: readonly string[]): boolean =>
  lines.some((line) => /^\d+:\d\d:\d\d,\d{3} --> \d/.test(line));

const cueOf = ({ line, lines }: Block, isAfterCue: boolean): Cue | null => {
  const [first = "", second] = lines;
  if (/^NOTE(?:[ \t]|$)/.test(first)) return withoutArrow({ line, lines });
  if (/^(?:STYLE|REGION)[ \t]*$/.test(first) && second?.includes(ARROW) !== true) {
    if (isAfterCue) throw new Wrong(line, "styles and regions must stand before the first cue");
    return withoutArrow({ line, lines });
  }
  const named = first.includes(ARROW) ? 0 : 1;
  const times = lines[named];
  if (times?.includes(ARROW) !== true)
    throw new Wrong(line, "is neither a cue nor a note: a cue has a line `00:01.000 --> 00:02.000`");
  const body = lines.slice(named + 1);
  withoutArrow({ line: line + named + 1, lines: body });
  return { ...spanOf(times, line + named), id: named === 0 ? "" : first, text: body.join("\n") };
};

/** Browsers take a line with an arrow for the times of another cue. */
const withoutArrow = ({ line, lines }: Block): null => {
  const arrow = lines.findIndex((one) => one.includes(ARROW));
  if (arrow !== -1)
    throw new Wrong(line + arrow, `has "${ARROW}" where text stands: write --&gt;, or an empty line before a cue`);
  return null;
};

const spanOf = (times: string, line: number): Pick<Cue, "fromMs" | "toMs"> => {
  const match = /^[ \t]*(?<from>[^ \t]*?)[ \t]*-->[ \t]*(?<to>[^ \t]*)(?:[ \t]|$)/.exec(times);
  const fromMs = msOf(match?.groups?.["from"] ?? "", line);
  const toMs = msOf(match?.groups?.["to"] ?? "", line);
  if (toMs <= fromMs) throw new Wrong(line, "ends before it begins");
  return { fromMs, toMs };
};

/** `[h…h:]mm:ss.ttt` */
const msOf = (time: string, line: number): number => {
  const match = /^(?:(?<hours>\d{2,6}):)?(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)\.(?<ms>\d{3})$/.exec(time);
  if (match === null) throw new Wrong(line, `"${time.slice(0, 30)}" is no time: write 00:01:02.345${commaHint(time)}`);
  const { hours = "0", minutes, seconds, ms } = match.groups ?? {};
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
};
const commaHint = (time: string): string => (time.includes(",") ? ", with a full stop and no comma" : "");

/** The words of a cue as they are read: without tags, and with what entities stand for. */
export const cueWords = (text: string): string =>
  text.replaceAll(/<[^>]*>?/g, "").replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? entity);
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": "\u{A0}",
  "&lrm;": "\u{200E}",
  "&rlm;": "\u{200F}",
};
