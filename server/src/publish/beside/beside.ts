/**
 * What lies beside the file of a recording, for whoever looks at it: a poster, a preview, its chapters and who spoke
 * when. All of it follows from the file and its log, so it is made after the file was reported, and made again when it
 * is missing. Whole files only: written aside, then renamed.
 */
import { access, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Gap, PlacedMark } from "../../recording/index.ts";
import type { MeetingNotes } from "../../timeline/index.ts";
import { chaptersOf } from "../chapters.ts";
import { openPictures } from "../verify/open-pictures.ts";
import { type PictureMaker, picturesOf } from "./pictures.ts";
import { chaptersVtt } from "./vtt.ts";

/** Their names. `-nameless`: for whoever is not told who took part. */
export const besideFiles = [
  "poster.jpg",
  "preview.jpg",
  "preview.vtt",
  "chapters.vtt",
  "chapters-nameless.vtt",
  "speakers.json",
  "speakers-nameless.json",
] as const;
/** One of them. */
export type BesideFile = (typeof besideFiles)[number];

/** What they are made of. */
export type BesideSource = {
  readonly filePath: string;
  readonly gaps: readonly Gap[];
  readonly marks: readonly PlacedMark[];
  /** Reads the log; asked only when something is missing that needs it. */
  readonly notes: () => Promise<MeetingNotes>;
};

/** Makes what is missing; may be repeated, also by two at once. @throws Failure `publish.file-invalid` */
export const makeBeside = async (source: BesideSource, maker: PictureMaker): Promise<void> => {
  const { filePath } = source;
  const folder = dirname(filePath);
  const missing = await missingIn(folder);
  if (missing.length === 0) return;
  const pictures = await openPictures(filePath);
  try {
    if (missing.some((name) => pictureNames.has(name))) {
      const made = await picturesOf(pictures, maker);
      if (made !== null) {
        await keep(join(folder, "poster.jpg"), made.poster);
        await keep(join(folder, "preview.jpg"), made.preview);
        await keep(join(folder, "preview.vtt"), made.previewVtt);
      }
    }
    if (missing.every((name) => pictureNames.has(name))) return;
    const texts = textsOf(await source.notes(), source, pictures.durationMs);
    for (const [name, text] of Object.entries(texts)) await keep(join(folder, name), text);
  } finally {
    await pictures.close();
  }
};

const pictureNames: ReadonlySet<BesideFile> = new Set(["poster.jpg", "preview.jpg", "preview.vtt"]);

const textsOf = (notes: MeetingNotes, { gaps, marks }: BesideSource, durationMs: number) => {
  const happened = notes.notesWith(marks);
  const vtt = (naming: "named" | "nameless"): string => chaptersVtt(chaptersOf(gaps, happened, naming), durationMs);
  const speakers = notes.speakers.map(({ identity, name, spans }) => ({
    identity,
    name,
    spans: spans
      .map(({ fromMs, toMs }) => [fromMs, Math.min(toMs, durationMs)] as const)
      .filter(([fromMs, toMs]) => fromMs < toMs),
  }));
  const nameless = speakers.map(({ spans }, index) => ({ name: `Speaker ${index + 1}`, spans }));
  return {
    "chapters.vtt": vtt("named"),
    "chapters-nameless.vtt": vtt("nameless"),
    "speakers.json": JSON.stringify({ durationMs, speakers }),
    "speakers-nameless.json": JSON.stringify({ durationMs, speakers: nameless }),
  } satisfies Partial<Record<BesideFile, string>>;
};

const missingIn = async (folder: string): Promise<readonly BesideFile[]> => {
  const found = await Promise.all(
    besideFiles.map((name) =>
      access(join(folder, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return besideFiles.filter((_, index) => found[index] === false);
};

const keep = async (path: string, content: Buffer | string): Promise<void> => {
  const aside = `${path}.${process.pid}.part`;
  await writeFile(aside, content);
  await rename(aside, path);
};
