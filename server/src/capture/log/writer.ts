/**
 * Writes one take. Records are put into a batch; a cycle every 80 ms adds a tick and hands the batch to the disk,
 * while the next one fills: what is in memory when the process is killed is what arrived in less than 100 ms.
 *
 *     append -> batch -> (every 80 ms) write -> (every second or 4 MB) fdatasync -> (10 s or 16 MB) footer, next chunk
 *
 * One write at a time, so records keep their order; `fdatasync` runs beside the writes and never delays them.
 * Bounds: a batch of 8 MB, one write and one sync under way. When the disk falls so far behind that the batch
 * is full, packets are refused and counted. When the disk fails (full, gone), the writer cuts the chunk back to
 * what is whole, says so once and takes nothing more; sealed chunks are never touched.
 */
import type { EndReason } from "../../recording/index.ts";
import { type Clock, Failure, logUs, reasonOf, type Timer, type TrackIndex } from "../../vocabulary/index.ts";
import { Batch } from "./batch.ts";
import { type ChunkFile, type LogDisk, logDisk } from "./disk.ts";
import { ChunkIndex, encodeFooter, encodeTrailer } from "./footer.ts";
import { FLAG, MAGIC, RECORD, type RecordHead } from "./format.ts";
import { type ChunkHead, encodeHead } from "./head.ts";
import { chunkPath, takeFolder } from "./places.ts";
import type { CaptureEvent, Snapshot } from "./records.ts";
import { readSenderInfo } from "./sender-info.ts";
import { afterEvent, afterSenderReport, emptySnapshot } from "./snapshot.ts";

const CYCLE_MS = 80;
const SYNC_US = 1_000_000;
const SYNC_BYTES = 4 * 1024 * 1024;
export const SEAL_US = 10_000_000;
export const SEAL_BYTES = 16 * 1024 * 1024;
const EMPTY = Buffer.alloc(0);

export type TakeWriterOptions = Pick<ChunkHead, "take" | "recordingId" | "meetingRoom" | "bootId"> & {
  readonly logDir: string;
  /** First track index that no earlier take used. */
  readonly nextTrack: number;
  readonly clock: Clock;
  readonly disk?: LogDisk;
  /** Called once; nothing is written after it. Codes `log.disk-full`, `log.write-failed`. */
  readonly onFailure: (failure: Failure) => void;
};

/** What is known of a packet when it is logged. `atUs`: its arrival on the monotonic clock. */
export type PacketMark = {
  readonly atUs: number;
  readonly track: TrackIndex;
  readonly recovered: boolean;
  readonly duplicate: boolean;
  readonly fake: boolean;
  /** Size of the picture that begins here; null when no key frame begins here. */
  readonly keyFrame: { readonly width: number; readonly height: number } | null;
};

type Chunk = {
  readonly number: number;
  readonly headUs: number;
  readonly index: ChunkIndex;
  file: ChunkFile | null;
  /** Handed to the disk. */
  bytes: number;
  /** Known to be whole in the file. */
  written: number;
};

export class TakeWriter {
  readonly #options: TakeWriterOptions;
  readonly #disk: LogDisk;
  readonly #takeUs: number;
  readonly #takeWall: ChunkHead["takeWall"];
  readonly #timer: Timer;
  #batch = new Batch();
  #spare: Batch | null = new Batch();
  #chunk: Chunk;
  #snapshot: Snapshot = emptySnapshot;
  #nextTrack: number;
  #state: "open" | "closing" | "closed" = "open";
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();
  #syncUnderWay = false;
  #unsyncedBytes = 0;
  #syncedUs: number;
  #refused = 0;

  constructor(options: TakeWriterOptions) {
    this.#options = options;
    this.#disk = options.disk ?? logDisk;
    this.#takeUs = options.clock.monotonicUs();
    this.#takeWall = options.clock.wallNow();
    this.#syncedUs = this.#takeUs;
    this.#nextTrack = options.nextTrack;
    this.#chunk = this.#beginChunk(1, this.#takeUs);
    this.#timer = options.clock.every(CYCLE_MS, () => this.#cycle(false));
  }

  /** Packets that found the batch full. */
  get refused(): number {
    return this.#refused;
  }

