/**
 * What a kind of file adds to a publication: how media lie in it, what its front looks like, and its index. All else of
 * growing, of surviving kills and of finishing is the same for all kinds (publication.ts).
 */
import type { EncodedSegment } from "../render/index.ts";
import type { Commit } from "./commit.ts";
import type { PublicationMeta } from "./metadata.ts";

/** Bytes that are written over what is there. */
export type Patch = { readonly at: number; readonly bytes: readonly Buffer[] };

/** What lies before the media: `reserve` bytes, into which the index goes. */
export interface Front {
  /** So many bytes tell whether a file begins so, and how. */
  readonly noteBytes: number;
  /** What a new file begins with, ready for media at `payloadAt`. */
  opening(reserve: number): Buffer;
  /** The reserve of a file that `opening` began, or null when the bytes are no such file. */
  reserveOf(opening: Buffer): number | null;
  payloadAt(reserve: number): number;
  fits(indexBytes: number, reserve: number): boolean;
  /** What finishes the file; may be written again. */
  ending(index: Buffer, place: { readonly reserve: number; readonly payloadBytes: number }): readonly Patch[];
}

/** One growing file's knowledge of itself. */
export interface Container {
  readonly front: Front;
  /** With which a file begins. */
  readonly firstReserve: number;
  readonly frames: number;
  readonly audioFrames: number;
  /**
   * @param start where its media go, from the start of the payload
   * @throws Failure `publish.segment-invalid`
   */
  plan(segment: EncodedSegment, start: number): { readonly commit: Commit; readonly media: readonly Buffer[] };
  /** Takes in what a commit holds. */
  add(commit: Commit): void;
  /** An upper bound of what `index` gives, quickly. */
  readonly indexBytesAtMost: number;
  index(meta: PublicationMeta, place: { readonly reserve: number }): Buffer;
}
