/**
 * A file that grows segment by segment and may be killed at any byte.
 *
 * Two files: `<filePath>.part` holds the media behind a reserve for the index, `<filePath>.index` (the sidecar) says
 * what of it is certain. A segment is appended in four steps: media, fdatasync, record in the sidecar, fdatasync.
 * So a whole record speaks of media that are on the disk, and opening cuts both files to the last whole record.
 *
 * To finish: index into the reserve, fdatasync, rename to `<filePath>`, sync of the folder. Each step may be repeated,
 * and whoever opens the publication after a crash between two of them finishes once more. All of it costs the same
 * after a minute and after a day, save for the index itself (2 MB an hour).
 *
 * The sidecar stays until the file was reported to whoever wanted it (`removeSidecar`): so a crash between "finished"
 * and "reported" finds all of it committed, and nothing is made twice. A finished file without a sidecar is nothing to
 * go on with: opening begins a new one, which replaces the old at `finish`.
 */
import type { EncodedSegment } from "../render/index.ts";
import { Failure, impossible } from "../vocabulary/index.ts";
import { encodeCommit } from "./commit.ts";
import type { Container } from "./container.ts";
import type { MediaFormat } from "./media-format.ts";
import { diskFailure } from "./disk.ts";
import type { Disk, DiskFile } from "./disk.ts";
import type { GrowingFile } from "./growing-file.ts";
import type { PublicationMeta } from "./metadata.ts";
import { checkSegment } from "./segment-check.ts";
import { encodeRecord } from "./sidecar.ts";

/** One growing file. Its calls come one after another; two at once are a broken assumption. */
export interface Publication {
  /** Frames that outlive a crash; the next segment begins there. */
  readonly committedFrames: number;
  readonly committedAudioFrames: number;
  /** Of the last committed segment; null before the first. */
  readonly resumeState: string | null;
  /**
   * Durable when it resolves. One at a time. After a failure nothing is lost and the same segment may be tried again.
   * @throws Failure `publish.segment-gap`, `publish.segment-invalid`, `publish.parameter-sets`, `publish.finished`,
   *   `publish.disk-full`, `publish.disk-failed`
   */
  append(segment: EncodedSegment): Promise<void>;
  /**
   * The file is at `filePath` when it resolves, its sidecar beside it, and the publication is closed. May be repeated.
   * @throws Failure `publish.empty`, `publish.disk-full`, `publish.disk-failed`
   */
  finish(meta: PublicationMeta): Promise<void>;
  /** Leaves everything as it is, to be opened again. Harmless after `finish`. */
  close(): Promise<void>;
}

/** What opening found or made. */
export type Opened = {
  readonly disk: Disk;
  readonly paths: { readonly file: string; readonly part: string; readonly sidecar: string };
  readonly format: MediaFormat;
  readonly largestReserve: number;
  readonly sidecar: DiskFile;
  /** Null when the file has its final name already. */
  readonly part: GrowingFile | null;
  readonly container: Container;
  readonly committed: Committed;
};

export type Committed = {
  readonly payloadBytes: number;
  readonly sidecarBytes: number;
  readonly resumeState: string | null;
};

type Phase = "growing" | "renamed" | "closed";

export class GrowingPublication implements Publication {
  readonly #opened: Opened;
  #committed: Committed;
  #phase: Phase;
  #busy = false;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.#committed = opened.committed;
    this.#phase = opened.part === null ? "renamed" : "growing";
  }

  get committedFrames(): number {
    return this.#opened.container.frames;
  }

  get committedAudioFrames(): number {
    return this.#opened.container.audioFrames;
  }

  get resumeState(): string | null {
    return this.#committed.resumeState;
  }

  append(segment: EncodedSegment): Promise<void> {
    return this.#alone(async () => {
      const part = this.#growingPart();
      const { format, container } = this.#opened;
      const position = { frames: this.committedFrames, audioFrames: this.committedAudioFrames };
      checkSegment(segment, position, format.video.reorderFrames);
      const start = this.#committed.payloadBytes;
      const { commit, media } = container.plan(segment, start);
      const record = encodeRecord(encodeCommit(commit));
      await this.#write(part, media, record);
      this.#committed = {
        payloadBytes: commit.end,
        sidecarBytes: this.#committed.sidecarBytes + record.length,
        resumeState: commit.resumeState,
      };
      container.add(commit);
      await this.#keepRoomForIndex(part);
    });
  }

  finish(meta: PublicationMeta): Promise<void> {
    return this.#alone(async () => {
      if (this.#phase === "closed") return;
      const { disk, part, paths } = this.#opened;
      if (part !== null && this.#phase === "growing") {
        if (this.committedFrames === 0) throw new Failure("publish.empty", "There is not one frame to publish.");
        try {
          await part.complete(this.#opened.container.index(meta, part), this.#committed.payloadBytes);
          await disk.rename(paths.part, paths.file);
        } catch (thrown) {
          throw diskFailure(thrown);
        }
        this.#phase = "renamed";
      }
      await this.#closeFiles();
    });
  }

  close(): Promise<void> {
    return this.#alone(() => this.#closeFiles());
  }

  /** Both files as they were, when either cannot take what is written. */
  async #write(part: GrowingFile, media: readonly Buffer[], record: Buffer): Promise<void> {
    const { payloadBytes, sidecarBytes } = this.#committed;
    const { sidecar } = this.#opened;
    try {
      await part.append(media, payloadBytes);
      await sidecar.write([record], sidecarBytes);
      await sidecar.sync();
    } catch (thrown) {
      await sidecar.truncate(sidecarBytes);
      await part.cut(payloadBytes);
      throw diskFailure(thrown);
    }
  }

  /**
   * Once in the life of a file that outgrows its small reserve. A disk too full for the copy is no harm now: it is
   * tried again with each segment, and in the worst case the index goes behind the media.
   */
  async #keepRoomForIndex(part: GrowingFile): Promise<void> {
    const { container, largestReserve } = this.#opened;
    if (part.fits(container.indexBytesAtMost) || part.reserve >= largestReserve) return;
    try {
      await part.enlarge(largestReserve, this.#committed.payloadBytes);
    } catch (thrown) {
      if (diskFailure(thrown).code !== "publish.disk-full") throw diskFailure(thrown);
    }
  }

  #growingPart(): GrowingFile {
    const { part } = this.#opened;
    if (this.#phase === "closed") return impossible("append to a closed publication");
    if (part === null || this.#phase === "renamed") throw new Failure("publish.finished", "The file is finished.");
    return part;
  }

  async #closeFiles(): Promise<void> {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    await this.#opened.sidecar.close();
    await this.#opened.part?.close();
  }

  async #alone(action: () => Promise<void>): Promise<void> {
    if (this.#busy) impossible("two calls at once to one publication");
    this.#busy = true;
    try {
      await action();
    } finally {
      this.#busy = false;
    }
  }
}
