/** What players show about the file: title and date as iTunes tags, chapters as Nero's `chpl`, both in `udta`. */
import type { WallMs } from "../vocabulary/index.ts";
import type { Chapter } from "../render/index.ts";
import { box, latin, plainBox, fullBox, u32, u64, u8, zeros } from "./boxes.ts";

/** What people see of the file; known only when it is finished. */
export type PublicationMeta = {
  readonly title: string;
  readonly createdAt: WallMs;
  /** In order of time. The format has room for 255; more are left out. */
  readonly chapters: readonly Chapter[];
};

const MOST_CHAPTERS = 255;
const CHAPTER_TITLE_BYTES = 255;
export const TITLE_BYTES = 1024;
/** `chpl` counts time in 100 ns. */
const TICKS_PER_MS = 10_000;
const UTF8_TEXT = 1;

/** The longest beginning of a text that fits, never half a character. */
export const fitted = (text: string, mostBytes: number): Buffer => {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) return bytes;
  const isContinuation = (index: number): boolean => ((bytes[index] ?? 0) & 0xc0) === 0x80;
  let end = mostBytes;
  while (end > 0 && isContinuation(end)) end -= 1;
  return bytes.subarray(0, end);
};

const tag = (name: string, text: Buffer): Buffer => box(name, box("data", u32(UTF8_TEXT, 0), text));

const tags = (meta: PublicationMeta): Buffer => {
  const handler = plainBox("hdlr", u32(0), latin("mdirappl"), zeros(9));
  const title = tag("\u00a9nam", fitted(meta.title, TITLE_BYTES));
  const date = tag("\u00a9day", Buffer.from(new Date(meta.createdAt).toISOString()));
  return plainBox("meta", handler, box("ilst", title, date));
};

const chapterEntry = (chapter: Chapter): Buffer => {
  const title = fitted(chapter.title, CHAPTER_TITLE_BYTES);
  return Buffer.concat([u64(Math.round(chapter.atMs * TICKS_PER_MS)), u8(title.length), title]);
};

export const userData = (meta: PublicationMeta): Buffer => {
  const chapters = meta.chapters.slice(0, MOST_CHAPTERS).map(chapterEntry);
  if (chapters.length === 0) return box("udta", tags(meta));
  const list = fullBox("chpl", { version: 1, flags: 0 }, u32(0), u8(chapters.length), ...chapters);
  return box("udta", tags(meta), list);
};

/** No `userData` is longer. */
export const USER_DATA_BYTES_AT_MOST = 512 + TITLE_BYTES + MOST_CHAPTERS * (9 + CHAPTER_TITLE_BYTES);
