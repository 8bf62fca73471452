/** The decoders of all tracks with a picture, and what is new of them. */
import type { TrackDue } from "../../timeline/index.ts";
import type { TrackIndex } from "../../vocabulary/index.ts";
import type { MediaEngine, PictureCodec, PictureDecoder } from "../ports.ts";
import type { Pictures } from "./stage-painter.ts";

type Decoding = {
  readonly decoder: PictureDecoder;
  readonly codec: PictureCodec;
  /** The decoder refused something: it begins again with a key frame. */
  needsKeyFrame: boolean;
};

const codecs: readonly string[] = ["vp8", "vp9", "h264"] satisfies readonly PictureCodec[];
const isPictureCodec = (codec: string): codec is PictureCodec => codecs.includes(codec);

/** A decoder holds some megabytes; tracks that are gone for good are closed when there are more. */
const DECODERS_MAX = 64;

export class PicturePool implements Pictures {
  readonly #engine: MediaEngine;
  readonly #decoding = new Map<TrackIndex, Decoding>();
  #new = new Set<TrackIndex>();

  constructor(engine: MediaEngine) {
    this.#engine = engine;
  }

  readonly decoderOf = (track: TrackIndex): PictureDecoder | undefined => this.#decoding.get(track)?.decoder;
  readonly isNew = (track: TrackIndex): boolean => this.#new.has(track);

  /** Decodes what came due. @returns tracks with a new picture, until the next call */
  take(all: readonly TrackDue[]): ReadonlySet<TrackIndex> {
    this.#new = new Set();
    for (const one of all) if (this.#takeTrack(one)) this.#new.add(one.description.track);
    return this.#new;
  }

  close(): void {
    for (const { decoder } of this.#decoding.values()) decoder.close();
    this.#decoding.clear();
  }

  #takeTrack({ description, due }: TrackDue): boolean {
    if (!isPictureCodec(description.codec)) return false;
    const decoding = this.#decodingOf(description.track, description.codec);
    // What is older than a due key frame will never be seen.
    const newestKey = due.findLastIndex(({ picture }) => picture.keyFrame);
    let seen = false;
    for (const { picture } of due.slice(Math.max(0, newestKey))) {
      if (decoding.needsKeyFrame && !picture.keyFrame) continue;
      const decoded = decoding.decoder.decode(picture.parts);
      decoding.needsKeyFrame = decoded === "broken";
      seen ||= decoded === "picture";
    }
    return seen;
  }

  #decodingOf(track: TrackIndex, codec: PictureCodec): Decoding {
    const known = this.#decoding.get(track);
    if (known?.codec === codec) return known;
    known?.decoder.close();
    this.#decoding.delete(track);
    const [oldest] = this.#decoding.entries();
    if (this.#decoding.size >= DECODERS_MAX && oldest !== undefined) {
      oldest[1].decoder.close();
      this.#decoding.delete(oldest[0]);
    }
    const decoding = { decoder: this.#engine.openPictureDecoder(codec), codec, needsKeyFrame: false };
    this.#decoding.set(track, decoding);
    return decoding;
  }
}
