/**
 * The index of a finished Matroska file: where everything lies, how long it is, chapters, tags, and where key frames
 * are. It always fits: of more places of key frames than there is room for every second one is left out.
 */
import type { MediaFormat } from "../media-format.ts";
import { fitted, type PublicationMeta, TITLE_BYTES } from "../metadata.ts";
import { element, text, uint, uint32 } from "./ebml.ts";
import { INDEX_AT, indexRoom, SEGMENT_BODY_AT } from "./head.ts";
import { info, tracks } from "./tracks.ts";

const NS_PER_MS = 1_000_000;
const CHAPTERS_MAX = 255;
const CHAPTER_TITLE_BYTES = 255;
const UNDETERMINED = "und";

/** A key frame, and its cluster's place from the start of the media. */
export type Cue = { readonly atMs: number; readonly start: number };

const chapters = ({ chapters: all }: PublicationMeta): readonly Buffer[] => {
  if (all.length === 0) return [];
  const atoms = all.slice(0, CHAPTERS_MAX).map(({ atMs, title }, index) => {
    const words = text(0x85, fitted(title, CHAPTER_TITLE_BYTES));
    const display = element(0x80, words, text(0x437c, UNDETERMINED));
    return element(0xb6, uint(0x73c4, index + 1), uint(0x91, Math.round(atMs) * NS_PER_MS), display);
  });
  return [element(0x1043a770, element(0x45b9, uint(0x45bc, 1), ...atoms))];
};

const tags = ({ createdAt }: PublicationMeta): Buffer => {
  const tag = (name: string, value: Buffer | string): Buffer =>
    element(0x67c8, text(0x45a3, name), text(0x4487, value));
  const date = new Date(createdAt).toISOString();
  const ofAll = element(0x63c0);
  return element(0x1254c367, element(0x7373, ofAll, tag("DATE_RECORDED", date)));
};

const cueList = (cues: readonly Cue[], reserve: number): Buffer => {
  const points = cues.map(({ atMs, start }) => {
    const place = element(0xb7, uint(0xf7, 1), uint(0xf1, reserve + start - SEGMENT_BODY_AT));
    return element(0xbb, uint(0xb3, atMs), place);
  });
  return element(0x1c53bb6b, ...points);
};

/** Where each element lies that comes behind this list of them; its own length depends on their number alone. */
const seekHead = (elements: readonly Buffer[]): Buffer => {
  const listAt = (from: number): Buffer => {
    let at = from;
    const seeks = elements.map((one) => {
      const seek = element(0x4dbb, element(0x53ab, one.subarray(0, 4)), uint32(0x53ac, at));
      at += one.length;
      return seek;
    });
    return element(0x114d9b74, ...seeks);
  };
  return listAt(INDEX_AT - SEGMENT_BODY_AT + listAt(0).length);
};

type Film = { readonly format: MediaFormat; readonly durationMs: number; readonly cues: readonly Cue[] };

export const finishedIndex = ({ format, durationMs, cues }: Film, meta: PublicationMeta, reserve: number): Buffer => {
  const title = fitted(meta.title, TITLE_BYTES);
  const named = { ...meta, title: title.toString() };
  const rest = [info({ ...named, durationMs }), tracks(format), ...chapters(named), tags(named)];
  for (let kept = cues; ; kept = kept.filter((_, index) => index % 2 === 0)) {
    const elements = [...rest, cueList(kept, reserve)];
    const index = Buffer.concat([seekHead(elements), ...elements]);
    if (index.length <= indexRoom(reserve) || kept.length <= 1) return index;
  }
};
