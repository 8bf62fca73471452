/** The body of an upload of captions: WebVTT in UTF-8, or the line that is wrong (L71). */
import { cueWords, readWebVtt } from "@roomreel/contract";
import { Failure } from "../../vocabulary/index.ts";

const CUES_MAX = 100_000;

/** @throws Failure `bad-captions` */
export const captionsIn = (body: unknown): { readonly content: Buffer; readonly cues: number } => {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw bad("send the WebVTT file as the body, with Content-Type text/vtt");
  const read = readWebVtt(textOf(body));
  if (!read.ok) throw bad(`line ${read.line}: ${read.problem}`);
  const cues = read.cues.filter(({ text }) => cueWords(text).trim() !== "").length;
  if (cues === 0) throw bad("has no cue with words");
  if (cues > CUES_MAX) throw bad(`has more than ${CUES_MAX} cues`);
  return { content: body, cues };
};

const bad = (message: string): Failure => new Failure("bad-captions", message);

const textOf = (content: Buffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw bad("is not UTF-8, which WebVTT is written in: save it as UTF-8");
  }
};
