/** What the front of a Matroska file says of it, and where its clusters are (RFC 9559). */
import type { FileHandle } from "node:fs/promises";
import { invalid, readExactly } from "../boxes.ts";
import { elementAt, elementsIn, floatOf, type Placed, placeAt, uintOf } from "./elements.ts";

export const ids = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  void: 0xec,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  chapters: 0x1043a770,
  tags: 0x1254c367,
  cues: 0x1c53bb6b,
  cluster: 0x1f43b675,
} as const;

export type MatroskaTrack = {
  readonly number: number;
  readonly frameMs: number;
  readonly configuration: Buffer;
  readonly body: Buffer;
};
export type CuePlace = { readonly atMs: number; readonly clusterAt: number };
export type MatroskaFile = {
  readonly durationMs: number;
  readonly video: MatroskaTrack & { readonly width: number; readonly height: number };
  readonly audio: MatroskaTrack;
  readonly cues: readonly CuePlace[];
  /** Where the first cluster begins, and the file ends. */
  readonly mediaAt: number;
  readonly end: number;
};

/** Far more than the seven in front of the clusters. */
const MOST_ELEMENTS = 32;
const LARGEST_ELEMENT = 64 * 1024 * 1024;

const bodyOf = (file: FileHandle, { body, end }: Placed): Promise<Buffer> => {
  if (end - body > LARGEST_ELEMENT) throw invalid("an element is too large");
  return readExactly(file, body, end - body);
};

/** Elements before the first cluster; each kind once, but for empty space. */
const frontOf = async (file: FileHandle, segment: Placed): Promise<ReadonlyMap<number, Placed>> => {
  const found = new Map<number, Placed>();
  let at = segment.body;
  for (let count = 0; at < segment.end; count += 1) {
    if (count === MOST_ELEMENTS) throw invalid("it has too many elements in front");
    const place = await placeAt(file, at, segment.end);
    if (found.has(place.id) && place.id !== ids.void) throw invalid("it has an element twice");
    found.set(place.id, place);
    if (place.id === ids.cluster) return found;
    at = place.end;
  }
  throw invalid("it has no media");
};

const trackIn = (tracks: Buffer, codec: string): MatroskaTrack => {
  const all = [...elementsIn(tracks)].map(({ body }) => body);
  const [body, second] = all.filter((one) => elementAt(one, 0x86).toString() === codec);
  if (all.length !== 2 || body === undefined || second !== undefined) throw invalid(`it has not one track of ${codec}`);
  const configuration = elementAt(body, 0x63a2);
  return {
    number: uintOf(elementAt(body, 0xd7)),
    frameMs: uintOf(elementAt(body, 0x23e383)) / 1e6,
    configuration,
    body,
  };
};

const cuesIn = (cues: Buffer, segment: Placed): readonly CuePlace[] =>
  [...elementsIn(cues)].map(({ body }) => ({
    atMs: uintOf(elementAt(body, 0xb3)),
    clusterAt: segment.body + uintOf(elementAt(body, 0xb7, 0xf1)),
  }));

/** Every place that the seek head names holds what it says. */
const checkSeeks = (seekHead: Buffer, segment: Placed, front: ReadonlyMap<number, Placed>): void => {
  for (const { body } of elementsIn(seekHead)) {
    const place = front.get(uintOf(elementAt(body, 0x53ab)));
    if (place?.at !== segment.body + uintOf(elementAt(body, 0x53ac))) throw invalid("its list of places is wrong");
  }
};

/** @throws Failure `publish.file-invalid` */
export const readFront = async (file: FileHandle, length: number): Promise<MatroskaFile> => {
  const ebml = await placeAt(file, 0, length);
  if (ebml.id !== ids.ebml || elementAt(await bodyOf(file, ebml), ids.docType).toString() !== "matroska")
    throw invalid("it does not say what it is");
  const segment = await placeAt(file, ebml.end, length);
  if (segment.id !== ids.segment || segment.end !== length) throw invalid("it has not one segment to its end");
  const front = await frontOf(file, segment);
  const part = (id: number): Promise<Buffer> => {
    const place = front.get(id);
    if (place === undefined) throw invalid(`it has no element ${id.toString(16)}`);
    return bodyOf(file, place);
  };
  checkSeeks(await part(ids.seekHead), segment, front);
  const info = await part(ids.info);
  if (uintOf(elementAt(info, 0x2ad7b1)) !== 1_000_000) throw invalid("its times are not milliseconds");
  const tracks = await part(ids.tracks);
  const video = trackIn(tracks, "V_MPEG4/ISO/AVC");
  const side = (id: number): number => uintOf(elementAt(video.body, 0xe0, id));
  return {
    durationMs: floatOf(elementAt(info, 0x4489)),
    video: { ...video, width: side(0xb0), height: side(0xba) },
    audio: trackIn(tracks, "A_AAC"),
    cues: cuesIn(await part(ids.cues), segment),
    mediaAt: front.get(ids.cluster)?.at ?? 0,
    end: segment.end,
  };
};