  packet(mark: PacketMark, packet: Buffer): void {
    const offset = this.#chunk.bytes + this.#batch.length;
    const flags =
      (mark.recovered ? FLAG.recovered : 0) |
      (mark.duplicate ? FLAG.duplicate : 0) |
      (mark.keyFrame === null ? 0 : FLAG.keyFrame) |
      (mark.fake ? FLAG.fake : 0);
    const { track } = mark;
    const arrivalUs = this.#arrival(mark.atUs);
    if (!this.#add({ type: RECORD.rtp, flags, track, arrivalUs }, packet)) this.#refused += 1;
    else if (mark.keyFrame !== null) this.#chunk.index.keyFrame({ track, arrivalUs, offset, ...mark.keyFrame });
  }

  /** @param info 20 bytes of sender info as on the wire */
  senderReport(atUs: number, track: TrackIndex, info: Buffer): void {
    const at = logUs(atUs - this.#takeUs);
    this.#snapshot = afterSenderReport(this.#snapshot, { track, at, ...readSenderInfo(info) });
    this.#add({ type: RECORD.senderReport, flags: 0, track, arrivalUs: this.#arrival(atUs) }, info);
  }

  event(atUs: number, event: CaptureEvent): void {
    if (event.event === "track-added") this.#nextTrack = Math.max(this.#nextTrack, event.description.track + 1);
    this.#snapshot = afterEvent(this.#snapshot, event);
    this.#add(this.#plain(RECORD.event, atUs), Buffer.from(JSON.stringify(event)));
  }

  /** Resolves when everything logged so far is on the disk itself. Does not throw: a failure goes to `onFailure`. */
  async sync(): Promise<void> {
    await this.#writing;
    this.#cycle(false);
    await this.#writing;
    await this.#syncing;
    this.#sync(this.#chunk);
    await this.#syncing;
  }

  /** Writes the `end` record unless `reason` is null, seals the chunk and resolves when it is on the disk. */
  async end(reason: EndReason | null): Promise<void> {
    if (this.#state !== "open") return;
    const now = this.#options.clock.monotonicUs();
    if (reason !== null) this.#add(this.#plain(RECORD.end, now), Buffer.from(JSON.stringify({ reason })));
    this.#state = "closing";
    this.#timer.cancel();
    await this.#writing;
    this.#cycle(true);
    await this.#writing;
    await this.#syncing;
    this.#state = "closed";
  }

  /** The lease is lost: another recorder writes on. Nothing more is written, not even what waits. */
  async abandon(): Promise<void> {
    this.#state = "closed";
    this.#timer.cancel();
    await this.#writing;
    await this.#syncing;
    await this.#chunk.file?.close().catch(() => undefined);
  }

  #plain(type: number, atUs: number): RecordHead {
    return { type, flags: 0, track: 0, arrivalUs: this.#arrival(atUs) };
  }

  #arrival(atUs: number): number {
    return Math.max(0, atUs - this.#chunk.headUs);
  }

  #add(head: RecordHead, payload: Buffer): boolean {
    if (this.#state !== "open") return false;
    const offset = this.#chunk.bytes + this.#batch.length;
    if (!this.#batch.add(head, payload)) return false;
    this.#chunk.index.passed(head.arrivalUs, offset);
    return true;
  }

  /** Starts a chunk at the front of the batch, which is empty. */
  #beginChunk(number: number, headUs: number): Chunk {
    const { clock, take, recordingId, meetingRoom, bootId } = this.#options;
    const head = encodeHead({
      ...{ take, recordingId, meetingRoom, bootId, chunk: number, nextTrack: this.#nextTrack },
      ...{ takeUs: this.#takeUs, takeWall: this.#takeWall, headUs, headWall: clock.wallNow() },
      snapshot: this.#snapshot,
    });
    this.#batch.addRaw(MAGIC);
    this.#batch.add({ type: RECORD.chunk, flags: 0, track: 0, arrivalUs: 0 }, head);
    return { number, headUs, index: new ChunkIndex(), file: null, bytes: 0, written: 0 };
  }

  /** Hands the batch to the disk, unless the disk still has the one before. */
  #cycle(last: boolean): void {
    if (this.#spare === null || this.#state === "closed") return;
    const [batch, chunk, now] = [this.#batch, this.#chunk, this.#options.clock.monotonicUs()];
    if (!last) this.#add(this.#plain(RECORD.tick, now), EMPTY);
    const seal = last || now - chunk.headUs >= SEAL_US || chunk.bytes + batch.length >= SEAL_BYTES;
    if (seal) this.#addFooter(batch, chunk, now);
    chunk.bytes += batch.length;
    this.#batch = this.#spare;
    this.#spare = null;
    if (seal && !last) this.#chunk = this.#beginChunk(chunk.number + 1, now);
    this.#writing = this.#writeOut(batch, chunk, seal).then(
      () => {
        batch.clear();
        this.#spare = batch;
      },
      (reason: unknown) => this.#fail(reason, chunk),
    );
  }

  #addFooter(batch: Batch, chunk: Chunk, now: number): void {
    const arrivalUs = Math.max(0, now - chunk.headUs);
    const offset = chunk.bytes + batch.length;
    batch.add({ type: RECORD.footer, flags: 0, track: 0, arrivalUs }, encodeFooter(chunk.index.footer(arrivalUs)));
    batch.addRaw(encodeTrailer(offset));
  }

  async #writeOut(batch: Batch, chunk: Chunk, seal: boolean): Promise<void> {
    const { logDir, take, clock } = this.#options;
    chunk.file ??= await this.#disk.create(chunkPath(takeFolder(logDir, take), chunk.number));
    chunk.file.append(batch.bytes);
    chunk.written = chunk.bytes;
    this.#unsyncedBytes += batch.length;
    if (seal) {
      await this.#syncing;
      this.#sync(chunk, true);
    } else if (clock.monotonicUs() - this.#syncedUs >= SYNC_US || this.#unsyncedBytes >= SYNC_BYTES) this.#sync(chunk);
  }

  /** One at a time; the next cycle asks again. */
  #sync(chunk: Chunk, close = false): void {
    const { file } = chunk;
    if (file === null || this.#syncUnderWay || this.#state === "closed") return;
    this.#syncUnderWay = true;
    this.#unsyncedBytes = 0;
    this.#syncedUs = this.#options.clock.monotonicUs();
    this.#syncing = file
      .sync()
      .then(() => (close ? file.close() : undefined))
      .catch((reason: unknown) => this.#fail(reason, chunk))
      .finally(() => {
        this.#syncUnderWay = false;
      });
  }

  async #fail(reason: unknown, chunk: Chunk): Promise<void> {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#timer.cancel();
    await chunk.file?.truncate(chunk.written).catch(() => undefined);
    await chunk.file?.close().catch(() => undefined);
    const full = (reason as NodeJS.ErrnoException).code === "ENOSPC";
    const [code, what] = full ? ["log.disk-full", "The disk is full"] : ["log.write-failed", "The disk failed"];
    this.#options.onFailure(new Failure(code, `${what}: ${reasonOf(reason)}`, { cause: reason }));
  }
}
