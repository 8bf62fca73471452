/**
 * A recording as the library keeps it: what people say about it, and whether it is to go or must stay.
 *
 *     kept ──delete──> in the trash ──trash time over, or delete for good──> gone
 *       ^──restore────────┘            gone: hidden at once; a job removes the files, then the row
 *     kept or in the trash ──retention over──> gone             under legal hold: none of these
 */
import type { RecordingRecord } from "../recording/index.ts";
import type { MediaMs, WallMs } from "../vocabulary/index.ts";

/** Nobody and nothing deletes it until an administrator lifts the hold. */
export type LegalHold = {
  readonly since: WallMs;
  /** Account, or the name of an API key. */
  readonly by: string;
  readonly reason: string;
};

/** What people may change. */
export type Details = {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
};

/** One recording of the library. */
export type LibraryEntry = {
  /** With the title and file name as they are now. */
  readonly record: RecordingRecord;
  readonly description: string;
  readonly tags: readonly string[];
  /** Names of those who were there. */
  readonly people: readonly string[];
  readonly trash: { readonly since: WallMs; readonly by: string; readonly until: WallMs } | null;
  readonly hold: LegalHold | null;
  /** Of a file that is being made: how much is made, and of how much as far as that is known. Null: none is. */
  readonly making: { readonly madeMs: MediaMs; readonly ofMs: MediaMs | null } | null;
  /** When retention deletes it, unless it is under legal hold; null: never. */
  readonly expiresAt: WallMs | null;
};
